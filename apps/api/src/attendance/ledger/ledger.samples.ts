// Sample arguments of each query of ledger.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T08:30:00Z');
const fact = {
  id,
  version: 2,
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
  offsetMs: 0,
  offline: false,
  receivedAt: at,
  deviceId: null,
  deviceSeq: null,
  devicePreviousHash: null,
  deviceHash: null,
  forceReason: null,
  answer: null,
  phoneKey: null,
  sourceId: null,
  previousHash: null,
  hash: 'sample',
};

export const samples: Record<string, unknown[]> = {
  factsOfHalfDay: [id, null],
  movementsOf: [id, id],
  factById: [id],
  lastHash: [id],
  insertFact: [fact],
  ledgerOf: [[id]],
};
