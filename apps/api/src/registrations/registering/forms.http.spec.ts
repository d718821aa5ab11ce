// Forms being filled, promises and repeated requests, as somebody hostile or unlucky meets them.
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Links } from '../../platform/http/links';
import { aSession, type SessionWanted } from '../../sessions/sessions.fixture';
import { aHold, aSeatInvitation } from '../../sessions/seats.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { aDraft, countsOf, postRegistration, register } from '../registrations.fixture';
import { brokenInvariants } from './invariants.fixture';

const now = '2027-01-05T08:00:00Z';
const minute = 60_000;
let app: TestApp;
const session = (change: SessionWanted = {}) => app.source.transaction((tx) => aSession(tx, change));
const hold = async (sessionId: string, key: string = randomUUID(), places = 1) =>
  app.inject({ method: 'POST', url: `/api/sessions/${sessionId}/holds`, payload: { key, places } });
const broken = (sessionId: string) => brokenInvariants(app.source.manager, sessionId, app.clock.now());

beforeAll(async () => {
  app = await startTestApp({ now });
  await placeTowns(app.source);
});
beforeEach(async () => {
  app.clock.set(now);
  await app.source.query('delete from rate_limits');
});
afterAll(() => app.close());

describe('Q6 a form', () => {
  it('that asks again once its ten minutes have passed holds a place again', async () => {
    const sessionId = await session({ capacity: 1 });
    const key = randomUUID();
    await hold(sessionId, key);
    app.clock.advance(11 * minute);
    expect((await hold(sessionId, key)).json()).toEqual({ expiresAt: '2027-01-05T08:21:00.000Z' });
    expect(await register(app, sessionId)).toMatchObject({ outcome: 'WAITLISTED' });
  });

  it('is not told that it holds on a session what it holds on another', async () => {
    const [one, other] = [await session({ capacity: 1 }), await session({ capacity: 1 })];
    const key = randomUUID();
    await hold(one, key);
    expect((await hold(other, key)).json()).toEqual({ expiresAt: null });
    expect(await register(app, other)).toMatchObject({ outcome: 'CONFIRMED' });
  });

  it('is one of a few that a network may open on a session: nobody keeps it for themselves', async () => {
    const sessionId = await session({ capacity: 20 });
    const answers = [];
    for (let count = 0; count < 6; count++) answers.push((await hold(sessionId, randomUUID(), 2)).statusCode);
    expect(answers).toEqual([200, 200, 200, 200, 200, 429]);
    expect((await hold(await session())).statusCode).toBe(200);
  });

  it('that registers fewer people than it held gives the rest to those in line', async () => {
    const sessionId = await session({ capacity: 2, sharePerMunicipality: 2 });
    const key = randomUUID();
    await hold(sessionId, key, 2);
    await register(app, sessionId);
    await postRegistration(app, sessionId, { ...aDraft(), hold: key });
    await app.runJobs();
    expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 1, offered: 1, waiting: 0 });
  });

  it('that lapses after the line was served leaves its place to the line', async () => {
    const sessionId = await session({ capacity: 2 });
    const pair = { ...aDraft(), companion: aDraft() };
    const first = await register(app, sessionId);
    await postRegistration(app, sessionId, pair);
    await app.source.transaction((tx) =>
      aHold(tx, sessionId, { expires_at: new Date('2027-01-05T08:10:00Z') }),
    );
    const token = app.app.get(Links).sign('registration', first.registrationId);
    await app.inject({ method: 'POST', url: `/api/registrations/link/${token}/cancel`, payload: {} });
    const [job] = await app.source.query<{ at: Date }[]>(
      `select start_after as at from pgboss.job where name = 'registrations.line-to-serve' and data ->> 'sessionId' = $1`,
      [sessionId],
    );
    expect(job?.at.toISOString()).toBe('2027-01-05T08:10:01.000Z');
  });

  it('nobody knows of makes nobody wait', async () => {
    const sessionId = await session();
    const runner = app.source.createQueryRunner();
    await runner.startTransaction();
    await runner.query('select 1 from sessions where id = $1 for no key update', [sessionId]);
    const url = `/api/sessions/${sessionId}/holds/${randomUUID()}`;
    expect((await app.inject({ method: 'DELETE', url })).statusCode).toBe(200);
    await runner.rollbackTransaction();
    await runner.release();
  });
});

describe('Q9 places promised to a commune', () => {
  const promised = async () => {
    const sessionId = await session({ capacity: 2 });
    const id = await app.source.transaction((tx) => aSeatInvitation(tx, sessionId, { places: 2 }));
    return { sessionId, invitation: app.app.get(Links).sign('invitation', id) };
  };

  it('are not another commune’s, whoever has the link', async () => {
    const { sessionId, invitation } = await promised();
    const elsewhere = { ...aDraft({ municipalityCode: '22070' }), invitation };
    const answer = await postRegistration(app, sessionId, elsewhere);
    expect([answer.statusCode, answer.json()]).toEqual([
      400,
      expect.objectContaining({
        code: 'invalid-request',
        errors: [{ path: 'body.municipalityCode', message: 'cette invitation est pour une autre commune' }],
      }),
    ]);
    const withColleague = { ...aDraft(), companion: aDraft({ municipalityCode: '22070' }), invitation };
    expect((await postRegistration(app, sessionId, withColleague)).json()).toMatchObject({
      outcome: 'CONFIRMED',
    });
  });

  it('are not taken by a form that held them and registers without them', async () => {
    const { sessionId, invitation } = await promised();
    const key = randomUUID();
    const payload = { key, places: 1, invitation };
    await app.inject({ method: 'POST', url: `/api/sessions/${sessionId}/holds`, payload });
    const elsewhere = { ...aDraft({ municipalityCode: '22070' }), hold: key };
    expect((await postRegistration(app, sessionId, elsewhere)).json()).toMatchObject({
      outcome: 'WAITLISTED',
    });
    expect(await broken(sessionId)).toEqual([]);
  });
});

describe('F8 the same request again', () => {
  it('is not told of a place once the registration has ended', async () => {
    const sessionId = await session();
    const [draft, key] = [aDraft(), randomUUID()];
    const { token } = (await postRegistration(app, sessionId, draft, key)).json<{ token: string }>();
    await app.inject({ method: 'POST', url: `/api/registrations/link/${token}/cancel`, payload: {} });
    const again = await postRegistration(app, sessionId, draft, key);
    expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([409, 'wrong-state']);
    expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 0 });
  });

  it('on another session, while another process registers it: key reused, not an error', async () => {
    const [here, elsewhere] = [await session(), await session()];
    const [draft, key] = [aDraft(), randomUUID()];
    const { registrationId } = await register(app, elsewhere);
    const runner = app.source.createQueryRunner();
    await runner.startTransaction();
    await runner.query('update registrations set idempotency_key = $2 where id = $1', [registrationId, key]);
    const answer = postRegistration(app, here, draft, key);
    const waits = async () =>
      (
        await app.source.query<unknown[]>(
          `select 1 from pg_locks where not granted and locktype = 'transactionid'`,
        )
      ).length > 0;
    for (let tries = 0; tries < 500 && !(await waits()); tries++) await setTimeout(5);
    await runner.commitTransaction();
    await runner.release();
    const { statusCode, body } = await answer;
    expect([statusCode, JSON.parse(body)]).toEqual([422, expect.objectContaining({ code: 'key-reused' })]);
  });
});
