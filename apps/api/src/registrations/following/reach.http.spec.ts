// "N personnes seront prévenues": only those a mail reaches are counted, before and after the act; the others are told apart.
import type { OrganiserSession, Reach } from '@treize/contract/sessions';
import { aDay } from '../../sessions/sessions.fixture';
import {
  app,
  bretagne,
  close,
  open,
  organiserId,
  people,
  resetClock,
  send,
  session,
} from '../organiser/organiser-acts.fixture';

beforeAll(open);
beforeEach(resetClock);
afterAll(close);

const block = (email: string) =>
  app.source.query(
    `insert into blocked_addresses (address, cause, text, blocked_at) values (lower($1), 'HARD', '5.1.1', $2)`,
    [email, app.clock.now()],
  );
const run = async () => expect((await app.runJobs()).failures).toEqual([]);
const reachOf = async (sessionId: string) => (await send<Reach>('GET', `sessions/${sessionId}/reach`)).body;
const pageOf = async (sessionId: string) =>
  (await send<OrganiserSession>('GET', `sessions/${sessionId}`)).body;
const act = async (sessionId: string, verb: string, body: object = {}) => {
  const { version } = await pageOf(sessionId);
  const answer = await send<Reach>('POST', `sessions/${sessionId}/${verb}`, { version, ...body });
  expect(answer.status).toBe(200);
  await run();
  return answer.body;
};
const move = async (sessionId: string, date: string) => {
  const { venueId, days } = await pageOf(sessionId);
  const moved = [{ ...aDay(date), id: days[0]?.id }];
  return act(sessionId, 'move', { venueId, room: 'Salle du conseil', joinUrl: null, days: moved });
};
/** People to whom a mail of this kind left since then, each once. */
const told = async (sessionId: string, kinds: string[]) => {
  const rows = await app.source.query<object[]>(
    `select distinct registration_id from mails where session_id = $1 and kind = any($2) and state = 'ACCEPTED'`,
    [sessionId, kinds],
  );
  return rows.length;
};

/** Five people: one seated with a blocked address, typed in capitals; one without any; one waiting, blocked too. */
async function five(): Promise<string> {
  const sessionId = await session({ capacity: 4, trainerIds: [organiserId] });
  await app.source.query('update sessions set published_at = $2 where id = $1', [sessionId, app.clock.now()]);
  const [, blocked, without, , waiting] = await people(sessionId, 5);
  await app.source.query(`update registrations set email = upper(email) where id = $1`, [
    blocked?.registrationId,
  ]);
  await app.source.query(`update registrations set email = '' where id = $1`, [without?.registrationId]);
  await run();
  for (const one of [blocked, waiting]) await block(one?.email ?? '');
  return sessionId;
}
const expected = { notified: 2, blocked: 2, withoutAddress: 1 };

it('a move: as many as will be told, and as many mails leave', async () => {
  const sessionId = await five();
  expect(await reachOf(sessionId)).toEqual(expected);
  expect(await move(sessionId, '2027-02-02')).toMatchObject(expected);
  expect(await told(sessionId, ['session.moved', 'registration.session-moved'])).toBe(2);
});

it('a postponement, then its new date', async () => {
  const sessionId = await five();
  expect(await act(sessionId, 'postpone', { reason: 'Neige' })).toMatchObject(expected);
  expect(await told(sessionId, ['session.postponed', 'registration.session-postponed'])).toBe(2);
  expect(await reachOf(sessionId)).toEqual(expected);
  expect(await move(sessionId, '2027-02-02')).toMatchObject(expected);
});

it('a cancellation, then its return: those it brings back', async () => {
  const sessionId = await five();
  expect(await act(sessionId, 'cancel', { reason: 'Neige' })).toMatchObject(expected);
  expect(await told(sessionId, ['session.cancelled', 'registration.session-cancelled'])).toBe(2);
  expect(await reachOf(sessionId)).toEqual(expected);
  expect(await act(sessionId, 'reinstate')).toMatchObject(expected);
  expect(await told(sessionId, ['session.reinstated'])).toBe(2);
});

it('an address that serves again counts again; nobody registered is nobody told', async () => {
  const sessionId = await five();
  await app.source.query('truncate blocked_addresses');
  expect(await reachOf(sessionId)).toEqual({ notified: 4, blocked: 0, withoutAddress: 1 });
  expect(await reachOf(await session())).toEqual({ notified: 0, blocked: 0, withoutAddress: 0 });
});

it('is not told to another region', async () => {
  const sessionId = await session();
  expect((await send('GET', `sessions/${sessionId}/reach`, undefined, bretagne)).status).toBe(404);
});
