// Python's email package reads the head of what we send as we meant it: hostile words add no field, no recipient, no mark.
import { awkward } from '@treize/api/calendar/calendar.fixture';
import { composeMail } from '@treize/api/platform/mail/delivery/compose';
import { aStoredMail } from '@treize/api/platform/mail/mail.fixture';
import { singleLine } from '@treize/rules/calendar/text';
import { displayName } from '@treize/rules/mails/names';
import fc from 'fast-check';
import { python } from './python.ts';

interface Told {
  names: string[];
  subject: string;
  from: [string, string][];
  to: [string, string][];
  replyTo: [string, string][];
  unsubscribe: string | null;
  defects: string[];
}
type Stored = Parameters<typeof aStoredMail>[0];

async function readAll(mails: Record<string, Stored>): Promise<Record<string, Told>> {
  const composed = Object.entries(mails).map(
    async ([name, mail]) => [name, (await composeMail(aStoredMail(mail))).toString('base64')] as const,
  );
  const bytes = Object.fromEntries(await Promise.all(composed));
  return JSON.parse(python('read_headers.py', JSON.stringify(bytes))) as Record<string, Told>;
}

const hostile = [
  ...awkward,
  'Le Goff, Anne',
  'Mairie; accueil: <evil@example.org>, (x)',
  '"Anne" <evil@example.org>',
  'a\r\nBcc: evil@example.org\r\n\r\n<script>',
  '=?utf-8?Q?=0D=0ABcc:_evil@example.org?=',
  '\u202Eerian\u202C Mairie de Saint-Étienne',
  'Ж'.repeat(150),
  '<b>Élu·e</b> & «\u00a0budget\u00a0»',
];
const address = 'anne@mairie.example';
const region = 'bretagne@mail.treize.example';
/** As the row of a mail is written from these words. */
const rowOf = (words: string): Stored => ({
  subject: singleLine(`Invitation\u00a0: ${words}`),
  toName: displayName(words),
  fromName: displayName(words),
});
/** White space apart: Python 3.11 leaves one between the parts of a long name, and folds every kind into one. */
const spaced = (text: string): string => text.replace(/[\s\u00a0]+/g, '');

let plain: Told;
beforeAll(async () => {
  plain = (await readAll({ it: {} }))['it'] as Told;
});

const check = (told: Told | undefined, { subject, toName, fromName }: Stored & object) => {
  expect(told?.names).toEqual(plain.names);
  expect(told?.defects).toEqual([]);
  expect(spaced(told?.subject ?? '')).toBe(spaced(subject ?? ''));
  expect(told?.to.map(([name, of]) => [spaced(name), of])).toEqual([[spaced(toName ?? ''), address]]);
  for (const field of [told?.from, told?.replyTo])
    expect(field?.map(([name, of]) => [spaced(name), of])).toEqual([[spaced(fromName ?? ''), region]]);
};

it('[7.6-18] [7.6-20] titles and names of every kind stay in the subject and beside one address', async () => {
  const rows = Object.fromEntries(hostile.map((words, at) => [`words ${at}`, rowOf(words)]));
  const told = await readAll(rows);
  for (const [name, row] of Object.entries(rows)) check(told[name], row as Stored & object);
});

it('[7.6-20] any Unicode does', async () => {
  const words = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc
      .array(fc.constantFrom(...hostile, ',', ';', ':', '<', '"', '\r\n', '=?'), { maxLength: 6 })
      .map((all) => all.join('')),
  );
  const rows = Object.fromEntries(
    fc.sample(words, { numRuns: 100, seed: 13 }).map((one, at) => [`sample ${at}`, rowOf(one)]),
  );
  const told = await readAll(rows);
  for (const [name, row] of Object.entries(rows)) check(told[name], row as Stored & object);
});

it('[7.6-20] even what nobody cleaned before adds no field and nobody', async () => {
  // Python gives up on a name that holds a line break, encoded or not: `displayName` never leaves one.
  const raw = hostile.filter((words) => !/[\r\n]|=\?/.test(words));
  const rows = Object.fromEntries(
    raw.map((words, at) => [`raw ${at}`, { subject: words, toName: words, fromName: words }]),
  );
  for (const told of Object.values(await readAll(rows))) {
    expect(told.names).toEqual(plain.names);
    expect(told.to.map(([, of]) => of)).toEqual([address]);
    expect(told.from.map(([, of]) => of)).toEqual([region]);
  }
});

it('[7.6-25] the way out is one address in brackets', async () => {
  const unsubscribeUrl = `https://treize.example/api/unsubscribe/${'a'.repeat(43)}`;
  const told = (await readAll({ it: { ...rowOf(hostile[8] as string), unsubscribeUrl } }))['it'];
  expect(told?.unsubscribe?.trim()).toBe(`<${unsubscribeUrl}>`);
  expect(told?.names.filter((name) => name.startsWith('list-'))).toEqual([
    'list-unsubscribe',
    'list-unsubscribe-post',
  ]);
});

it('a domain with accents travels as DNS knows it', async () => {
  const told = await readAll({ it: { toAddress: 'anne@xn--saint-tienne-geb.example' } });
  expect(told['it']?.to.map(([, of]) => of)).toEqual(['anne@xn--saint-tienne-geb.example']);
});
