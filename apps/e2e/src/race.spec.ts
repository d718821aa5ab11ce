// 400 people race for 20 places through HTTP, against two API processes on one database.
import { randomUUID } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { resolve } from 'node:path';
import { openTestDatabase, type TestDatabase } from '@treize/api/platform/database/test-database.fixture';
import { aSession } from '@treize/api/sessions/sessions.fixture';
import { placeTowns } from '@treize/api/territories/territories.fixture';
import type { RegistrationAnswer } from '@treize/contract/registrations';
import { freePort } from '../../../tools/postgres/server';

const places = 20;
const people = 400;
const agent = new Agent({ keepAlive: true, maxSockets: 128 });
const main = resolve(import.meta.dirname, '../../../dist/apps/api/main.js');

let database: TestDatabase;
const processes: { child: ChildProcess; port: number }[] = [];

const settings = (port: number) => ({
  PATH: process.env['PATH'] ?? '',
  DATABASE_URL: database.url,
  SMTP_URL: 'smtp://127.0.0.1:2',
  PUBLIC_URL: `http://localhost:${port}`,
  SECRET: 'a secret for tests only, of 32 characters',
  SEALING_KEY: 'MC4CAQAwBQYDK2VwBCIEIDTIWIYlDqshRwHnWR54XN5E4SiT4jt73VUXFEvArlU2',
  MAIL_DOMAIN: 'mail.treize.example',
  LOG_LEVEL: 'error',
  PORT: String(port),
  REGISTRATIONS_PER_NETWORK: '100000',
});

interface Answered {
  status: number;
  body: string;
}

function send(port: number, path: string, payload?: object): Promise<Answered> {
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': randomUUID(),
    'sec-fetch-site': 'same-origin',
  };
  return new Promise((done, failed) => {
    const asked = request({ port, path, agent, method: payload ? 'POST' : 'GET', headers }, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => (body += String(chunk)));
      answer.on('end', () => done({ status: answer.statusCode ?? 0, body }));
    });
    asked.on('error', failed);
    asked.end(payload && JSON.stringify(payload));
  });
}

async function startProcess(): Promise<void> {
  const port = await freePort();
  const child = spawn(process.execPath, [main], { env: settings(port), stdio: 'inherit' });
  processes.push({ child, port });
  for (let tries = 0; tries < 300; tries++) {
    const answer = await send(port, '/api/health/ready').catch(() => null);
    if (answer?.status === 200) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error('the API process is not ready after 30 s');
}

const draft = (rank: number) => ({
  kind: 'ELECTED',
  function: 'Maire',
  municipalityCode: '15187',
  epciCode: null,
  familyName: `Kerzec${rank}`,
  givenName: 'Yann',
  email: `yann.${rank}@mairie.example`,
});

let sessionId: string;
beforeAll(async () => {
  database = await openTestDatabase();
  await placeTowns(database.source);
  const startsAt = new Date(Date.now() + 30 * 86_400_000);
  sessionId = await database.source.transaction((tx) =>
    aSession(tx, {
      capacity: places,
      startsAt,
      closesAt: startsAt,
      endsAt: new Date(startsAt.getTime() + 3_600_000),
    }),
  );
  await startProcess();
  await startProcess();
}, 90_000);
afterAll(async () => {
  for (const { child } of processes) {
    child.kill('SIGTERM');
    await new Promise((gone) => child.once('exit', gone));
  }
  agent.destroy();
  await database.close();
}, 30_000);

it('gives exactly 20 places and ranks 1 to 380, without an error page', async () => {
  const answers = await Promise.all(
    Array.from({ length: people }, (_, rank) => {
      const { port } = processes[rank % 2] as { port: number };
      return send(port, `/api/sessions/${sessionId}/registrations`, draft(rank));
    }),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  const told = answers.map(({ body }) => JSON.parse(body) as RegistrationAnswer);
  const ranks = told
    .flatMap((answer) => (answer.outcome === 'WAITLISTED' ? [answer.rank] : []))
    .sort((a, b) => a - b);
  expect(told.filter(({ outcome }) => outcome === 'CONFIRMED')).toHaveLength(places);
  expect(ranks).toEqual(Array.from({ length: people - places }, (_, index) => index + 1));
  const stored = await database.source.query<object[]>(
    `select s.confirmed, s.waiting, count(*) filter (where r.status = 'CONFIRMED')::int as "rowsConfirmed",
       count(distinct r.position)::int as positions, max(r.position)::int as "lastPosition"
     from sessions s join registrations r on r.session_id = s.id where s.id = $1 group by s.id`,
    [sessionId],
  );
  expect(stored).toEqual([
    {
      confirmed: places,
      waiting: people - places,
      rowsConfirmed: places,
      positions: people,
      lastPosition: people,
    },
  ]);
}, 60_000);
