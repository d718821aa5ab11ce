// What devices send beside others: the order of locks (people, session, half-day, registration), closings dated of the future,
// somebody sent away who comes back as a walk-in, minutes kept by what comes after the seal.
import { randomUUID } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { aPerson } from '../../people/people.fixture';
import { closing, marked, signed, TestDevice, walkedIn } from './device.fixture';
import {
  app,
  close,
  device,
  open,
  person,
  reset,
  resolve,
  row,
  session,
  theSheet,
  trainer,
  tray,
} from './stage.fixture';

let other: QueryRunner;

beforeAll(open);
beforeEach(async () => {
  await reset();
  other = app.source.createQueryRunner();
  await other.startTransaction();
});
afterEach(async () => {
  if (other.isTransactionActive) await other.rollbackTransaction();
  await other.release();
});
afterAll(close);

const correction = { kind: 'CORRECTED', reason: 'Hors connexion', strokes: null };
const decideAll = () =>
  device.send(...[0, 1, 2].map((index) => device.next(session.morning, marked(person(index)))));

async function someoneWaits(): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const waiting = await app.source.query<unknown[]>('select 1 from pg_locks where not granted');
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('nobody waited for a lock');
}

it('a walk-in writes the person before it holds the session, as whoever registers does', async () => {
  const email = `${randomUUID()}@mairie.example`;
  await aPerson(other.manager, { familyName: 'Wissan', givenName: 'Hélène', email });
  const sending = device.do(session.morning, walkedIn(randomUUID(), { email }));
  await someoneWaits();
  await other.query('select 1 from sessions where id = $1 for no key update nowait', [session.sessionId]);
  await other.commitTransaction();
  expect((await sending).outcome).toBe('RECORDED');
});

it('a record that becomes a correction waits for the half-day without holding the person', async () => {
  const late = await TestDevice.enrol(app, trainer, 'Téléphone');
  const key = randomUUID();
  const records = [
    late.next(session.morning, walkedIn(key), { offline: true }),
    late.next(session.morning, signed(key), { offline: true }),
  ] as const;
  await decideAll();
  await device.do(session.morning, closing());
  await late.send(...records);
  expect((await resolve(records[0], correction)).statusCode).toBe(200);
  const newcomer = (await theSheet()).rows.find(({ walkIn }) => walkIn)?.registrationId;
  await other.query('select 1 from half_days where id = $1 for no key update', [session.morning]);
  const resolving = resolve(records[1], correction);
  await someoneWaits();
  const free = 'select 1 from registrations where id = $1 for no key update nowait';
  expect(await other.query(free, [newcomer])).toHaveLength(1);
  await other.commitTransaction();
  expect((await resolving).statusCode).toBe(200);
  expect((await tray()).every(({ resolution }) => resolution !== null)).toBe(true);
});

it('a half-day is not closed by a clock that runs ahead', async () => {
  await decideAll();
  const tomorrow = new Date(app.clock.now().getTime() + 86_400_000).toISOString();
  expect((await device.do(session.morning, closing(), { deviceAt: tomorrow })).code).toBe('record-future');
  expect((await theSheet()).sealed).toBeNull();
  expect((await device.do(session.morning, closing())).outcome).toBe('RECORDED');
});

it('whoever was sent away does not come back as a walk-in', async () => {
  const [row] = await app.source.query<{ familyName: string; givenName: string; email: string }[]>(
    `select family_name as "familyName", given_name as "givenName", email from registrations where id = $1`,
    [person(1)],
  );
  await app.source.query('update sessions set arrival_rules = $2 where id = $1', [
    session.sessionId,
    { blocked: [person(1)] },
  ]);
  expect((await device.do(session.morning, walkedIn(randomUUID(), row))).code).toBe('person-blocked');
  expect((await theSheet()).counts.present).toBe(0);
});

it('a signature that comes after the seal leaves the lateness that was noted', async () => {
  const late = await TestDevice.enrol(app, trainer, 'Téléphone');
  const record = late.next(session.morning, signed(person(0)), { offline: true });
  await device.do(session.morning, marked(person(0), 'PRESENT', 30, 15));
  await device.send(...[1, 2].map((index) => device.next(session.morning, marked(person(index)))));
  await device.do(session.morning, closing());
  await late.send(record);
  expect((await resolve(record, correction)).statusCode).toBe(200);
  expect(await row(0)).toMatchObject({ state: 'PRESENT', lateMinutes: 30, earlyMinutes: 15 });
});
