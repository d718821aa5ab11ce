// Sample arguments of each query of attendance.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const other = '00000000-0000-7000-8000-000000000002';
const at = new Date('2027-01-12T08:30:00Z');

export const samples: Record<string, unknown[]> = {
  sheetHead: [id],
  lockHalfDay: [id],
  sheetPeople: [id, null],
  registrationOnSession: [id, other],
  sessionsInReach: [{ everything: false, regions: ['53'], municipalities: [], sessions: [other] }, at, 60],
  halfDaysOf: [[id]],
  sessionPlace: [id],
};
