// Q17: the place of whoever leaves early, with the option on and off, with and without re-entry, facts out of order.
import { randomUUID } from 'node:crypto';
import { registrationPaths } from '@treize/contract/registrations';
import { sessionPage, sessionPaths } from '@treize/contract/sessions';
import { aDraft } from '../registrations/registrations.fixture';
import { startTestApp, type TestApp } from '../test-app.fixture';
import { placeTowns } from '../territories/territories.fixture';
import { aRunningSession, type RunningSession } from './attendance.fixture';
import { marked, TestDevice, walkedIn } from './records/device.fixture';

const during = '2027-01-12T09:30:00Z';
let app: TestApp;
let session: RunningSession;
let device: TestDevice;

beforeAll(async () => {
  app = await startTestApp({ now: during });
  await placeTowns(app.source, ['15187']);
});
afterAll(() => app.close());

/** A session of three places, all taken, that is running. */
async function runningSession(options: { earlyLeaveFrees: boolean; reentry: boolean }): Promise<void> {
  session = await app.source.transaction((tx) => aRunningSession(tx));
  await app.source.query(
    'update sessions set capacity = 3, early_leave_frees = $2, reentry = $3 where id = $1',
    [session.sessionId, options.earlyLeaveFrees, options.reentry],
  );
  device = await TestDevice.enrol(app, await app.signIn(session.trainerId));
}

/** What the trainer's device recorded of the first person, at that time of its own. */
const mark = async (time: string, earlyMinutes: number, halfDayId = session.morning) => {
  const action = marked(session.registrations[0]?.id ?? '', 'PRESENT', 0, earlyMinutes);
  const deviceAt = `2027-01-12T${time}:00.000Z`;
  expect((await device.do(halfDayId, action, { deviceAt })).outcome).toBe('RECORDED');
};
const left = async () =>
  sessionPage.parse(
    (await app.inject({ method: 'GET', url: sessionPaths.session(session.sessionId) })).json(),
  ).seats.left;
const counters = async () =>
  (
    await app.source.query<object[]>('select confirmed, departed, exceptional from sessions where id = $1', [
      session.sessionId,
    ])
  )[0];
const walkIn = () => device.do(session.morning, walkedIn(randomUUID()));

describe('Q17 the place of whoever leaves early', () => {
  it.each([
    [true, false, 1],
    [true, true, 0],
    [false, false, 0],
    [false, true, 0],
  ])('with the option %s and re-entry %s: %i is free', async (earlyLeaveFrees, reentry, free) => {
    await runningSession({ earlyLeaveFrees, reentry });
    await mark('08:40', 0);
    expect(await left()).toBe(0);
    await mark('09:00', 120);
    expect(await left()).toBe(free);
  });

  it('stays free when an older entry is uploaded after the exit', async () => {
    await runningSession({ earlyLeaveFrees: true, reentry: false });
    await mark('09:00', 120);
    await mark('08:40', 0);
    expect(await left()).toBe(1);
  });

  it('is free once, however often the exit is recorded, and taken back by coming back', async () => {
    await runningSession({ earlyLeaveFrees: true, reentry: false });
    await mark('09:00', 120);
    await mark('09:05', 115);
    expect(await left()).toBe(1);
    await mark('09:30', 0);
    expect(await left()).toBe(0);
  });

  it('serves a walk-in within the capacity; whoever comes back then sits over it', async () => {
    await runningSession({ earlyLeaveFrees: true, reentry: false });
    await mark('09:00', 120);
    await walkIn();
    expect(await counters()).toEqual({ confirmed: 4, departed: 1, exceptional: 0 });
    expect(await left()).toBe(0);
    await mark('09:30', 0);
    expect(await counters()).toEqual({ confirmed: 4, departed: 0, exceptional: 1 });
  });

  it('serves a newcomer while registration is open', async () => {
    await runningSession({ earlyLeaveFrees: true, reentry: false });
    await mark('09:00', 120);
    const register = () =>
      app.inject({
        method: 'POST',
        url: registrationPaths.register(session.sessionId),
        headers: { 'idempotency-key': randomUUID() },
        payload: aDraft(),
      });
    expect((await register()).json()).toMatchObject({ outcome: 'CONFIRMED' });
    expect((await register()).json()).toMatchObject({ outcome: 'WAITLISTED' });
  });
});
