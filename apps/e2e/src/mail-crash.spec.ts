// kill -9 of the worker at each point of a mail's way: the last revision arrives, none goes backwards, nothing is lost.
import 'reflect-metadata';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { Test, type TestingModule } from '@nestjs/testing';
import { AppModule } from '@treize/api/app.module';
import { readConfig } from '@treize/api/platform/config';
import { openTestDatabase, type TestDatabase } from '@treize/api/platform/database/test-database.fixture';
import { anOutgoingMail } from '@treize/api/platform/mail/mail.fixture';
import { startMailServer, type TestMailServer } from '@treize/api/platform/mail/mail-server.fixture';
import { Mails } from '@treize/api/platform/mail/mails.service';
import { testSettings } from '@treize/api/test-app.fixture';
import { DataSource } from 'typeorm';

const dist = process.env['E2E_DIST'] ?? resolve(import.meta.dirname, '../../../dist');
const pause = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds));

let database: TestDatabase;
let server: TestMailServer;
let sender: TestingModule;
let settings: Record<string, string>;
let worker: ChildProcess | undefined;

const startWorker = (): void => {
  worker = spawn(process.execPath, [resolve(dist, 'apps/api/worker.js')], {
    env: { PATH: process.env['PATH'] ?? '', ...settings, LOG_LEVEL: 'fatal' },
    stdio: 'ignore',
  });
};
async function kill(): Promise<void> {
  const child = worker;
  worker = undefined;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await gone;
}

beforeAll(async () => {
  server = await startMailServer();
  database = await openTestDatabase();
  settings = { ...testSettings(database.url), SMTP_URL: server.url };
  sender = await Test.createTestingModule({
    imports: [AppModule.of(readConfig(settings), 'http')],
  }).compile();
  await sender.init();
}, 60_000);
afterAll(async () => {
  await kill();
  await sender.close();
  await server.close();
  await database.close();
}, 30_000);

const queue = (invitationId: string, revision: number) =>
  sender
    .get(DataSource)
    .transaction((tx) =>
      sender
        .get(Mails)
        .queue(tx, anOutgoingMail({ dedupeKey: `${invitationId}:${revision}`, invitationId, revision })),
    );
const stateOf = async (invitationId: string, revision: number) =>
  (
    await database.source.query<{ state: string }[]>(
      `select state from mails where invitation_id = $1 and revision = $2`,
      [invitationId, revision],
    )
  )[0]?.state;
async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries > 1500) throw new Error(`never: ${what}`);
    await pause(20);
  }
}
/** What supervision does once the jobs and claims that a worker held when it died have run out; a living one keeps its own. */
const letTimePass = async (died: Date): Promise<void> => {
  await database.source.query(
    `update pgboss.job set state = 'retry', start_after = now()
     where state = 'active' and name = 'mail.send' and started_on < $1`,
    [died],
  );
  await database.source.query(
    `update pgboss.job set start_after = now() where state in ('created','retry') and name = 'mail.send'`,
  );
  await database.source.query(
    `update mails set sending_at = sending_at - interval '1 hour' where state = 'SENDING' and sending_at < $1`,
    [died],
  );
};
const revisionsTaken = (invitationId: string): number[] =>
  server.taken.flatMap((message) => {
    const [, id, revision] = /^message-id: <([0-9a-f-]{36})\.(\d+)@/im.exec(message.toString()) ?? [];
    return id === invitationId ? [Number(revision)] : [];
  });

/** Waits for the point, then resolves: the worker is killed just there. */
const points: Record<string, (invitationId: string) => Promise<void>> = {
  'before it takes the job': () => Promise.resolve(),
  'once the mail is claimed': (id) => until('claimed', async () => (await stateOf(id, 0)) !== 'PENDING'),
  'at the envelope': () =>
    new Promise((reached) => {
      server.rule = () => {
        reached();
        return 'tarpit';
      };
    }),
  'in the middle of the message': () =>
    new Promise((reached) => {
      server.rule = () => {
        setTimeout(reached, 1);
        return 'cut-in-data';
      };
    }),
  'after the server took it, before it says so': async () => {
    const before = server.taken.length;
    server.rule = () => 'tarpit';
    await until('taken', () => server.taken.length > before);
  },
  'after the server said so': async () => {
    const before = server.taken.length;
    await until('taken', () => server.taken.length > before);
    await pause(5);
  },
  'once it is recorded': (id) => until('recorded', async () => (await stateOf(id, 0)) === 'ACCEPTED'),
};

it.each(Object.keys(points))(
  '[7.6-28] killed %s',
  async (point) => {
    const invitationId = randomUUID();
    server.slowness = 1000;
    server.rule = undefined;
    const reached = points[point]?.(invitationId);
    startWorker();
    if (point === 'before it takes the job') await pause(500);
    await queue(invitationId, 0);
    await reached;
    await kill();
    const died = new Date();
    server.rule = undefined;
    await queue(invitationId, 1);
    startWorker();
    await until('the last revision left', async () => {
      await letTimePass(died);
      await pause(200);
      return (await stateOf(invitationId, 1)) === 'ACCEPTED';
    });
    await letTimePass(died);
    await pause(1000);
    await kill();
    const taken = revisionsTaken(invitationId);
    expect(taken.at(-1)).toBe(1);
    expect([...taken].sort()).toEqual(taken);
    expect(taken.filter((revision) => revision === 1)).toHaveLength(1);
    expect(['ACCEPTED', 'SUPERSEDED']).toContain(await stateOf(invitationId, 0));
  },
  60_000,
);
