// Offers: single-use, for one person and one date, mailed once; whoever is served waits no more.
import { aDay, aSession } from '../../sessions/sessions.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { countsOf, register } from '../registrations.fixture';
import { Places } from './places.service';

// Friday 29 October 2027, 9 h in Paris, before the clocks change: the Monday that follows is All Saints' Day.
const now = '2027-10-29T07:00:00Z';
let app: TestApp;
const act = (token: string, verb: string) =>
  app.inject({ method: 'POST', url: `/api/registrations/link/${token}/${verb}`, payload: {} });
const offersMailed = async (registrationId: string): Promise<number> =>
  (
    await app.source.query<{ n: number }[]>(
      `select count(*)::int as n from mails where registration_id = $1 and kind = 'registration.offered'`,
      [registrationId],
    )
  )[0]?.n ?? -1;

beforeAll(async () => {
  app = await startTestApp({ now });
  await placeTowns(app.source);
});
beforeEach(() => app.clock.set(now));
afterAll(() => app.close());

/** A session of that many places, all taken, and people who wait. */
async function full(capacity: number, waiting: number) {
  const sessionId = await app.source.transaction((tx) =>
    aSession(tx, { capacity, days: [aDay('2027-12-14')] }),
  );
  const people = [];
  for (let index = 0; index < capacity + waiting; index++) people.push(await register(app, sessionId));
  await app.runJobs();
  return { sessionId, seated: people.slice(0, capacity), line: people.slice(capacity) };
}

it('W6 an offer is used once, by that person, on that date, holds its place, and is mailed once', async () => {
  const { sessionId, seated, line } = await full(1, 2);
  const [next, after] = line as [(typeof line)[0], (typeof line)[0]];
  await act(seated[0]?.token ?? '', 'cancel');
  await app.runJobs();
  await app.runJobs();
  expect([await offersMailed(next.registrationId), await offersMailed(after.registrationId)]).toEqual([1, 0]);
  expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 0, offered: 1, waiting: 1 });
  expect((await act(after.token, 'accept')).json()).toMatchObject({ code: 'offer-gone' });
  expect(await register(app, sessionId)).toMatchObject({ outcome: 'WAITLISTED', rank: 2 });
  expect((await act(next.token, 'accept')).statusCode).toBe(200);
  expect((await act(next.token, 'accept')).json()).toMatchObject({ code: 'offer-gone' });
  expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 1, offered: 0, waiting: 2 });
});

it('W7 an offer lasts 24 working hours: from Friday 9 h to Wednesday 9 h over a holiday and the change of clocks', async () => {
  const { seated, line } = await full(1, 1);
  await act(seated[0]?.token ?? '', 'cancel');
  const page = await app.inject({ method: 'GET', url: `/api/registrations/link/${line[0]?.token}` });
  expect(page.json()).toMatchObject({ status: 'OFFERED', offerExpiresAt: '2027-11-03T08:00:00.000Z' });
});

it('Q13 whoever was served counts among those who wait no more', async () => {
  const { sessionId, seated, line } = await full(2, 3);
  await act(seated[0]?.token ?? '', 'cancel');
  await act(line[0]?.token ?? '', 'accept');
  await act(seated[1]?.token ?? '', 'cancel');
  expect(await countsOf(app, sessionId)).toMatchObject({
    confirmed: 1,
    offered: 1,
    waiting: 1,
    rowsWaiting: 1,
  });
  const page = await app.inject({ method: 'GET', url: `/api/sessions/${sessionId}` });
  expect(page.json()).toMatchObject({ seats: { waiting: 1, left: 0 } });
});

it('Q4 an offer past its deadline holds its place until its end is written, then serves the next', async () => {
  const { sessionId, seated, line } = await full(1, 2);
  await act(seated[0]?.token ?? '', 'cancel');
  app.clock.set('2027-11-03T08:00:01Z');
  expect(await register(app, sessionId)).toMatchObject({ outcome: 'WAITLISTED', rank: 2 });
  expect((await act(line[0]?.token ?? '', 'accept')).json()).toMatchObject({ code: 'offer-gone' });
  const places = app.app.get(Places);
  for (let times = 0; times < 2; times++)
    await app.source.transaction((tx) => places.expire(tx, line[0]?.registrationId ?? '', new Date(now)));
  expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 0, offered: 1, waiting: 1 });
});

it('W9 nothing is offered by itself after the automatic stop; a hand may, until registration is over', async () => {
  const { sessionId, seated, line } = await full(1, 1);
  await app.source.query('update sessions set offers_stop_hours = 720 where id = $1', [sessionId]);
  app.clock.set('2027-11-20T08:00:00Z');
  await act(seated[0]?.token ?? '', 'cancel');
  expect(await countsOf(app, sessionId)).toMatchObject({ offered: 0, waiting: 1 });
  const offer = () =>
    app.source.transaction((tx) =>
      app.app.get(Places).offer(tx, line[0]?.registrationId ?? '', { actorId: null, reason: null }),
    );
  await offer();
  expect(await countsOf(app, sessionId)).toMatchObject({ offered: 1, waiting: 0 });
  await act(line[0]?.token ?? '', 'decline');
  const late = await full(1, 1);
  await app.source.query('update sessions set closes_at = $2 where id = $1', [
    late.sessionId,
    app.clock.now(),
  ]);
  await act(late.seated[0]?.token ?? '', 'cancel');
  const refused = app.source.transaction((tx) =>
    app.app.get(Places).offer(tx, late.line[0]?.registrationId ?? '', { actorId: null, reason: null }),
  );
  await expect(refused).rejects.toMatchObject({ code: 'too-late' });
});
