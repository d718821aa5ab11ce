// Sample arguments of each query of the person's own pages, for the recorder of the SQL.
const id = '01900000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T08:30:00Z');

export const samples: Record<string, unknown[]> = {
  personalRow: [id],
  chainOf: [id],
  registrationsOfPerson: [id, at],
  halfDaysOfSession: [id],
  otherHalfDays: [id, id, at],
  personByKeys: ['kerzec|yann', 'yann@mairie.example'],
  replaceChoices: [id, [{ limitId: id, quantity: 1 }]],
};
