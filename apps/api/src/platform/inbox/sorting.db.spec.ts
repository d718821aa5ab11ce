// Received messages on a real database: kept once, sorted once, bounces told to the mail they are about, no answer ever.
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { anOutgoingMail } from '../mail/mail.fixture';
import { Mails } from '../mail/mails.service';
import { Verp } from '../mail/bounces/verp';
import { Inbox, keptOfTooLarge, largestMessage } from './inbox.service';
import { aMessage, receivedMessage } from './message.fixture';
import { Purge } from './purge.service';
import { Sorting } from './sorting.service';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ now: '2027-01-12T08:30:00Z' });
});
afterAll(() => app.close());

const inbox = () => app.app.get(Inbox);
const regions = ['bretagne@mail.treize.example'];

interface Row {
  sort: string | null;
  reason: string | null;
  sortedAt: Date | null;
  fromAddress: string | null;
  subject: string | null;
  excerpt: string | null;
  regionCode: string | null;
  mailId: string | null;
  hasRaw: boolean;
}

const rowOf = async (id: string | null): Promise<Row> => {
  const [row] = await app.source.query<Row[]>(
    `select sort, reason, sorted_at as "sortedAt", from_address as "fromAddress", subject, excerpt,
       region_code as "regionCode", mail_id as "mailId", raw is not null as "hasRaw"
     from inbound_messages where id = $1`,
    [id],
  );
  return row as Row;
};

/** Stores and sorts, without those who follow answers. */
async function sorted(raw: Buffer, envelopeTo: string[] = regions): Promise<Row> {
  const id = await inbox().take(raw, { envelopeTo });
  await app.app.get(Sorting).sort(id as string);
  return rowOf(id);
}

let count = 0;
/** A mail that left the product, with its sealed return address. */
async function aMail(address = 'anne@mairie.example'): Promise<{ id: string; verp: string }> {
  const dedupeKey = `mail ${++count}`;
  const mail = anOutgoingMail({ dedupeKey, to: { name: 'Anne', address }, regionCode: '53' });
  await app.source.transaction((tx) => app.app.get(Mails).queue(tx, mail));
  const [row] = await app.source.query<{ id: string }[]>(`select id from mails where dedupe_key = $1`, [
    dedupeKey,
  ]);
  const { id } = row as { id: string };
  await app.source.query(`update mails set state = 'ACCEPTED', accepted_at = $2 where id = $1`, [
    id,
    app.clock.now(),
  ]);
  return { id, verp: app.app.get(Verp).addressOf(id) };
}

const mailRow = async (id: string) =>
  (
    await app.source.query<object[]>(
      `select state, bounce, bounced_at is not null as bounced, delivered_at is not null as delivered from mails where id = $1`,
      [id],
    )
  )[0];
const blocked = async (address: string) =>
  (await app.source.query<object[]>(`select cause from blocked_addresses where address = $1`, [address]))[0];
const mailCount = async () =>
  (await app.source.query<{ n: number }[]>(`select count(*)::int as n from mails`))[0]?.n;

it('keeps a message once, whichever way it comes', async () => {
  const raw = aMessage('Bonjour', 'text/plain');
  const from = { mailbox: 'treize@imap.example/INBOX', uidValidity: 1, uid: 1 };
  expect(await inbox().take(raw, from)).not.toBeNull();
  expect(await inbox().take(raw, from)).toBeNull();
  expect(await inbox().take(raw, { envelopeTo: regions })).toBeNull();
  expect(await inbox().take(raw, { ...from, uidValidity: 2, uid: 7 })).toBeNull();
  const rows = await app.source.query(
    `select uid_validity::int as validity, uid::int as uid from inbound_messages`,
  );
  expect(rows).toEqual([{ validity: 2, uid: 7 }]);
});

it.each(['thunderbird-reply', 'exchange-reply', 'gmail-reply', 'apple-reply', 'forwarded-reply'])(
  '[3.4-35] %s is an answer, whatever marks of automatic mail it bears; left to whoever follows answers',
  async (name) => {
    expect(await sorted(receivedMessage(name))).toMatchObject({ sort: 'REPLY', sortedAt: null });
  },
);

it('an answer is opened as it was read, and settled once and for all', async () => {
  const id = await inbox().take(
    Buffer.concat([Buffer.from('X-A: 1\r\n'), receivedMessage('thunderbird-reply')]),
    {},
  );
  const message = await app.source.transaction(async (tx) => {
    const opened = await inbox().open(tx, id as string);
    await inbox().settle(tx, id as string, { sort: 'REVIEW', reason: 'unknown-uid', regionCode: '53' });
    return opened;
  });
  expect(message).toMatchObject({ calendar: { method: 'REPLY' }, receivedAt: app.clock.now() });
  await app.app.get(Sorting).sort(id as string);
  expect(await rowOf(id)).toMatchObject({ sort: 'REVIEW', reason: 'unknown-uid', sortedAt: app.clock.now() });
});

