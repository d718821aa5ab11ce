// Sample arguments of each query of audience.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T08:30:00Z');

export const samples: Record<string, unknown[]> = {
  peopleOfSession: [id, 'd-7 2027-01-12', '2027-01-12'],
  peopleOfTerritory: [
    { regionCode: '84', departments: ['15'], programmes: ['PVD'], kinds: ['ELECTED'], sessionId: id },
    '2027-01-12',
  ],
  contactsOf: [['15187'], at],
  sparedAddresses: [['anne@mairie.example']],
  targetedSession: [id],
  regionWith: ['84', ['15']],
};
