// Certificates: their kinds, number, verification code, and what the public may read of a person.
import { titleOfDocument } from '../papers/mentions';

export const certificateKinds = ['COMPLETION', 'ATTENDANCE', 'PARTICIPATION'] as const;
/** Certificat de réalisation and attestation de fréquentation for training, attestation de participation for an awareness day. */
export type CertificateKind = (typeof certificateKinds)[number];

/** The documents of somebody who attended: an elected person also shows an employer that they really came. */
export function kindsFor(
  regime: 'TRAINING' | 'AWARENESS',
  person: 'ELECTED' | 'STAFF',
): readonly CertificateKind[] {
  if (regime === 'AWARENESS') return ['PARTICIPATION'];
  return person === 'ELECTED' ? ['COMPLETION', 'ATTENDANCE'] : ['COMPLETION'];
}

/** The document that tells the hours followed; the other one is only for an employer. */
export const isMain = (kind: CertificateKind): boolean => kind !== 'ATTENDANCE';

/** French title of the document. */
export const titleOfKind: Record<CertificateKind, string> = {
  COMPLETION: titleOfDocument.COMPLETION,
  ATTENDANCE: titleOfDocument.ATTENDANCE,
  PARTICIPATION: titleOfDocument.PARTICIPATION,
};
/** Nature of the action as the law and the programme call it (model of the arrêté of 21 December 2018). */
export const natureOfKind: Record<CertificateKind, string> = {
  COMPLETION: 'Action de formation',
  ATTENDANCE: 'Action de formation',
  PARTICIPATION: 'Journée de sensibilisation',
};

/** 32 signs that cannot be mistaken for one another: no 0 O, no 1 I. */
export const codeAlphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** Random bytes that one code needs: 5 bits of each are used, 60 in all. */
export const codeBytes = 12;

/**
 * The printed verification code `TRZ-XXXX-XXXX-XXXX`.
 * @param random at least `codeBytes` bytes of a cryptographic source
 * @throws RangeError when there are fewer
 */
export function codeFrom(random: Uint8Array): string {
  if (random.length < codeBytes) throw new RangeError(`a code needs ${codeBytes} random bytes`);
  const signs = Array.from(random.subarray(0, codeBytes), (byte) => codeAlphabet.charAt(byte % 32)).join('');
  return `TRZ-${signs.slice(0, 4)}-${signs.slice(4, 8)}-${signs.slice(8, 12)}`;
}

const marks: Record<CertificateKind, string> = { COMPLETION: 'CR', ATTENDANCE: 'AF', PARTICIPATION: 'AP' };
/** `CR-<registration number>` (or `AF-`, `AP-`), then `-2`, `-3`… for the certificates that replace it. */
export function certificateNumber(kind: CertificateKind, registrationNumber: string, issue: number): string {
  const first = `${marks[kind]}-${registrationNumber}`;
  return issue === 1 ? first : `${first}-${issue}`;
}

export type CertificateStatus = 'VALID' | 'REPLACED' | 'REVOKED';
export function statusOf(certificate: {
  revokedAt: Date | null;
  replacedBy: string | null;
}): CertificateStatus {
  if (certificate.revokedAt === null) return 'VALID';
  return certificate.replacedBy === null ? 'REVOKED' : 'REPLACED';
}

/** What happened so far to the documents of one kind of one person. */
export interface IssuedSoFar {
  revokedAt: Date | null;
  /** Who withdrew the last one by hand; null when the ledger did. */
  revokedBy: string | null;
}
/** A document is made when none is in force, unless somebody withdrew it on purpose. */
export const isToIssue = (last: IssuedSoFar | undefined): boolean =>
  last === undefined || (last.revokedAt !== null && last.revokedBy === null);