it.each(['absence-outlook', 'absence-vacation', 'absence-zimbra', 'absence-english', 'absence-english-bare'])(
  '[3.4-35] %s: automatic, neither answered nor counted',
  async (name) => {
    expect(await sorted(receivedMessage(name))).toMatchObject({ sort: 'AUTO', reason: null, excerpt: null });
  },
);

it('a person who writes is listed with her region and her first words', async () => {
  await aMail();
  expect(await sorted(receivedMessage('person'))).toMatchObject({
    sort: 'PERSON',
    reason: null,
    fromAddress: 'anne@mairie.example',
    subject: 'Place de parking à côté?',
    excerpt: 'Bonjour,\n\nPeut-on se garer près de la salle ?\n\nAnne Le Goff',
    regionCode: '53',
  });
  const elsewhere = Buffer.concat([Buffer.from('X-A: 2\r\n'), receivedMessage('person')]);
  expect(
    await sorted(elsewhere, ['nobody@mail.treize.example', 'BRETAGNE+x@mail.treize.example']),
  ).toMatchObject({
    regionCode: '53',
  });
});

describe('[3.4-37] delivery reports by the sealed return address', () => {
  it.each([
    [
      'postfix-unknown',
      { state: 'ACCEPTED', bounce: 'HARD', bounced: true, delivered: false },
      { cause: 'HARD' },
    ],
    [
      'exchange-unknown',
      { state: 'ACCEPTED', bounce: 'HARD', bounced: true, delivered: false },
      { cause: 'HARD' },
    ],
    ['postfix-full', { state: 'ACCEPTED', bounce: 'SOFT', bounced: true, delivered: false }, undefined],
    ['policy', { state: 'ACCEPTED', bounce: 'POLICY', bounced: true, delivered: false }, undefined],
    ['postfix-delayed', { state: 'ACCEPTED', bounce: null, bounced: false, delivered: false }, undefined],
    ['postfix-delivered', { state: 'ACCEPTED', bounce: null, bounced: false, delivered: true }, undefined],
    ['postfix-relayed', { state: 'ACCEPTED', bounce: null, bounced: false, delivered: false }, undefined],
  ])('[7.6-42] %s: %j', async (name, expected, block) => {
    const address = `${name}@mairie.example`;
    const { id, verp } = await aMail(address);
    const other = await aMail('autre@mairie.example');
    const row = await sorted(receivedMessage(name, verp), [verp]);
    expect(row).toMatchObject({ sort: 'BOUNCE', mailId: id, regionCode: '53' });
    expect(await mailRow(id)).toEqual(expected);
    expect(await blocked(address)).toEqual(block);
    expect(await mailRow(other.id)).toMatchObject({ bounce: null, delivered: false });
    expect(await blocked('autre@mairie.example')).toBeUndefined();
  });

  it('finds the return address in To when the mailbox gives no envelope', async () => {
    const { id, verp } = await aMail('sans-enveloppe@mairie.example');
    expect(await sorted(receivedMessage('postfix-unknown', verp), [])).toMatchObject({ mailId: id });
  });

  it('[3.4-38] a forged return address says nothing', async () => {
    const { id, verp } = await aMail('forgee@mairie.example');
    const forged = verp.replace(/.(?=@)/, (last) => (last === '0' ? '1' : '0'));
    expect(await sorted(receivedMessage('postfix-unknown', forged), [forged])).toMatchObject({
      sort: 'IGNORED',
      reason: 'unsealed-report',
      mailId: null,
    });
    expect(await mailRow(id)).toMatchObject({ bounce: null, bounced: false });
    expect(await blocked('forgee@mairie.example')).toBeUndefined();
  });

  it('[3.4-39] a report about an old revision blocks the address and leaves the newer mail as it is', async () => {
    const old = await aMail('deux@mairie.example');
    const newer = await aMail('deux@mairie.example');
    await sorted(receivedMessage('postfix-unknown', old.verp), [old.verp]);
    expect(await mailRow(old.id)).toMatchObject({ bounce: 'HARD' });
    expect(await mailRow(newer.id)).toEqual({
      state: 'ACCEPTED',
      bounce: null,
      bounced: false,
      delivered: false,
    });
    expect(await blocked('deux@mairie.example')).toEqual({ cause: 'HARD' });
  });

  it('a bounce in a mail server’s own words waits for a person, with the mail it is about', async () => {
    const { id, verp } = await aMail('qmail@mairie.example');
    const row = await sorted(receivedMessage('bounce-in-words', verp), [verp]);
    expect(row).toMatchObject({ sort: 'REVIEW', reason: 'unreadable-bounce', mailId: id, regionCode: '53' });
    expect(await mailRow(id)).toMatchObject({ bounce: null });
  });

  it('an absence that comes to the return address bounces nothing', async () => {
    const { id, verp } = await aMail('absente@mairie.example');
    const raw = Buffer.concat([Buffer.from('X-A: 3\r\n'), receivedMessage('absence-vacation')]);
    expect(await sorted(raw, [verp])).toMatchObject({ sort: 'AUTO', mailId: id });
    expect(await mailRow(id)).toMatchObject({ bounce: null });
  });
});

