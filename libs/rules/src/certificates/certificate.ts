// Certificates: their kind, number, verification code, and what the public may read of a person.

/** Certificat de réalisation for training, attestation de participation for an awareness day. */
export type CertificateKind = 'COMPLETION' | 'PARTICIPATION';
export const kindOfRegime = (regime: 'TRAINING' | 'AWARENESS'): CertificateKind =>
  regime === 'TRAINING' ? 'COMPLETION' : 'PARTICIPATION';

/** French title of the document. */
export const titleOfKind: Record<CertificateKind, string> = {
  COMPLETION: 'Certificat de réalisation',
  PARTICIPATION: 'Attestation de participation',
};
/** Nature of the action as the law and the programme call it (model of the arrêté of 21 December 2018). */
export const natureOfKind: Record<CertificateKind, string> = {
  COMPLETION: 'Action de formation',
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

/** `CR-<registration number>` (or `AP-`), then `-2`, `-3`… for the certificates that replace it. */
export function certificateNumber(kind: CertificateKind, registrationNumber: string, issue: number): string {
  const first = `${kind === 'COMPLETION' ? 'CR' : 'AP'}-${registrationNumber}`;
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

const initialsOf = (name: string): string[] =>
  name
    .split(/[^\p{L}\p{M}]+/u)
    .filter((part) => part !== '')
    .map((part) => `${(Array.from(part.normalize('NFC'))[0] ?? '').toLocaleUpperCase('fr')}.`);

/** What the public page shows of the person: "M.-C. L." for Marie-Claire Le… is "M. C. L." */
export const publicInitials = (givenName: string, familyName: string): string =>
  [...initialsOf(givenName), ...initialsOf(familyName).slice(0, 1)].join(' ');
