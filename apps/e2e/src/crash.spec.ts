// kill -9 of API processes and of the worker, in the middle of a rush and of offers that end: nothing lost, nothing twice.
import { randomUUID } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { openTestDatabase, type TestDatabase } from '@treize/api/platform/database/test-database.fixture';
import { startMailServer, type TestMailServer } from '@treize/api/platform/mail/mail-server.fixture';
import { brokenInvariants } from '@treize/api/registrations/registering/invariants.fixture';
import { aDraft } from '@treize/api/registrations/registrations.fixture';
import { aSession } from '@treize/api/sessions/sessions.fixture';
import { placeTowns } from '@treize/api/territories/territories.fixture';
import type { RegistrationAnswer } from '@treize/contract/registrations';
import { freePort } from '../../../tools/postgres/server';

const dist = process.env['E2E_DIST'] ?? resolve(import.meta.dirname, '../../../dist');
const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));
const places = 30;
const people = 240;

let database: TestDatabase;
let smtp: TestMailServer;
let port: number;
let stopping = false;
const running = new Map<'main' | 'worker', ChildProcess>();

/** Restarted at once whenever it dies, as a supervisor does. */
function supervise(name: 'main' | 'worker'): void {
  const child = spawn(process.execPath, [resolve(dist, `apps/api/${name}.js`)], {
    env: {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: database.url,
      SMTP_URL: smtp.url,
      PUBLIC_URL: `http://localhost:${port}`,
      SECRET: 'a secret for tests only, of 32 characters',
      SEALING_KEY: 'MC4CAQAwBQYDK2VwBCIEIDTIWIYlDqshRwHnWR54XN5E4SiT4jt73VUXFEvArlU2',
      MAIL_DOMAIN: 'mail.treize.example',
      LOG_LEVEL: 'fatal',
      PORT: String(port),
      REGISTRATIONS_PER_NETWORK: '100000',
      MAIL_PER_SECOND: '100000',
      MAIL_PER_DOMAIN_MINUTE: '0',
    },
    stdio: 'ignore',
  });
  running.set(name, child);
  child.once('exit', () => {
    if (!stopping) supervise(name);
  });
}
const kill = (name: 'main' | 'worker') => running.get(name)?.kill('SIGKILL');

const post = (path: string, payload: unknown, key: string = randomUUID()) =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify(payload),
    signal: AbortSignal.timeout(10_000),
  });

/** A browser that tries again with the same key until it is answered. */
async function registerWhateverHappens(sessionId: string, draft = aDraft()): Promise<RegistrationAnswer> {
  const key = randomUUID();
  for (let tries = 0; tries < 200; tries++) {
    const answer = await post(`/api/sessions/${sessionId}/registrations`, draft, key).catch(() => null);
    if (answer?.status === 201) return (await answer.json()) as RegistrationAnswer;
    if (answer && answer.status !== 503) throw new Error(`${answer.status} ${await answer.text()}`);
    await pause(100);
  }
  throw new Error('never answered');
}

async function ready(): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const live = await fetch(`http://127.0.0.1:${port}/api/health/ready`).catch(() => null);
    if (live?.ok) return;
    await pause(100);
  }
  throw new Error('not ready after 30 s');
}

const count = async (sql: string, params: unknown[] = []): Promise<number> =>
  (await database.source.query<{ n: number }[]>(sql, params))[0]?.n ?? -1;

/**
 * Time passes for what dead processes were doing: their jobs are taken up again, as the queue's own supervision does
 * once they have expired. A living worker's job may so run twice: that must not matter either.
 */
async function letTimePass(): Promise<void> {
  await database.source.query(
    `update pgboss.job set state = 'retry', start_after = now() where state in ('active','retry')`,
  );
  await database.source.query(
    `update pgboss.job set start_after = now() where state = 'created' and name = 'mail.send'`,
  );
  await database.source.query(
    `update mails set sending_at = sending_at - interval '1 hour', next_at = least(next_at, now())
     where state in ('SENDING','UNKNOWN','DEFERRED')`,
  );
}

/** Until every mail has left (or was overtaken by a newer revision before it could) and no job is waiting that is due. */
async function drained(): Promise<void> {
  for (let tries = 0; tries < 480; tries++) {
    const left = await count(
      `select ((select count(*) from mails where state not in ('ACCEPTED','SUPERSEDED'))
         + (select count(*) from pgboss.job where state in ('created','retry','active') and start_after <= now()
              and name like 'registrations.%'))::int as n`,
    );
    if (left === 0) return;
    if (tries % 20 === 19) await letTimePass();
    await pause(250);
  }
  throw new Error('jobs or mails are still waiting after two minutes');
}

const messageIds = (messages: Buffer[]): string[] =>
  messages.map((message) => /^message-id:\s*(\S+)/im.exec(message.toString())?.[1] ?? 'none');

beforeAll(async () => {
  database = await openTestDatabase();
  await placeTowns(database.source);
  smtp = await startMailServer();
  port = await freePort();
  supervise('main');
  supervise('worker');
  await ready();
}, 90_000);
afterAll(async () => {
  stopping = true;
  for (const child of running.values()) {
    const gone = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await gone;
  }
  await smtp.close();
  await database.close();
}, 30_000);

