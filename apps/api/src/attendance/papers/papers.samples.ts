// Arguments with which each function of papers.queries.ts is run to record its SQL.
const id = '01900000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T09:00:00Z');

export const samples: Record<string, unknown[]> = {
  registrationPlace: [id],
  namedRegistrations: [id],
  overridesOfSession: [id],
  insertOverrides: [
    { sessionId: id, kind: 'COMPLETION', key: 'personFunction', reason: 'Fonction inconnue', by: id, at },
    [id],
  ],
  writeFunction: [id, 'Maire'],
  writeMunicipality: [id, '22070'],
};
