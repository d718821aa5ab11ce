// Arguments with which each function of people.queries.ts is run to record its SQL.
const id = '01900000-0000-7000-8000-000000000001';

export const samples: Record<string, unknown[]> = {
  findOrCreatePeople: [
    [
      {
        familyName: 'Kerzec',
        givenName: 'Yann',
        nameKey: 'kerzec|yann',
        email: 'y@x.example',
        emailKey: 'y@x.example',
        phone: null,
      },
    ],
    new Date('2027-01-12T09:00:00Z'),
  ],
  knownPeople: [[{ nameKey: 'kerzec|yann', emailKey: 'y@x.example' }]],
  lockPerson: [id],
  writeMailbox: [id, 'y@x.example', 'y@x.example'],
  declareTies: [
    [
      {
        personId: id,
        kind: 'ELECTED',
        municipalityCode: '26113',
        epciCode: null,
        function: 'Maire',
        delegation: false,
      },
      {
        personId: id,
        kind: 'STAFF',
        municipalityCode: '26113',
        epciCode: null,
        function: 'Technicien·ne',
        delegation: false,
      },
    ],
    '2027-01-12',
  ],
  confirmMandates: [id, '26113'],
  peopleOfMailbox: ['mairie@die.example'],
  peopleById: [[id]],
};
