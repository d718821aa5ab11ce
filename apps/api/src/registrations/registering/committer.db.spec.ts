// The group committer on PostgreSQL: statements that do not grow with the group, patience, sessions that do not wait for each other.
import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { statementsOf } from '../../platform/database/statement-counter.fixture';
import { aSession } from '../../sessions/sessions.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { aDraft, countsOf, postRegistration, register } from '../registrations.fixture';
import { brokenInvariants } from './invariants.fixture';

const now = '2026-11-02T09:00:00Z';
let app: TestApp;
const session = (change = {}) => app.source.transaction((tx) => aSession(tx, change));

beforeAll(async () => {
  app = await startTestApp({ now });
  await placeTowns(app.source);
});
afterAll(() => app.close());

/** Keeps a session's row locked while `work` runs, as a long act of an organiser does. */
async function whileLocked<T>(sessionId: string, work: () => Promise<T>): Promise<T> {
  const runner = app.source.createQueryRunner();
  await runner.startTransaction();
  await runner.query('select 1 from sessions where id = $1 for no key update', [sessionId]);
  try {
    return await work();
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

const rowsOf = async (sessionId: string): Promise<number> =>
  (
    await app.source.query<{ n: number }[]>(
      'select count(*)::int as n from registrations where session_id = $1',
      [sessionId],
    )
  )[0]?.n ?? -1;

it('G10 fifty people at once cost at most twice the statements of one', async () => {
  const sessionId = await session({ capacity: 10 });
  const source = app.app.get(DataSource);
  const one = await statementsOf(source, () => register(app, sessionId));
  const fifty = await statementsOf(source, () =>
    Promise.all(Array.from({ length: 50 }, () => register(app, sessionId))),
  );
  expect(one.filter((sql) => /insert into registrations/i.test(sql))).toHaveLength(1);
  expect(one.length).toBeLessThanOrEqual(13);
  // The first request may leave alone: the forty-nine others follow as one group, with a kind of job more.
  expect(fifty.length).toBeLessThanOrEqual(2 * one.length + 2);
  expect(fifty.length / 50).toBeLessThan(1);
  expect(await brokenInvariants(app.source.manager, sessionId, new Date(now))).toEqual([]);
});

it('Q19 a session locked by somebody else makes no other session wait', async () => {
  const [locked, free] = [await session(), await session()];
  await whileLocked(locked, async () => {
    const waiting = [postRegistration(app, locked, aDraft()), postRegistration(app, free, aDraft())];
    const others = await Promise.all(Array.from({ length: 20 }, () => postRegistration(app, free, aDraft())));
    expect(new Set(others.map(({ statusCode }) => statusCode))).toEqual(new Set([201]));
    expect((await waiting[1])?.statusCode).toBe(201);
    expect(await rowsOf(locked)).toBe(0);
    void waiting[0];
  });
  for (let tries = 0; tries < 50 && (await rowsOf(locked)) === 0; tries++)
    await new Promise((wake) => setTimeout(wake, 100));
  expect(await countsOf(app, locked)).toMatchObject({ confirmed: 1, rowsConfirmed: 1 });
});

it('answers busy after three seconds, and leaves nothing behind', async () => {
  const sessionId = await session();
  const draft = aDraft();
  const answer = await whileLocked(sessionId, () => postRegistration(app, sessionId, draft));
  expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([503, 'busy']);
  expect(answer.headers['retry-after']).toBeDefined();
  expect(await rowsOf(sessionId)).toBe(0);
  const [people] = await app.source.query<{ n: number }[]>(
    'select count(*)::int as n from people where email = $1',
    [draft.email],
  );
  expect(people?.n).toBe(0);
}, 15_000);

it('one bad request fails alone', async () => {
  const sessionId = await session({ capacity: 5 });
  const taken = randomUUID();
  await postRegistration(app, sessionId, aDraft(), taken);
  const answers = await Promise.all([
    postRegistration(app, sessionId, aDraft()),
    postRegistration(app, sessionId, aDraft(), taken),
    postRegistration(app, sessionId, aDraft({ municipalityCode: '99999' })),
    postRegistration(app, sessionId, aDraft()),
  ]);
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 422, 422, 201]);
  expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 3, rowsConfirmed: 3 });
});

it('Q6 a form being filled holds a place until it is used, left, or ten minutes have passed', async () => {
  const sessionId = await session({ capacity: 1 });
  const hold = (key: string) =>
    app.inject({ method: 'POST', url: `/api/sessions/${sessionId}/holds`, payload: { key } });
  const key = randomUUID();
  expect((await hold(key)).json()).toEqual({ expiresAt: '2026-11-02T09:10:00.000Z' });
  expect((await hold(key)).json()).toEqual({ expiresAt: '2026-11-02T09:10:00.000Z' });
  expect((await hold(randomUUID())).json()).toEqual({ expiresAt: null });
  const first = await register(app, sessionId);
  expect(first).toMatchObject({ outcome: 'WAITLISTED', rank: 1, reasons: [{ code: 'ROOM' }] });
  const answer = await postRegistration(app, sessionId, { ...aDraft(), hold: key });
  expect(answer.json()).toMatchObject({ outcome: 'CONFIRMED' });
  const other = await session({ capacity: 1 });
  const left = randomUUID();
  await app.inject({ method: 'POST', url: `/api/sessions/${other}/holds`, payload: { key: left } });
  await register(app, other);
  await app.inject({ method: 'DELETE', url: `/api/sessions/${other}/holds/${left}` });
  expect(await countsOf(app, other)).toMatchObject({ offered: 1, waiting: 0 });
});

it('E11 a binôme is placed whole, or waits whole', async () => {
  const sessionId = await session({ capacity: 3 });
  const pair = () => ({ ...aDraft(), companion: aDraft({ kind: 'STAFF' }) });
  const [first, second] = [
    await postRegistration(app, sessionId, pair()),
    await postRegistration(app, sessionId, pair()),
  ];
  expect(first.json()).toMatchObject({ outcome: 'CONFIRMED', companionNumber: expect.any(String) });
  expect(second.json()).toMatchObject({ outcome: 'WAITLISTED', rank: 1, reasons: [{ code: 'ROOM' }] });
  // A place is left, but whoever comes now would pass the pair.
  expect(await register(app, sessionId)).toMatchObject({
    outcome: 'WAITLISTED',
    rank: 3,
    reasons: [{ code: 'QUEUE' }],
  });
  expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 2, waiting: 3 });
});
