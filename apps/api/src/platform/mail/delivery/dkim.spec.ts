// The signature, checked against the public key as a receiving server does (RFC 6376), without our signer.
import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testSettings } from '../../../test-app.fixture';
import { readConfig } from '../../config';
import { aStoredMail } from '../mail.fixture';
import { composeMail } from './compose';
import { Dkim } from './dkim';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const folder = mkdtempSync(join(tmpdir(), 'treize-dkim-'));
const keyFile = join(folder, 'dkim.pem');
writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
afterAll(() => rmSync(folder, { recursive: true }));

const settings = testSettings('postgres://localhost/none');
const signed = new Dkim(
  readConfig({
    ...settings,
    DKIM_DOMAIN: 'mail.treize.example',
    DKIM_SELECTOR: 'k1',
    DKIM_KEY_FILE: keyFile,
  }),
);
const unsubscribeUrl = 'https://treize.example/mailings/leave/abc';

const relaxed = (name: string, value: string) =>
  `${name.toLowerCase()}:${value
    .replace(/\r\n/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()}`;

/** True when the body and the named headers are those that were signed. */
function isVerified(message: string): boolean {
  const split = message.indexOf('\r\n\r\n');
  const headers = (message.slice(0, split + 2).match(/^[^ \t][^:]*:(?:.|\r\n[ \t])*\r\n/gm) ?? []).map(
    (line) => ({
      name: line.slice(0, line.indexOf(':')),
      value: line.slice(line.indexOf(':') + 1),
    }),
  );
  const signature = headers.find(({ name }) => name === 'DKIM-Signature')?.value ?? '';
  const tag = (name: string) =>
    new RegExp(`(?:^|;)\\s*${name}=([^;]*)`).exec(signature)?.[1]?.replace(/\s/g, '');
  const body = message
    .slice(split + 4)
    .replace(/[ \t]+(?=\r\n)/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/(\r\n)*$/, '\r\n');
  if (createHash('sha256').update(body).digest('base64') !== tag('bh')) return false;
  const named = (tag('h') ?? '').split(':').flatMap((wanted) => {
    const header = headers.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
    return header ? [relaxed(header.name, header.value)] : [];
  });
  const unsigned = relaxed('DKIM-Signature', signature.replace(/(\bb=)[^;]*$/, '$1'));
  return createVerify('RSA-SHA256')
    .update([...named, unsigned].join('\r\n'))
    .verify(publicKey, tag('b') ?? '', 'base64');
}

describe('[7.6-25] a signed mail', () => {
  const message = async () => signed.sign(await composeMail(aStoredMail({ unsubscribeUrl })));

  it('verifies, and covers who writes, to whom, what, and how to unsubscribe', async () => {
    const text = (await message()).toString('latin1');
    expect(isVerified(text)).toBe(true);
    const covered = /\bh=([^;]*)/.exec(text)?.[1]?.replace(/\s/g, '').toLowerCase().split(':');
    for (const name of [
      'from',
      'date',
      'subject',
      'message-id',
      'to',
      'list-unsubscribe',
      'list-unsubscribe-post',
    ])
      expect(covered).toContain(name);
  });

  it.each([
    ['its subject', (text: string) => text.replace(/^Subject: /m, 'Subject: x')],
    ['its words', (text: string) => text.replace('DCjgIEg', 'DCjgIEh').replace('place', 'plage')],
    ['where to unsubscribe', (text: string) => text.replace('/leave/abc', '/leave/abd')],
  ])('is refused once %s changes', async (_, change) => {
    const text = (await message()).toString('latin1');
    const changed = change(text);
    expect(changed).not.toBe(text);
    expect(isVerified(changed)).toBe(false);
  });

  it('[7.6-26] has the same bytes each time', async () => {
    expect((await message()).equals(await message())).toBe(true);
  });
});

it('without a key the mail leaves as it is; a key that cannot be read stops the start', async () => {
  const plain = await composeMail(aStoredMail());
  expect(await new Dkim(readConfig(settings)).sign(plain)).toBe(plain);
  const missing = { DKIM_DOMAIN: 'a.example', DKIM_SELECTOR: 'k', DKIM_KEY_FILE: join(folder, 'none.pem') };
  expect(() => new Dkim(readConfig({ ...settings, ...missing }))).toThrow('none.pem');
});
