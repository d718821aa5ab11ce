// Sample arguments of each query of sealing.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const sheet = {
  halfDayId: id,
  sessionId: id,
  canonical: '{}',
  hash: 'sample',
  trainerId: id,
  statement: 'sample',
  strokes: null,
  sealedAt: new Date('2027-01-12T08:30:00Z'),
  signature: 'sample',
  keyId: 'sample',
  deviceId: null,
};
const file = {
  pdf: Buffer.from('sample'),
  sha256: 'sample',
  signature: 'sample',
  keyId: 'sample',
  madeAt: new Date('2027-01-12T08:30:00Z'),
};

export const samples: Record<string, unknown[]> = {
  lockSessionAndHalfDays: [id],
  sealedSheetOf: [id],
  insertSheet: [sheet],
  personName: [id],
  sheetFileOf: [id],
  insertSheetFile: [id, file],
};
