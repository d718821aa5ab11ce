// Reads the certificate that signs documents, and says what is wrong with it in words that an operator understands.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { cadesSigner, signatureRoom } from './cades';

export interface PdfSigner {
  /** Name of the certificate, shown by readers. */
  name: string;
  validFrom: Date;
  validTo: Date;
  /** Bytes to keep for a signature. */
  room: number;
  sign: (...parts: Uint8Array[]) => Buffer;
}

/** What a document needs to be signed now. */
export interface PdfSigning {
  signer: PdfSigner;
  /** Where it is signed. */
  city: string;
  signedAt: Date;
}

const nameOf = (certificate: X509Certificate): string =>
  /^CN=(.+)$/m.exec(certificate.subject)?.[1] ?? certificate.subject;

/**
 * @param certPem the certificate, then those above it
 * @param keyPem its private key, RSA or on a NIST curve
 * @throws Error that says what does not fit
 */
export function pdfSigner(certPem: string, keyPem: string): PdfSigner {
  const blocks = certPem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  const [own, ...above] = blocks.map((pem) => new X509Certificate(pem));
  if (own === undefined) throw new Error('SIGNING_CERT_FILE holds no certificate');
  const key = createPrivateKey(keyPem);
  if (!['rsa', 'ec'].includes(key.asymmetricKeyType ?? ''))
    throw new Error('SIGNING_KEY_FILE: the key must be RSA or on an elliptic curve (P-256, P-384)');
  if (!own.checkPrivateKey(key)) throw new Error('SIGNING_KEY_FILE is not the key of SIGNING_CERT_FILE');
  const signing = { key, chain: [own.raw, ...above.map(({ raw }) => raw)] as [Buffer, ...Buffer[]] };
  return {
    name: nameOf(own),
    validFrom: own.validFromDate,
    validTo: own.validToDate,
    room: signatureRoom(signing),
    sign: cadesSigner(signing),
  };
}