it('[3.4-36] [7.6-41] 1,000 automatic replies give no outgoing mail', async () => {
  const names = [
    'absence-outlook',
    'absence-vacation',
    'absence-zimbra',
    'absence-english',
    'postfix-unknown',
  ];
  await app.runJobs();
  const before = await mailCount();
  const take = (index: number) => {
    const raw = receivedMessage(names[index % names.length] as string);
    const numbered = Buffer.concat([Buffer.from(`X-Number: ${index}\r\n`), raw]);
    return inbox().take(numbered, { envelopeTo: regions });
  };
  for (let from = 0; from < 1000; from += 10)
    await Promise.all(Array.from({ length: 10 }, (_, index) => take(from + index)));
  const ran = await app.runJobs();
  expect(ran).toMatchObject({ failures: [] });
  expect(ran.done).toBeGreaterThanOrEqual(1000);
  expect(await mailCount()).toBe(before);
  const found = await app.source.query(
    `select sort, count(*)::int as n from inbound_messages
     where convert_from(raw, 'LATIN1') like 'X-Number: %' group by sort order by sort`,
  );
  expect(found).toEqual([
    { sort: 'AUTO', n: 800 },
    { sort: 'IGNORED', n: 200 },
  ]);
}, 120_000);

it('[3.4-40] what cannot be read waits for a person, and the next message is sorted', async () => {
  const huge = aMessage(Buffer.alloc(5_000_000, 65), 'text/calendar; method=REPLY');
  const nul = aMessage('BEGIN:VCALENDAR\0', 'text/calendar; method=REPLY');
  const tooLarge = Buffer.concat([receivedMessage('person'), Buffer.alloc(keptOfTooLarge)]).subarray(
    0,
    keptOfTooLarge,
  );
  expect(await sorted(huge)).toMatchObject({ sort: 'REVIEW', reason: 'calendar-too-large' });
  expect(await sorted(nul)).toMatchObject({ sort: 'REVIEW', reason: 'calendar-binary', regionCode: '53' });
  const id = await inbox().takeTooLarge(tooLarge, largestMessage + 1, { envelopeTo: regions });
  await app.app.get(Sorting).sort(id as string);
  expect(await rowOf(id)).toMatchObject({
    sort: 'REVIEW',
    reason: 'too-large',
    fromAddress: 'anne@mairie.example',
  });
  const noise = Buffer.from(Array.from({ length: 9000 }, (_, index) => (index * 7919) % 256));
  expect(await sorted(noise)).toMatchObject({ sort: 'PERSON' });
  expect(await sorted(aMessage('Après', 'text/plain; charset=utf-8'))).toMatchObject({
    sort: 'PERSON',
    excerpt: 'Après',
  });
});

it('drops the bytes after the days of the setting and keeps the row', async () => {
  const id = await inbox().take(aMessage('Gardé trente jours', 'text/plain'), { envelopeTo: regions });
  const waiting = await inbox().take(aMessage('Pas encore trié', 'text/plain'), { envelopeTo: regions });
  await app.app.get(Sorting).sort(id as string);
  const purge = app.app.get(Purge);
  app.clock.advance(29 * 86_400_000);
  await purge.purge();
  expect(await rowOf(id)).toMatchObject({ hasRaw: true });
  app.clock.advance(2 * 86_400_000);
  await purge.purge();
  expect(await rowOf(id)).toMatchObject({
    hasRaw: false,
    sort: 'PERSON',
    fromAddress: 'anne@mairie.example',
  });
  expect(await rowOf(waiting)).toMatchObject({ hasRaw: true });
  await expect(app.source.transaction((tx) => inbox().open(tx, id as string))).rejects.toThrow(
    'no longer kept',
  );
});
