// Sample arguments of each query of certificates.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const other = '00000000-0000-7000-8000-000000000002';
const at = new Date('2027-01-12T08:30:00Z');
const content = { number: 'CR-1', code: 'TRZ-2222-2222-2222', kind: 'COMPLETION', minutes: 210 };

export const samples: Record<string, unknown[]> = {
  certifiedSession: [id],
  certifiedPeople: [[id]],
  insertCertificate: [
    { content, sessionId: id, registrationId: id, pdf: Buffer.from('%PDF'), sha256: 'sample', issuedAt: at },
  ],
  lockRegistration: [id],
  revokeCertificate: [id, at, 'sample'],
  linkReplacement: [id, other],
  certificateByCode: ['TRZ-2222-2222-2222'],
  certificateById: [id],
  currentCertificate: [id],
  certificatesOfPerson: [id],
  certificatesOfSession: [id],
  certificateBytes: [id],
};
