// Sample arguments of each query of attendance.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const other = '00000000-0000-7000-8000-000000000002';
const at = new Date('2027-01-12T08:30:00Z');
const fact = {
  id,
  sessionId: id,
  halfDayId: id,
  registrationId: id,
  kind: 'MARKED',
  state: 'PRESENT',
  lateMinutes: 0,
  earlyMinutes: 0,
  method: 'TRAINER_DEVICE_MARK',
  statement: null,
  strokes: null,
  strokesHash: null,
  reason: null,
  recordedBy: id,
  deviceAt: at,
  receivedAt: at,
  previousHash: null,
  hash: 'sample',
};

export const samples: Record<string, unknown[]> = {
  sheetHead: [id],
  lockHalfDay: [id],
  lockSessionAndHalfDays: [id],
  sheetPeople: [id, null],
  registrationOnSession: [id, other],
  factsOfHalfDay: [id, null],
  factById: [id],
  lastHash: [id],
  insertFact: [fact],
  sealedSheetOf: [id],
  insertSheet: [
    { halfDayId: id, sessionId: id, canonical: '{}', hash: 'sample', trainerId: id, statement: 'sample', strokes: null, sealedAt: at },
  ],
  personName: [id],
  sessionsInReach: [{ everything: false, regions: ['53'], sessions: [other] }, at, 60],
  halfDaysOf: [[id]],
  ledgerOf: [[id]],
  sessionPlace: [id],
};
