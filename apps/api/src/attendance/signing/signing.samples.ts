// Sample arguments of the queries of this folder, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T08:30:00Z');
const source = {
  kind: 'PAPER_SCAN',
  halfDayId: id,
  page: 1,
  mediaType: 'image/png',
  bytes: Buffer.from('sample'),
  sha256: 'sample',
  addedBy: id,
};

export const samples: Record<string, unknown[]> = {
  signingHead: [id],
  signingHeadsOf: [id],
  signerOfLink: [id],
  signerOfPerson: [id, id],
  halfDaysOfSigners: [id, [id], at, at],
  keepSource: [source, at],
  scansOf: [id],
  scanById: [id],
  bytesOf: [id],
  expectedPeople: [id],
  keepConnections: [id, [], at],
  connectionsOf: [id],
  openedHalfDays: [at, 30],
  toInvite: [id],
};
