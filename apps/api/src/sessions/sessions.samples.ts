// Arguments with which each function of sessions.queries.ts is run to record its SQL.
const id = '01900000-0000-7000-8000-000000000001';
const now = new Date('2027-01-12T09:00:00Z');
const filter = {
  now,
  region: '84',
  department: null,
  theme: null,
  regime: null,
  format: null,
  from: null,
  to: null,
  available: true,
  trackId: null,
};

export const samples: Record<string, unknown[]> = {
  sessionPages: [[id], now],
  countPublicSessions: [filter],
  publicSessions: [filter, '26113', 20, 0],
  regionAgendas: [now],
  upcomingByTrack: [now],
  sessionExists: [id],
};
