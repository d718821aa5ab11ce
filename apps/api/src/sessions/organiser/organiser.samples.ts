// Arguments with which each function of organiser.queries.ts is run to record its SQL.
const filter = {
  scope: { sql: '(s.region_code = any($6::text[]))', params: [['84']] },
  now: new Date('2027-01-12T09:00:00Z'),
  region: null,
  state: null,
  period: 'upcoming',
  letters: 'die',
};

export const samples: Record<string, unknown[]> = {
  countOrganiserSessions: [filter],
  organiserSessions: [filter, 20, 0],
  organiserOptions: [['84']],
};
