// Arguments with which each query of this folder is run to record its SQL.
const id = '01900000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T09:00:00Z');

export const samples: Record<string, unknown[]> = {
  askToReconfirm: [id, [id], at, at],
  registrationsOfAddress: ['anne@mairie.example', '53', at],
  stopAsking: [[{ registrationId: id, toldAt: at }], at],
};
