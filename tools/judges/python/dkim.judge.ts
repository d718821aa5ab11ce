// dkimpy verifies what we sign, as a receiving server does: the key comes from DNS, one changed byte is refused.
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readConfig } from '@treize/api/platform/config';
import { composeMail } from '@treize/api/platform/mail/delivery/compose';
import { Dkim } from '@treize/api/platform/mail/delivery/dkim';
import { aStoredMail } from '@treize/api/platform/mail/mail.fixture';
import { testSettings } from '@treize/api/test-app.fixture';
import { emptyFolder, everyObject } from '../objects.ts';
import { python } from './python.ts';

interface Told {
  verified: boolean;
  why: string;
  covered: string[];
}

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const keyFile = resolve(emptyFolder('dkim'), 'key.pem');
writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
const signer = new Dkim(
  readConfig({
    ...testSettings('postgres://localhost/none'),
    DKIM_DOMAIN: 'mail.treize.example',
    DKIM_SELECTOR: 'k1',
    DKIM_KEY_FILE: keyFile,
  }),
);

const verify = (messages: Record<string, Buffer>): Record<string, Told> => {
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  const encoded = Object.entries(messages).map(([name, message]) => [name, message.toString('base64')]);
  const asked = {
    name: 'k1._domainkey.mail.treize.example.',
    record: `v=DKIM1; k=rsa; p=${key}`,
    messages: Object.fromEntries(encoded) as Record<string, string>,
  };
  return JSON.parse(python('verify_dkim.py', JSON.stringify(asked))) as Record<string, Told>;
};

const unsubscribeUrl = `https://treize.example/mailings/leave/${'a'.repeat(120)}`;
const calendarBody = everyObject()['plain-request'] ?? '';
const invitation = { calendarBody, textBody: `Été, «budget» 🏛️\n. \n.\n${'mot '.repeat(80)}  \n\n\n` };
const signed = async (change: Parameters<typeof aStoredMail>[0] = {}) =>
  signer.sign(await composeMail(aStoredMail({ ...invitation, ...change })));

it('[7.6-25] verifies an invitation, an update, a mailing and words alone; who, when, what and how to leave are covered', async () => {
  const told = verify({
    update: await signed(),
    first: await signed({ inReplyTo: null, subject: `${'Été '.repeat(40)}🏛️` }),
    mailing: await signed({ calendarBody: null, calendarMethod: null, unsubscribeUrl }),
    words: await signed({ calendarBody: null, calendarMethod: null, htmlBody: `<p>${'é'.repeat(3000)}</p>` }),
  });
  for (const { verified, why, covered } of Object.values(told)) {
    expect([verified, why]).toEqual([true, '']);
    expect(covered).toEqual(
      expect.arrayContaining(['from', 'to', 'date', 'subject', 'message-id', 'content-type']),
    );
  }
  const leaving = ['list-unsubscribe', 'list-unsubscribe-post'];
  expect(told['mailing']?.covered).toEqual(expect.arrayContaining(leaving));
  expect(told['update']?.covered).toContain('in-reply-to');
});

it('[7.6-25] refuses a message with one byte changed, in the body or in any header that it covers', async () => {
  const message = await signed({ unsubscribeUrl });
  const flipped = (at: number) => {
    const copy = Buffer.from(message);
    expect(copy[at]).toBeDefined();
    copy[at] = copy[at] === 0x61 ? 0x62 : 0x61;
    return copy;
  };
  const headers = ['From', 'Date', 'Subject', 'Message-ID', 'List-Unsubscribe', 'List-Unsubscribe-Post'];
  const changed = headers.map((name) => {
    // From its fourth sign on; a long value begins on a line of its own.
    const value = new RegExp(`\\r\\n${name}:\\s+\\S{3}`).exec(message.toString('latin1'));
    return [name, flipped((value?.index ?? Number.NaN) + (value?.[0].length ?? 0))] as const;
  });
  const body = message.indexOf('\r\n\r\n') + 4;
  const told = verify({
    unchanged: message,
    ...Object.fromEntries(changed),
    'first of the body': flipped(body + 4),
    'middle of the body': flipped(Math.floor((body + message.length) / 2)),
  });
  const { unchanged, ...others } = told;
  expect(unchanged?.verified).toBe(true);
  expect(Object.entries(others).filter(([, { verified }]) => verified)).toEqual([]);
  expect(Object.keys(others)).toHaveLength(headers.length + 2);
});
