// Sample arguments of each query of arrivals.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T08:30:00Z');

export const samples: Record<string, unknown[]> = {
  storedRules: [id],
  expectedAt: [id],
  badgeHolders: [id],
  sheetsOfRegistration: [id, at],
  sheetsOfNumber: [{ everything: false, regions: ['53'], municipalities: [], sessions: [id] }, '012', at],
};
