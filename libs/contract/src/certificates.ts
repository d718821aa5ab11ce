// Certificates: public verification, the person's own list, the organiser's list and acts.
import { certificateKinds } from '@treize/rules/certificates/certificate';
import * as z from 'zod';
import { id, instant, line, localDate, localTime } from './fields';
import { periods } from './sessions';

export { certificateKinds };
export const certificateStatuses = ['VALID', 'REPLACED', 'REVOKED'] as const;
/** Verification code as printed: `TRZ-7K4M-9QXD-2HVB`, without letters or digits that look alike. */
export const certificateCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^TRZ(-[2-9A-HJ-NP-Z]{4}){3}$/, 'code attendu : TRZ-XXXX-XXXX-XXXX');
/** SHA-256 of a file, lower-case hexadecimal. */
export const fileHash = z.string().regex(/^[0-9a-f]{64}$/, 'empreinte SHA-256 attendue');

/** What anybody who holds the code or the file may read: initials only, no name, no address. */
export const verification = z.object({
  code: z.string(),
  number: z.string(),
  kind: z.enum(certificateKinds),
  status: z.enum(certificateStatuses),
  title: z.string(),
  place: z.string(),
  initials: z.string(),
  halfDays: z.array(
    z.object({
      date: localDate,
      period: z.enum(periods),
      startTime: localTime,
      endTime: localTime,
      minutes: z.int(),
    }),
  ),
  minutes: z.int(),
  issuedAt: instant,
  revokedAt: instant.nullable(),
  bodyName: z.string(),
  sha256: z.string(),
  replacedByCode: z.string().nullable(),
  replacesCode: z.string().nullable(),
});
export type Verification = z.output<typeof verification>;

/** A name typed beside a certificate, to be confirmed. */
export const nameCheck = z.object({ name: line(200) });
/** The name as it stands on the certificate, told only to whoever typed it. */
export const nameAnswer = z.object({ name: z.string().nullable() });

export const myCertificate = z.object({
  id,
  number: z.string(),
  code: z.string(),
  kind: z.enum(certificateKinds),
  title: z.string(),
  minutes: z.int(),
  halfDays: z.int(),
  /** Date of the last half-day attended. */
  heldOn: localDate.nullable(),
  issuedAt: instant,
  pdfPath: z.string(),
  htmlPath: z.string(),
  /** The verifiable credential; null for documents issued before there were any. */
  credentialPath: z.string().nullable(),
});
export const myCertificateList = z.array(myCertificate);
export type MyCertificate = z.output<typeof myCertificate>;

/** A document in force behind a personal link. */
export const linkedCertificate = myCertificate.pick({
  number: true,
  code: true,
  kind: true,
  minutes: true,
  pdfPath: true,
  htmlPath: true,
  credentialPath: true,
});
export const linkedCertificateList = z.array(linkedCertificate);
export type LinkedCertificate = z.output<typeof linkedCertificate>;

/** One's own document that waits, and what it lacks: "la fonction". */
export const awaitedCertificate = z.object({
  registrationId: id,
  kind: z.enum(certificateKinds),
  title: z.string(),
  missing: z.array(z.string()),
});
export const awaitedCertificateList = z.array(awaitedCertificate);
export type AwaitedCertificate = z.output<typeof awaitedCertificate>;

export const issuedCertificate = myCertificate.extend({
  familyName: z.string(),
  givenName: z.string(),
  status: z.enum(certificateStatuses),
  revokedAt: instant.nullable(),
  reason: z.string().nullable(),
  replacedByNumber: z.string().nullable(),
  replacesNumber: z.string().nullable(),
  hasAddress: z.boolean(),
});
export type IssuedCertificate = z.output<typeof issuedCertificate>;

/** Somebody whose document waits, and what it lacks: "la fonction". */
export const heldCertificate = z.object({
  registrationId: id,
  familyName: z.string(),
  givenName: z.string(),
  kind: z.enum(certificateKinds),
  missing: z.array(z.object({ key: z.string(), label: z.string(), source: z.string() })),
});
export type HeldCertificate = z.output<typeof heldCertificate>;

export const sessionCertificates = z.object({
  certificates: z.array(issuedCertificate),
  held: z.array(heldCertificate),
  /** Documents that nothing holds and that are not written yet. */
  waiting: z.int(),
});
export type SessionCertificates = z.output<typeof sessionCertificates>;

export const certificateReason = z.object({ reason: line(500) });
export const replacedCertificates = z.array(issuedCertificate);
/** What the worker was asked to do. */
export const certificatesAsked = z.object({ asked: z.int() });

/** The copy to print: `READY` when it holds the certificates in force, `MAKING` once asked for, `NONE` otherwise. */
export const certificatePrint = z.object({ state: z.enum(['NONE', 'MAKING', 'READY']), pdfPath: z.string() });
export type CertificatePrint = z.output<typeof certificatePrint>;

/** Files behind a personal link: of the certificate, and of the attestation for the employer. */
export const linkedFiles = [
  'certificate.pdf',
  'certificate.html',
  'certificate.jwt',
  'attendance.pdf',
  'attendance.html',
  'attendance.jwt',
] as const;
export type LinkedFile = (typeof linkedFiles)[number];

const organiser = (sessionId: string): string => `/api/organiser/sessions/${sessionId}/certificates`;
const one = (certificateId: string): string => `/api/organiser/certificates/${certificateId}`;
export const certificatePaths = {
  verify: (code: string) => `/api/certificates/verify/${code}`,
  name: (code: string) => `/api/certificates/verify/${code}/name`,
  file: (sha256: string) => `/api/certificates/files/${sha256}`,
  mine: '/api/certificates/mine',
  awaited: '/api/certificates/awaited',
  linked: (token: string) => `/api/certificates/link/${token}`,
  linkedAwaited: (token: string) => `/api/certificates/link/${token}/awaited`,
  link: (token: string, file: LinkedFile) => `/api/certificates/link/${token}/${file}`,
  linkPdf: (token: string) => `/api/certificates/link/${token}/certificate.pdf`,
  pdf: (certificateId: string) => `/api/certificates/${certificateId}/certificate.pdf`,
  html: (certificateId: string) => `/api/certificates/${certificateId}/certificate.html`,
  credential: (certificateId: string) => `/api/certificates/${certificateId}/credential.jwt`,
  issuer: '/api/certificates/issuer',
  key: (keyId: string) => `/api/certificates/keys/${keyId}`,
  status: (list: number) => `/api/certificates/status/${list}`,
  ofSession: organiser,
  issue: (sessionId: string) => `${organiser(sessionId)}/issue`,
  zip: (sessionId: string) => `${organiser(sessionId)}/all.zip`,
  csv: (sessionId: string) => `${organiser(sessionId)}/all.csv`,
  print: (sessionId: string) => `${organiser(sessionId)}/print`,
  printPdf: (sessionId: string) => `${organiser(sessionId)}/print.pdf`,
  replace: (certificateId: string) => `${one(certificateId)}/replace`,
  revoke: (certificateId: string) => `${one(certificateId)}/revoke`,
  send: (certificateId: string) => `${one(certificateId)}/send`,
} as const;
