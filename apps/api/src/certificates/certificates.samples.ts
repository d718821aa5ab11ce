// Sample arguments of each query of this room, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const other = '00000000-0000-7000-8000-000000000002';
const at = new Date('2027-01-12T08:30:00Z');
const content = { number: 'CR-1', code: 'TRZ-2222-2222-2222', kind: 'COMPLETION', minutes: 210 };
const certificate = {
  ...{ content, sessionId: id, registrationId: id, pdf: Buffer.from('%PDF'), sha256: 'sample' },
  ...{ credential: 'sample', statusIndex: 0, issuedAt: at },
};

export const samples: Record<string, unknown[]> = {
  certifiedSession: [id],
  certifiedPeople: [[id]],
  awaitingRegistrations: [id, null],
  lastIssued: [[id]],
  acceptedOmissions: [id],
  takeStatusIndexes: [2],
  insertCertificate: [certificate],
  lockRegistrations: [[id]],
  revokeCertificate: [id, { at, reason: 'sample', by: null }],
  reopenCertificate: [id, 'sample'],
  linkReplacement: [id, other],
  certificateByCode: ['TRZ-2222-2222-2222'],
  certificateByHash: ['sample'],
  certificateById: [id],
  currentCertificates: [id],
  certificatesOfPerson: [id],
  certificatesOfSession: [id],
  certificateBytes: [id],
  certificateCredential: [id],
  revokedIndexes: [0, 131_072],
  filesInForce: [id],
  printOf: [id],
  askPrint: [id, 'sample', at],
  keepPrint: [id, 'sample', Buffer.from('%PDF')],
  dropPrints: [at],
  printBytes: [id],
};
