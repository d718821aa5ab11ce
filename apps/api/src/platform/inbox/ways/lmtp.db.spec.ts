// The worker's LMTP door with a real client: taken only once stored, too large refused, later when the database is away.
import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { createTransport } from 'nodemailer';
import { AppModule } from '../../../app.module';
import { testSettings } from '../../../test-app.fixture';
import { readConfig } from '../../config';
import { openTestDatabase } from '../../database/test-database.fixture';
import { largestMessage } from '../inbox.service';
import { Verp } from '../../mail/bounces/verp';
import { aMessage, receivedMessage, withHeaders } from '../message.fixture';
import { Lmtp } from './lmtp.service';

let database: Awaited<ReturnType<typeof openTestDatabase>>;
let worker: INestApplicationContext & { init(): Promise<unknown> };
beforeAll(async () => {
  database = await openTestDatabase();
  const config = readConfig({ ...testSettings(database.url), LMTP_PORT: '0' });
  worker = await Test.createTestingModule({ imports: [AppModule.of(config, 'worker')] }).compile();
  // It says so when a message is not stored: asked for by a test below.
  worker.useLogger(false);
  await worker.init();
});
afterAll(async () => {
  await worker.close();
  await database.close();
});

interface Answer {
  accepted: unknown[];
  rejected: unknown[];
  response: string;
}

/** Hands one message over as a mail server does. */
async function deliver(raw: Buffer, to: string[], from = 'anne@mairie.example'): Promise<Answer> {
  const client = createTransport({
    lmtp: true,
    host: '127.0.0.1',
    port: worker.get(Lmtp).port as number,
    ignoreTLS: true,
  } as Parameters<typeof createTransport>[0]);
  try {
    return (await client.sendMail({ envelope: { from, to }, raw })) as unknown as Answer;
  } finally {
    client.close();
  }
}

const rows = async () =>
  database.source.query<
    { to: string[]; sort: string | null; reason: string | null; size: number; head: string }[]
  >(
    `select envelope_to as to, sort, reason, size, left(convert_from(raw, 'LATIN1'), 40) as head
     from inbound_messages order by received_at, id`,
  );

/** The message at that place, once the worker has sorted it. */
async function sortedRow(index: number) {
  for (let turn = 0; turn < 200; turn++) {
    const row = (await rows())[index];
    if (row !== undefined && row.sort !== null) return row;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the message ${index} is not sorted`);
}

it('takes a message with its envelope, once, and the worker sorts it', async () => {
  const to = ['bretagne@mail.treize.example', 'bounce+x@mail.treize.example'];
  await deliver(receivedMessage('absence-zimbra'), to);
  await deliver(receivedMessage('absence-zimbra'), to);
  expect(await sortedRow(0)).toMatchObject({ to, sort: 'AUTO', reason: null });
  expect(await rows()).toHaveLength(1);
  expect((await rows())[0]?.head).toMatch(/^Return-Path: <anne@mairie\.example>/);
});

it('an empty return address is written down: nobody wrote that message', async () => {
  await deliver(aMessage('Sans adresse de retour', 'text/plain'), ['bretagne@mail.treize.example'], '');
  expect(await sortedRow(1)).toMatchObject({ sort: 'AUTO' });
});

it('[3.4-40] refuses what is too large, and a row says that it came', async () => {
  const huge = Buffer.concat([receivedMessage('person'), Buffer.alloc(largestMessage, 97)]);
  const lines = Buffer.from(
    huge.toString('latin1').replace(/a{900}/g, (run) => `${run}\r\n`),
    'latin1',
  );
  expect((await deliver(lines, ['bretagne@mail.treize.example'])).response).toMatch(/^552 /);
  const row = await sortedRow(2);
  expect(row).toMatchObject({ sort: 'REVIEW', reason: 'too-large' });
  expect(row.size).toBeGreaterThan(largestMessage);
});

it('a reply in plain words is tied to the mail it answers, or to the one whose return address it came to', async () => {
  const registrationId = randomUUID();
  const [mail] = await database.source.query<{ id: string; messageId: string }[]>(
    `insert into mails (kind, dedupe_key, from_name, from_address, to_name, to_address, subject, text_body, html_body,
       message_id, registration_id, region_code, created_at)
     values ('registration.confirmed', 'lmtp', '', '', '', 'anne@mairie.example', 'Invitation', '', '',
       '<lmtp@mail.treize.example>', $1, '53', $2) returning id, message_id as "messageId"`,
    [registrationId, new Date()],
  );
  const { id, messageId } = mail as { id: string; messageId: string };
  const words = (...headers: string[]) => withHeaders(receivedMessage('words-reply'), ...headers);
  const before = (await rows()).length;
  await deliver(words(`In-Reply-To: ${messageId}`), ['bretagne@mail.treize.example']);
  await deliver(words('X-Way: return address'), [worker.get(Verp).addressOf(id)]);
  await deliver(words('In-Reply-To: <other@mairie.example>'), ['bretagne@mail.treize.example']);
  for (const index of [0, 1, 2]) expect(await sortedRow(before + index)).toMatchObject({ sort: 'PERSON' });
  const tied = await database.source.query(
    `select registration_id as "registrationId", mail_id as "mailId" from inbound_messages order by received_at, id offset $1`,
    [before],
  );
  expect(tied).toEqual([
    { registrationId, mailId: id },
    { registrationId, mailId: id },
    { registrationId: null, mailId: null },
  ]);
});

it('says "later" while the database is away: nothing is lost', async () => {
  const raw = aMessage('Pendant la panne', 'text/plain');
  const to = ['bretagne@mail.treize.example'];
  await database.source.query('alter table inbound_messages rename to inbound_messages_away');
  expect((await deliver(raw, to)).response).toMatch(/^451 /);
  await database.source.query('alter table inbound_messages_away rename to inbound_messages');
  const before = (await rows()).length;
  expect((await deliver(raw, to)).response).toMatch(/^250 /);
  expect(await rows()).toHaveLength(before + 1);
});
