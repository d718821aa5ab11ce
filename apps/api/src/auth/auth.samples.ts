// Arguments with which each function of auth.queries.ts is run to record its SQL.
const id = '01900000-0000-7000-8000-000000000001';
const now = new Date('2027-01-12T09:00:00Z');

export const samples: Record<string, unknown[]> = {
  findLogin: ['hash', now, now],
  deleteOldRequests: [now],
  deleteOldLogins: [now],
  grantsOf: [id, now],
  contactsOfMunicipality: ['22070', now],
  demoPeople: [],
  hasGrant: [{ personId: id, role: 'TRAINER', scopeKind: 'region', scopeId: '84' }, now],
  insertGrant: [{ personId: id, role: 'TRAINER', scopeKind: 'region', scopeId: '84' }, now],
  scopeExists: ['region', '84'],
};
