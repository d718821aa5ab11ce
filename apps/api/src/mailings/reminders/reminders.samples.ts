// Sample arguments of each query of reminders.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T08:30:00Z');
const place = { code: 'd-7', regionCode: '84', sessionId: null };
const rule = {
  anchor: 'START',
  days: -7,
  localTime: '09:00',
  fixedOn: null,
  statuses: ['CONFIRMED'],
  presence: 'ANY',
  addressees: 'PARTICIPANTS',
  limitId: null,
  subject: 'Dans une semaine',
  body: 'Bonjour {prenom}',
  enabled: true,
};

export const samples: Record<string, unknown[]> = {
  rulesOf: [['84'], [id]],
  writeRule: [place, rule, id, at],
  deleteRule: [place],
  sessionsToRemind: [at],
  sessionToRemind: [id],
  holdSession: [id],
  claimRun: [id, 'd-7', at, at],
  recordReminded: [id, 'd-7', 'd-7 2027-01-12', [id]],
  limitExists: [id, id],
};
