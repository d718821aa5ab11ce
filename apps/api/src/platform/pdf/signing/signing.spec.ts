// Signed documents: the structure that PAdES B-B asks for, the bytes covered, and any byte changed found.
import { constants, createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import { ContentInfo, SignedData } from 'pkijs';
import { composePdf } from '../document';
import { pdfSigner, type PdfSigning } from './signer';
import { aSigningCertificate } from './signing-certificate.fixture';

const signedAt = new Date('2027-01-13T09:00:00Z');
const meta = { title: 'Essai', subject: 'Essai', author: 'Treize', reference: 'E-1', createdAt: signedAt };
const made = { rsa: await aSigningCertificate('rsa'), ec: await aSigningCertificate('ec') };
const signing = (kind: 'rsa' | 'ec'): PdfSigning => ({
  signer: pdfSigner(made[kind].cert, made[kind].key),
  city: 'Lyon',
  signedAt,
});
const compose = (by: PdfSigning | null) =>
  composePdf(meta, (sheet) => sheet.paragraph('Une phrase signée.'), by);

/** Reads the signature of a document as any reader would, from its ByteRange. */
function read(pdf: Buffer) {
  const [, a, b, c, d] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/
    .exec(pdf.toString('latin1'))
    ?.map(Number) as [number, number, number, number, number];
  const hex = pdf.toString('latin1', a + b + 1, c - 1);
  const { result } = asn1js.fromBER(new Uint8Array(Buffer.from(hex, 'hex')).buffer);
  const signed = new SignedData({ schema: new ContentInfo({ schema: result }).content as asn1js.Sequence });
  const covered = Buffer.concat([pdf.subarray(a, a + b), pdf.subarray(c, c + d)]);
  return { signed, covered, hole: [a + b, c] as const, end: c + d };
}

/** True when the signature is that of these bytes, by this certificate. */
function isGood(pdf: Buffer, certPem: string): boolean {
  const { signed, covered } = read(pdf);
  const [info] = signed.signerInfos;
  const attributes = info?.signedAttrs?.attributes ?? [];
  const digest = attributes.find(({ type }) => type === '1.2.840.113549.1.9.4')?.values[0] as
    asn1js.OctetString | undefined;
  const told = Buffer.from(digest?.valueBlock.valueHexView ?? []);
  const set = new asn1js.Set({ value: attributes.map((one) => one.toSchema()) });
  const key = { key: createPublicKey(certPem), padding: constants.RSA_PKCS1_PADDING };
  const bytes = Buffer.from(info?.signature.valueBlock.valueHexView ?? []);
  return (
    createHash('sha256').update(covered).digest().equals(told) &&
    verify('sha256', Buffer.from(set.toBER()), key, bytes)
  );
}

describe.each(['rsa', 'ec'] as const)('with a key %s', (kind) => {
  it('covers the whole file but the signature, which is good', async () => {
    const pdf = await compose(signing(kind));
    expect(read(pdf).end).toBe(pdf.length);
    expect(isGood(pdf, made[kind].cert)).toBe(true);
    expect(pdf.toString('latin1')).toContain('/SubFilter /ETSI.CAdES.detached');
  });

  it('has the attributes of a baseline signature: signing-certificate-v2 of that certificate, no signing-time', async () => {
    const { signed } = read(await compose(signing(kind)));
    const attributes = signed.signerInfos[0]?.signedAttrs?.attributes ?? [];
    expect(attributes.map(({ type }) => type).sort()).toEqual([
      '1.2.840.113549.1.9.16.2.47',
      '1.2.840.113549.1.9.3',
      '1.2.840.113549.1.9.4',
    ]);
    const reference = attributes.find(({ type }) => type.endsWith('.2.47'))?.values[0] as asn1js.Sequence;
    const hash = createHash('sha256').update(new X509Certificate(made[kind].cert).raw).digest('hex');
    expect(Buffer.from(reference.toBER()).toString('hex')).toContain(hash);
    expect(signed.certificates).toHaveLength(1);
  });

  it('tells a changed byte, wherever it is', async () => {
    const pdf = await compose(signing(kind));
    const { hole } = read(pdf);
    for (const at of [20, hole[0] - 30, hole[1] + 30, pdf.length - 20]) {
      const changed = Buffer.from(pdf);
      changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
      expect(isGood(changed, made[kind].cert)).toBe(false);
    }
  });
});

it('leaves a document as it was when nobody signs', async () => {
  expect((await compose(null)).toString('latin1')).not.toContain('/ByteRange');
});

it('refuses a key that is not that of the certificate, and a file without a certificate', () => {
  expect(() => pdfSigner(made.rsa.cert, made.ec.key)).toThrow('is not the key');
  expect(() => pdfSigner('nothing', made.ec.key)).toThrow('holds no certificate');
});
