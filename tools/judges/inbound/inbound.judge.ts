// A real mailbox, Dovecot's, and the worker as its own process: answers by IMAP, renumbering, a kill, an outage.
import { setTimeout as sleep } from 'node:timers/promises';
import { openTestDatabase, type TestDatabase } from '@treize/api/platform/database/test-database.fixture';
import { readConfig } from '@treize/api/platform/config';
import { receivedMessage } from '@treize/api/platform/inbox/message.fixture';
import { Verp } from '@treize/api/platform/mail/bounces/verp';
import { testSettings } from '@treize/api/test-app.fixture';
import { Dovecot } from './dovecot.ts';
import { bounceOf, insertSentMail, outgoing, published, sorts, stored, unsorted } from './ledger.ts';
import { until } from './until.ts';
import { WorkerProcess } from './worker-process.ts';

const answers = [
  'thunderbird-reply',
  'exchange-reply',
  'gmail-reply',
  'apple-reply',
  'single-part-8bit',
  'single-part-base64',
  'single-part-qp',
  'single-part-latin1',
];
const others = ['absence-outlook', 'absence-zimbra', 'person', 'forwarded-reply'];

let database: TestDatabase;
let dovecot: Dovecot;
let worker: WorkerProcess;
let verp: Verp;
let number = 0;

beforeAll(async () => {
  database = await openTestDatabase();
  dovecot = await Dovecot.make();
  const settings = {
    ...testSettings(database.url),
    LOG_LEVEL: 'fatal',
    INBOX_URL: `imap://treize:secret@127.0.0.1:${dovecot.imap}/INBOX`,
  };
  verp = new Verp(readConfig(settings));
  worker = new WorkerProcess(settings);
  await dovecot.start();
});
afterAll(async () => {
  await worker?.stop();
  await dovecot?.end();
  await database?.close();
});

/** One of the stored messages; each is another message to the server, as two people's would be. */
const message = (name: string, returnAddress?: string): Buffer =>
  Buffer.concat([Buffer.from(`X-Number: ${++number}\r\n`), receivedMessage(name, returnAddress)]);

const toldTimes = (told: { times: number; answers: number }, more: number) => ({
  times: told.times + more,
  answers: told.answers + more,
});

/** Everything stored, sorted and out of the INBOX. */
async function settled(expected: number): Promise<void> {
  const { source } = database;
  await until(`${expected} messages stored`, async () => (await stored(source)) === expected);
  await until('all are sorted', async () => (await unsorted(source)) === 0);
  await until('the INBOX is empty', async () => (await dovecot.count())['INBOX'] === undefined);
}

it('takes every shape by real IMAP: sorted, answers told once, moved to their folders', async () => {
  const mailId = await insertSentMail(database.source);
  const sealed = verp.addressOf(mailId);
  for (const name of [...answers, ...others]) await dovecot.deliver(message(name));
  await dovecot.deliver(message('postfix-unknown', sealed), sealed, '');
  await dovecot.deliver(message('exchange-unknown'), undefined, '');
  worker.start();
  await settled(14);
  expect(await sorts(database.source)).toEqual({
    AUTO: 2,
    BOUNCE: 1,
    'IGNORED unsealed-report': 1,
    PERSON: 1,
    'REVIEW forwarded': 1,
    'REVIEW unknown-uid': 8,
  });
  expect(await published(database.source)).toEqual({ times: 9, answers: 9 });
  expect(await dovecot.count()).toEqual({ Bounces: 1, Processed: 3, Review: 10 });
  expect(await bounceOf(database.source, mailId)).toBe('HARD');
});

it('is told of a new message by IDLE, long before the minute', async () => {
  await sleep(2000);
  await dovecot.deliver(message('absence-english'));
  await until('the message is stored', async () => (await stored(database.source)) === 15, 20);
  await settled(15);
});

it('[3.4-41] another UIDVALIDITY: seen again, neither stored nor told twice, moved again', async () => {
  await worker.stop();
  const before = await dovecot.uidValidity();
  const told = await published(database.source);
  await dovecot.moveBack('Review');
  await dovecot.stop();
  await sleep(1100);
  dovecot.numberAnew();
  await dovecot.start();
  expect(await dovecot.uidValidity()).not.toBe(before);
  expect(await dovecot.count()).toMatchObject({ INBOX: 10 });
  worker.start();
  await settled(15);
  expect(await published(database.source)).toEqual(told);
  expect(await dovecot.count()).toEqual({ Bounces: 1, Processed: 4, Review: 10 });
});

it('[3.4-42] killed between the commit and MOVE: told once, moved after the restart', async () => {
  const { source } = database;
  const told = await published(source);
  await dovecot.deliver(message('thunderbird-reply'));
  const isSorted = async () => (await stored(source)) === 16 && (await unsorted(source)) === 0;
  await until('it is sorted', isSorted, 30, 5);
  await worker.kill();
  expect(await dovecot.count()).toMatchObject({ INBOX: 1 });
  worker.start();
  await settled(16);
  expect(await published(source)).toEqual(toldTimes(told, 1));
});

it('[7.6-44] after an outage of the mail server every answer is treated once', async () => {
  const { source } = database;
  const told = await published(source);
  await dovecot.stop();
  await sleep(4000);
  await dovecot.start();
  for (const name of answers) await dovecot.deliver(message(name));
  await settled(16 + answers.length);
  await sleep(1500);
  expect(await stored(source)).toBe(16 + answers.length);
  expect(await published(source)).toEqual(toldTimes(told, answers.length));
});

it('of a message too large only the beginning is kept, and the mailbox is read on', async () => {
  const line = Buffer.from(`${'a'.repeat(78)}\r\n`);
  const total = await stored(database.source);
  await dovecot.deliver(Buffer.concat([message('person'), ...Array<Buffer>(140_000).fill(line)]));
  await dovecot.deliver(message('absence-english'));
  await settled(total + 2);
  expect(await sorts(database.source)).toMatchObject({ 'REVIEW too-large': 1, AUTO: 4 });
});

it('nothing that was received made a mail leave', async () => {
  expect(await outgoing(database.source)).toBe(1);
});
