// Certificates: public verification, the person's own list, the organiser's list.
import * as z from 'zod';
import { id, instant, line, localDate, localTime } from './fields';
import { periods } from './sessions';

export const certificateKinds = ['COMPLETION', 'PARTICIPATION'] as const;
export const certificateStatuses = ['VALID', 'REPLACED', 'REVOKED'] as const;
/** Verification code as printed: `TRZ-7K4M-9QXD-2HVB`, without letters or digits that look alike. */
export const certificateCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^TRZ(-[2-9A-HJ-NP-Z]{4}){3}$/, 'code attendu : TRZ-XXXX-XXXX-XXXX');

/** What anybody who holds the code may read: initials only, no name, no address. */
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
  bodyName: z.string(),
  sha256: z.string(),
  replacedByCode: z.string().nullable(),
});
export type Verification = z.output<typeof verification>;

export const myCertificate = z.object({
  id,
  number: z.string(),
  code: z.string(),
  kind: z.enum(certificateKinds),
  title: z.string(),
  minutes: z.int(),
  issuedAt: instant,
  pdfPath: z.string(),
});
export const myCertificateList = z.array(myCertificate);
export type MyCertificate = z.output<typeof myCertificate>;

export const issuedCertificate = myCertificate.extend({
  familyName: z.string(),
  givenName: z.string(),
  status: z.enum(certificateStatuses),
});
export const issuedCertificateList = z.array(issuedCertificate);
export type IssuedCertificate = z.output<typeof issuedCertificate>;
export const certificateReplace = z.object({ reason: line(500) });

export const certificatePaths = {
  verify: (code: string) => `/api/certificates/verify/${code}`,
  mine: '/api/certificates/mine',
  linkPdf: (token: string) => `/api/certificates/link/${token}/certificate.pdf`,
  pdf: (certificateId: string) => `/api/certificates/${certificateId}/certificate.pdf`,
  ofSession: (sessionId: string) => `/api/organiser/sessions/${sessionId}/certificates`,
  replace: (certificateId: string) => `/api/organiser/certificates/${certificateId}/replace`,
} as const;
