// pdfsig and openssl read the signatures of documents: valid, of the level they claim, and any byte changed is told.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { paperPdf } from '@treize/api/platform/papers/to-pdf';
import { pdfSigner } from '@treize/api/platform/pdf/signing/signer';
import { emptyFolder } from '../objects.ts';
import { keyKinds, operatorIn, trusting, trustingNobody, type KeyKind } from './authority.ts';
import { compose, demoSigning, type Composed } from './corpus.ts';
import { everyBlock } from './every-block.ts';
import { ask, run } from './programs.ts';

const folder = emptyFolder('signature');
const nobody = trustingNobody(emptyFolder('signature-nobody'));
let documents: Composed[];
let certFile: string;

/** A document signed by an operator whose certificate comes from an authority, and who trusts that authority. */
interface Bought {
  file: string;
  authorityFile: string;
  trustful: string;
}
const boughtBy = {} as Record<KeyKind, Bought>;

/** No signature below is checked online: the certificates name nowhere to ask. */
const pdfsig = (file: string, trusted = nobody): string => {
  const { stdout, stderr } = run('pdfsig', ['-nssdir', trusted, file]);
  return `${stdout}${stderr}`;
};
const write = (name: string, bytes: Buffer): string => {
  const file = resolve(folder, name);
  writeFileSync(file, bytes);
  return file;
};

beforeAll(async () => {
  const signing = await demoSigning(folder);
  certFile = signing.certFile;
  documents = await compose('signature-documents', signing);
  for (const kind of keyKinds) {
    const { chain, key, authorityFile } = operatorIn(emptyFolder(`signature-operator-${kind}`), kind);
    const now = { signer: pdfSigner(chain, key), city: 'Lyon', signedAt: new Date() };
    boughtBy[kind] = {
      file: write(`bought-${kind}.pdf`, await paperPdf(everyBlock('portrait'), now)),
      authorityFile,
      trustful: trusting(emptyFolder(`signature-trusting-${kind}`), authorityFile),
    };
  }
});

it('calls the signature of each document valid, of the whole of it, by a certificate that says what it is worth', () => {
  for (const { name, file } of documents) {
    const told = `${name}: ${pdfsig(file)}`;
    expect(told).toContain('Signature Validation: Signature is Valid.');
    expect(told).toContain('Signature Type: ETSI.CAdES.detached');
    expect(told).toContain('Signing Hash Algorithm: SHA-256');
    expect(told).toContain('Total document signed');
    expect(told).toContain('signature de démonstration sans valeur');
    // Self-made: whoever reads it knows that nobody vouches for it.
    expect(told).toContain('Certificate issuer is unknown');
  }
});

it.each(keyKinds)(
  'trusts the certificate of an operator whose authority is trusted, and no other: %s',
  (kind) => {
    const { file, trustful } = boughtBy[kind];
    expect(pdfsig(file, trustful)).toContain('Certificate Validation: Certificate is Trusted.');
    expect(pdfsig(file, trustful)).toContain('Signature Validation: Signature is Valid.');
    expect(pdfsig(file)).not.toContain('Certificate is Trusted.');
  },
);

it('calls no altered document valid, wherever the byte is', () => {
  const good = readFileSync(documents[0]?.file ?? '');
  const [, start, end] = /\/ByteRange \[0 (\d+) (\d+)/.exec(good.toString('latin1'))?.map(Number) ?? [];
  // DER says its own length: the signature's value is last in it, zeros fill the rest of the hole.
  const length = parseInt(good.toString('latin1', (start ?? 0) + 5, (start ?? 0) + 9), 16) + 4;
  const places = {
    header: 6,
    words: good.indexOf('stream') + 20,
    'before the signature': (start ?? 0) - 40,
    'in the signature': (start ?? 0) + 2 * length - 40,
    'after the signature': (end ?? 0) + 12,
    trailer: good.length - 12,
  };
  for (const [place, at] of Object.entries(places)) {
    const copy = Buffer.from(good);
    copy.writeUInt8((copy[at] ?? 0) ^ 1, at);
    expect(`${place}: ${pdfsig(write('altered.pdf', copy))}`).not.toContain('Signature is Valid.');
  }
  const filled = Buffer.from(good);
  filled.write('1', (start ?? 0) + 2 * length + 20, 'latin1');
  expect(pdfsig(write('altered.pdf', filled))).toContain('Not total document signed');
});

it('tells what was added after the signature', () => {
  const good = readFileSync(documents[0]?.file ?? '');
  const longer = write('longer.pdf', Buffer.concat([good, Buffer.from('\n% added\n')]));
  expect(pdfsig(longer)).not.toContain('Total document signed');
});

describe('openssl', () => {
  /** The signature (DER) of a document and the bytes that it covers. */
  function split(file: string): { cms: string; content: string } {
    const bytes = readFileSync(file);
    const [, before, after, rest] =
      /\/ByteRange \[0 (\d+) (\d+) (\d+)/.exec(bytes.toString('latin1'))?.map(Number) ?? [];
    if (before === undefined || after === undefined || rest === undefined) throw new Error('not signed');
    const hex = bytes.toString('latin1', before + 1, after - 1);
    const content = Buffer.concat([bytes.subarray(0, before), bytes.subarray(after, after + rest)]);
    return { cms: write('cms.der', Buffer.from(hex, 'hex')), content: write('content', content) };
  }

  it('reads a baseline signature: signing-certificate-v2 of its own certificate, no signing time of its own', () => {
    for (const { file } of documents) {
      const { cms } = split(file);
      const printed = ask('openssl', ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', cms]);
      expect(printed).toContain('id-smime-aa-signingCertificateV2');
      expect(printed).toContain('algorithm: sha256');
      expect(printed).not.toContain('signingTime');
    }
  });

  function findsGood(file: string, authority: string): void {
    const { cms, content } = split(file);
    const words = ['cms', '-verify', '-cades', '-binary', '-purpose', 'any', '-inform', 'DER', '-in', cms];
    const { status, stderr } = run('openssl', [
      ...[...words, '-content', content, '-CAfile', authority, '-out', '/dev/null'],
    ]);
    expect(stderr).toContain('CAdES Verification successful');
    expect(status).toBe(0);
  }

  it('finds the CAdES signature of each document of the demo good', () => {
    for (const { file } of documents) findsGood(file, certFile);
  });

  it.each(keyKinds)('finds the CAdES signature of an operator with an authority good: %s', (kind) => {
    const { file, authorityFile } = boughtBy[kind];
    const { cms } = split(file);
    const printed = ask('openssl', ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', cms]);
    expect(printed).toContain(kind === 'ec' ? 'ecdsa-with-SHA256' : 'sha256WithRSAEncryption');
    findsGood(file, authorityFile);
  });
});
