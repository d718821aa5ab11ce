// Arguments with which each function of audit.queries.ts is run to record its SQL.
export const samples: Record<string, unknown[]> = {
  insertAuditEvents: [
    [{ actorId: null, action: 'grant.given', subjectKind: 'grant', subjectId: '1' }],
    new Date('2027-01-12T09:00:00Z'),
  ],
};