const openSession = (capacity: number) => {
  const startsAt = new Date(Date.now() + 30 * 86_400_000);
  return database.source.transaction((tx) =>
    aSession(tx, {
      capacity,
      startsAt,
      closesAt: startsAt,
      endsAt: new Date(startsAt.getTime() + 3_600_000),
    }),
  );
};

it('in a rush: every acknowledged place is stored, none too many, each told once', async () => {
  const sessionId = await openSession(places);
  const rush = Promise.all(
    Array.from({ length: people }, async (_, index) => {
      await pause(index * 25);
      return registerWhateverHappens(sessionId);
    }),
  );
  for (let blow = 0; blow < 4; blow++) {
    await pause(1200);
    kill('main');
    if (blow % 2 === 1) kill('worker');
  }
  const answers = await rush;
  expect(answers.filter(({ outcome }) => outcome === 'CONFIRMED')).toHaveLength(places);
  const ranks = answers.flatMap((answer) => (answer.outcome === 'WAITLISTED' ? [answer.rank] : []));
  expect(ranks).toHaveLength(people - places);
  expect(await brokenInvariants(database.source.manager, sessionId, new Date())).toEqual([]);
  const stored = await database.source.query<{ id: string; number: string }[]>(
    'select id, number from registrations where session_id = $1',
    [sessionId],
  );
  const numbers = new Map(stored.map(({ id, number }) => [id, number]));
  for (const answer of answers)
    if (answer.outcome !== 'ALREADY_TOLD') expect(numbers.get(answer.registrationId)).toBe(answer.number);
  expect(stored).toHaveLength(people);

  await drained();
  const told = await database.source.query<{ kind: string; n: number; people: number }[]>(
    `select kind, count(*)::int as n, count(distinct registration_id)::int as people from mails
     where session_id = $1 group by kind order by kind`,
    [sessionId],
  );
  expect(told).toEqual([
    { kind: 'invitation.sent', n: places, people: places },
    { kind: 'registration.confirmed', n: places, people: places },
    { kind: 'registration.waitlisted', n: people - places, people: people - places },
  ]);
  // A worker that dies between the server's yes and its own note sends the same bytes again: the same Message-ID.
  expect(new Set(messageIds(smtp.taken)).size).toBe(people + places);
}, 300_000);

it('while offers end: each person in line is offered the place once, in order, whatever dies', async () => {
  const sessionId = await openSession(1);
  const line = [];
  for (let rank = 0; rank < 7; rank++) line.push(await registerWhateverHappens(sessionId));
  const [holder, ...waiting] = line.map((answer) =>
    answer.outcome === 'ALREADY_TOLD' ? '' : answer.registrationId,
  );
  const first = line[0];
  if (first?.outcome !== 'CONFIRMED') throw new Error('the first one has the place');
  expect((await post(`/api/registrations/link/${first.token}/cancel`, {})).status).toBe(200);

  const offersMailed = () =>
    count(`select count(*)::int as n from mails where session_id = $1 and kind = 'registration.offered'`, [
      sessionId,
    ]);
  for (let ended = 0; ended < waiting.length; ended++) {
    for (let tries = 0; (await offersMailed()) <= ended; tries++) {
      if (tries > 600) throw new Error(`offer ${ended + 1} was never told`);
      if (tries % 20 === 19) await letTimePass();
      await pause(100);
    }
    // The deadline comes now, twice over: the job is doubled, and the worker dies around it.
    await database.source.query(
      `insert into pgboss.job (name, data, retry_limit, expire_seconds)
       select name, data, 10, 60 from pgboss.job where name = 'registrations.offer-ended' and state = 'created'
         and data->>'registrationId' = any($1::text[])`,
      [waiting],
    );
    await database.source.query(
      `update pgboss.job set start_after = now() where name = 'registrations.offer-ended' and state = 'created'
         and data->>'registrationId' = any($1::text[])`,
      [waiting],
    );
    if (ended % 2 === 0) {
      await pause(150 * ended);
      kill('worker');
    }
    for (let tries = 0; ; tries++) {
      const expired = await count(
        `select count(*)::int as n from registrations where session_id = $1 and status = 'EXPIRED'`,
        [sessionId],
      );
      if (expired > ended) break;
      if (tries > 600) throw new Error(`offer ${ended + 1} never ended`);
      if (tries % 20 === 19) await letTimePass();
      await pause(100);
    }
  }
  await drained();
  const history = await database.source.query<{ action: string; subject: string }[]>(
    `select action, subject_id as subject from audit_events
     where action in ('registration.offered','registration.expired') and subject_id = any($1::text[]) order by at, id`,
    [waiting],
  );
  expect(
    history.filter(({ action }) => action === 'registration.offered').map(({ subject }) => subject),
  ).toEqual(waiting);
  expect(
    history.filter(({ action }) => action === 'registration.expired').map(({ subject }) => subject),
  ).toEqual(waiting);
  expect(await offersMailed()).toBe(waiting.length);
  expect(holder).not.toBe('');
  expect(await brokenInvariants(database.source.manager, sessionId, new Date())).toEqual([]);
}, 300_000);
