// Gives the worker a real mail server: answers through real IMAP, a renumbered mailbox, a killed worker, an outage.
import 'reflect-metadata';
import { deepStrictEqual } from 'node:assert';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { entities } from '@treize/api/entities';
import { readConfig } from '@treize/api/platform/config';
import { databaseOptions } from '@treize/api/platform/database/database.module';
import { Verp } from '@treize/api/platform/mail/verp';
import { DataSource } from 'typeorm';
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

const messages = resolve('apps/api/src/platform/inbox/messages');
let number = 0;
/** One of the stored messages; each is another message to the server, as two people's would be. */
const message = (name: string, verp = ''): Buffer =>
  Buffer.concat([
    Buffer.from(`X-Number: ${++number}\r\n`),
    Buffer.from(readFileSync(join(messages, `${name}.eml`), 'latin1').replaceAll('{{verp}}', verp), 'latin1'),
  ]);

const say = (text: string): boolean => process.stdout.write(`inbound: ${text}\n`);

class Judge {
  constructor(
    private readonly source: DataSource,
    private readonly dovecot: Dovecot,
    private readonly worker: WorkerProcess,
    private readonly verp: Verp,
  ) {}

  /** Everything stored, sorted and out of the INBOX. */
  private async settled(expected: number): Promise<void> {
    await until(`${expected} messages stored`, async () => (await stored(this.source)) === expected);
    await until('all are sorted', async () => (await unsorted(this.source)) === 0);
    await until('the INBOX is empty', async () => (await this.dovecot.count())['INBOX'] === undefined);
  }

  async shapes(): Promise<void> {
    const mailId = await insertSentMail(this.source);
    const verp = this.verp.addressOf(mailId);
    for (const name of [...answers, ...others]) await this.dovecot.deliver(message(name));
    await this.dovecot.deliver(message('postfix-unknown', verp), verp, '');
    await this.dovecot.deliver(message('exchange-unknown', 'bounce+0@mail.treize.example'), undefined, '');
    this.worker.start();
    await this.settled(14);
    deepStrictEqual(await sorts(this.source), {
      AUTO: 2,
      BOUNCE: 1,
      'IGNORED unsealed-report': 1,
      PERSON: 1,
      'REVIEW forwarded': 1,
      'REVIEW unknown-uid': 8,
    });
    deepStrictEqual(await published(this.source), { times: 9, answers: 9 });
    deepStrictEqual(await this.dovecot.count(), { Bounces: 1, Processed: 3, Review: 10 });
    deepStrictEqual(await bounceOf(this.source, mailId), 'HARD');
    say('14 messages by real IMAP: each sorted, answers told once, all moved to their folders');
  }

  async idle(): Promise<void> {
    await sleep(2000);
    const from = Date.now();
    await this.dovecot.deliver(message('absence-english'));
    await until('told by IDLE, not by the minute', async () => (await stored(this.source)) === 15, 20, 20);
    say(`a new message is taken ${Date.now() - from} ms after it came`);
    await this.settled(15);
  }

  async numberedAnew(): Promise<void> {
    await this.worker.stop();
    const before = await this.dovecot.uidValidity();
    const told = await published(this.source);
    await this.dovecot.moveBack('Review');
    await this.dovecot.stop();
    await sleep(1100);
    this.dovecot.numberAnew();
    await this.dovecot.start();
    deepStrictEqual((await this.dovecot.uidValidity()) !== before, true, 'UIDVALIDITY has not changed');
    deepStrictEqual((await this.dovecot.count())['INBOX'], 10);
    this.worker.start();
    await this.settled(15);
    deepStrictEqual(await published(this.source), told);
    deepStrictEqual(await this.dovecot.count(), { Bounces: 1, Processed: 4, Review: 10 });
    say('[3.4-41] another UIDVALIDITY: ten messages seen again, none stored or told twice, all moved');
  }

  /** The worker dies once the message is committed and sorted, before it is moved. */
  async killed(): Promise<void> {
    const total = await stored(this.source);
    const told = await published(this.source);
    await this.dovecot.deliver(message('thunderbird-reply'));
    await until(
      'it is sorted',
      async () => (await stored(this.source)) > total && (await unsorted(this.source)) === 0,
      30,
      5,
    );
    await this.worker.kill();
    deepStrictEqual((await this.dovecot.count())['INBOX'], 1, 'killed too late: it was moved already');
    this.worker.start();
    await this.settled(total + 1);
    deepStrictEqual(await published(this.source), { times: told.times + 1, answers: told.answers + 1 });
    say('[3.4-42] killed between commit and MOVE: moved after the restart, told once');
  }

  async outage(): Promise<void> {
    const total = await stored(this.source);
    const told = await published(this.source);
    await this.dovecot.stop();
    await sleep(4000);
    await this.dovecot.start();
    for (const name of answers) await this.dovecot.deliver(message(name));
    await this.settled(total + answers.length);
    await sleep(1500);
    deepStrictEqual(await stored(this.source), total + answers.length);
    deepStrictEqual(await published(this.source), {
      times: told.times + answers.length,
      answers: told.answers + answers.length,
    });
    say('[7.6-44] after an outage of the mail server: every answer treated once');
  }

  async all(): Promise<void> {
    await this.shapes();
    await this.idle();
    await this.numberedAnew();
    await this.killed();
    await this.outage();
    deepStrictEqual(await outgoing(this.source), 1);
    say('nothing that was received made a mail leave');
  }
}

async function judge(): Promise<void> {
  const url = process.env['DATABASE_URL'] as string;
  const source = new DataSource(databaseOptions(url, 2, entities));
  await source.initialize();
  await source.runMigrations({ transaction: 'each' });
  const folder = mkdtempSync(join(tmpdir(), 'treize-dovecot-'));
  const dovecot = await Dovecot.make(folder);
  const settings = {
    DATABASE_URL: url,
    SMTP_URL: 'smtp://127.0.0.1:2',
    PUBLIC_URL: 'https://treize.example',
    SECRET: 'a secret for judges only, of 32 characters',
    MAIL_DOMAIN: 'mail.treize.example',
    LOG_LEVEL: 'error',
    INBOX_URL: `imap://treize:secret@127.0.0.1:${dovecot.imap}/INBOX`,
    MAIL_AUTHSERV_ID: 'mx.treize.example',
  };
  const worker = new WorkerProcess(settings);
  try {
    await dovecot.start();
    await new Judge(source, dovecot, worker, new Verp(readConfig(settings))).all();
  } catch (error) {
    process.stderr.write(`${dovecot.log()}\n`);
    throw error;
  } finally {
    await worker.stop();
    await dovecot.stop();
    await source.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

await judge().catch((error: Error) => {
  process.stderr.write(`the judge of received mail finds fault: ${error.stack}\n`);
  process.exitCode = 1;
});
