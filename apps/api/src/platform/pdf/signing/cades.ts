// A CAdES signature (CMS, RFC 5652) as PAdES B-B wants it: detached, with signing-certificate-v2 and without signing-time.
import { createHash, sign, type KeyObject } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

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
const sha256 = (...parts: Uint8Array[]): ArrayBuffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return exact(hash.digest());
};
const attribute = (type: string, value: asn1js.BaseBlock): Attribute =>
  new Attribute({ type, values: [value] });
const algorithm = (key: KeyObject): AlgorithmIdentifier =>
  key.asymmetricKeyType === 'rsa'
    ? new AlgorithmIdentifier({ algorithmId: oid.rsaWithSha256, algorithmParams: new asn1js.Null() })
    : new AlgorithmIdentifier({ algorithmId: oid.ecdsaWithSha256 });

/** ESSCertIDv2 (RFC 5035): the hash of the certificate, SHA-256 by default, and whose it is. */
function signingCertificate(der: Buffer, certificate: Certificate): Attribute {
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
    value: [new asn1js.OctetString({ valueHex: sha256(der) }), issuerSerial],
  });
  return attribute(
    oid.signingCertificateV2,
    new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [essCertId] })] }),
  );
}

/** DER wants the elements of a SET in the order of their encodings; the signature is over that SET (RFC 5652, 5.4). */
function signedAttributes(attributes: Attribute[]): { set: Buffer; sorted: Attribute[] } {
  const encoded = attributes
    .map((one) => ({ one, der: Buffer.from(one.toSchema().toBER()) }))
    .toSorted((a, b) => Buffer.compare(a.der, b.der));
  const set = new asn1js.Set({ value: encoded.map(({ one }) => one.toSchema()) });
  return { set: Buffer.from(set.toBER()), sorted: encoded.map(({ one }) => one) };
}

/** Bytes that a signature by this key never exceeds: its certificates, one signature, and the structure around. */
export const signatureRoom = ({ key, chain }: SigningKey): number =>
  chain.reduce((sum, { length }) => sum + length, 0) +
  (key.asymmetricKeyType === 'rsa' ? (key.asymmetricKeyDetails?.modulusLength ?? 4096) / 8 : 144) +
  chain[0].length +
  512;

/** @returns what signs documents with this key; what never changes is prepared once */
export function cadesSigner({ key, chain }: SigningKey): (...parts: Uint8Array[]) => Buffer {
  const certificates = chain.map((der) => Certificate.fromBER(exact(der)));
  const own = certificates[0] as Certificate;
  const always = [
    attribute(oid.contentType, new asn1js.ObjectIdentifier({ value: oid.data })),
    signingCertificate(chain[0], own),
  ];
  const digestAlgorithm = new AlgorithmIdentifier({ algorithmId: oid.sha256 });
  return (...parts) => {
    const digest = new asn1js.OctetString({ valueHex: sha256(...parts) });
    const { set, sorted } = signedAttributes([...always, attribute(oid.messageDigest, digest)]);
    const signerInfo = new SignerInfo({
      version: 1,
      sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
      digestAlgorithm,
      signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes: sorted }),
      signatureAlgorithm: algorithm(key),
      signature: new asn1js.OctetString({ valueHex: exact(sign('sha256', set, key)) }),
    });
    const signed = new SignedData({
      version: 1,
      digestAlgorithms: [digestAlgorithm],
      encapContentInfo: new EncapsulatedContentInfo({ eContentType: oid.data }),
      certificates: [...certificates],
      signerInfos: [signerInfo],
    });
    const content = new ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) });
    return Buffer.from(content.toSchema().toBER());
  };
}
