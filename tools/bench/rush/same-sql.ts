// The yardstick: the statements that the application records for one registration, through bare pg, one transaction each.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { aDraft } from './ground.ts';

const folder = resolve(import.meta.dirname, '../../../apps/api/sql');

/** The statements recorded for a query function. */
function recorded(room: string, name: string): string[] {
  const text = readFileSync(`${folder}/${room}.sql`, 'utf8');
  const block = text.split(/^-- /m).find((one) => one.startsWith(`${name}\n`));
  if (!block) throw new Error(`no SQL recorded for ${name} in ${room}.sql`);
  return block
    .slice(name.length + 1)
    .split(/;\n/)
    .map((sql) => sql.trim())
    .filter(Boolean);
}

const [addPerson, findPerson] = recorded('people', 'findOrCreatePeople') as [string, string];
const [lock] = recorded('registrations', 'lockSessions') as [string];
const [facts] = recorded('registrations', 'storedRegistrations') as [string];
const [insert] = recorded('registrations', 'insertRegistrations') as [string];
const [count] = recorded('registrations', 'storeCounters') as [string];
const [audit] = recorded('audit', 'insertAuditEvents') as [string];
const [mandate] = recorded('people', 'declareTies') as [string];
const job = `insert into pgboss.job (name, data) values ($1, $2)`;

interface SessionRow {
  id: string;
  ref: string;
  capacity: number;
  confirmed: number;
  offered: number;
  waiting: number;
  exceptional: number;
  lastPosition: string;
  lastNumber: number;
}

async function registerOnce(client: pg.Client, sessionId: string): Promise<void> {
  const named = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  const at = new Date();
  const draft = aDraft();
  const key = randomUUID();
  const person = { ...draft, nameKey: draft.familyName, emailKey: draft.email, index: 0 };
  await client.query('begin');
  await named('person', addPerson, [JSON.stringify([person]), at]);
  const { rows } = await named('found', findPerson, [JSON.stringify([person])]);
  const personId = (rows[0] as { id: string }).id;
  const session = (await named('lock', lock, [[sessionId]])).rows[0] as SessionRow;
  await named('facts', facts, [JSON.stringify([{ sessionId, personId, idempotencyKey: key }])]);
  const isLeft = session.waiting === 0 && session.confirmed + session.offered < session.capacity;
  const position = Number(session.lastPosition) + 1;
  const id = randomUUID();
  const row = {
    ...draft,
    id,
    personId,
    sessionId,
    position,
    number: `${session.ref}-${position}`,
    status: isLeft ? 'CONFIRMED' : 'WAITLISTED',
    source: 'SELF',
    registeredBy: null,
    idempotencyKey: key,
    requestHash: '',
  };
  await named('insert', insert, [JSON.stringify([row]), at]);
  const counters = {
    ...session,
    confirmed: session.confirmed + (isLeft ? 1 : 0),
    waiting: session.waiting + (isLeft ? 0 : 1),
    lastPosition: position,
    lastNumber: position,
  };
  await named('count', count, [JSON.stringify([counters])]);
  await named('mandate', mandate, [JSON.stringify([row]), at]);
  const entry = {
    actor_id: null,
    action: 'x',
    subject_kind: 'registration',
    subject_id: id,
    region_code: '84',
    details: {},
  };
  await named('audit', audit, [at, JSON.stringify([entry])]);
  await named('job', job, [`registrations.${isLeft ? 'confirmed' : 'waitlisted'}`, { registrationId: id }]);
  await client.query('commit');
}

/** Registrations per second with that many clients during `seconds`. */
export async function sameSqlAlone(
  url: string,
  sessionId: string,
  clients: number,
  seconds: number,
): Promise<number> {
  const connected = await Promise.all(
    Array.from({ length: clients }, async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      return client;
    }),
  );
  const began = performance.now();
  let done = 0;
  await Promise.all(
    connected.map(async (client) => {
      while (performance.now() - began < seconds * 1000) {
        await registerOnce(client, sessionId);
        done++;
      }
    }),
  );
  const rate = done / ((performance.now() - began) / 1000);
  await Promise.all(connected.map((client) => client.end()));
  return rate;
}
