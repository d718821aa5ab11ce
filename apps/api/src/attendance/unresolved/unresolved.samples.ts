// Sample arguments of each query of unresolved.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';

export const samples: Record<string, unknown[]> = {
  unresolvedOfSession: [id],
  unresolvedById: [id],
  lockUnresolved: [id],
  insertResolution: [
    {
      unresolvedId: id,
      kind: 'DISMISSED',
      reason: 'sample',
      factId: null,
      resolvedBy: id,
      resolvedAt: new Date('2027-01-12T08:30:00Z'),
    },
  ],
};
