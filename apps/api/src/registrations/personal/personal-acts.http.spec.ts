// What a person does by their link: cancel, change, accept, decline, move; and every refusal.
import { randomUUID } from 'node:crypto';
import { transferOptionList } from '@treize/contract/registrations';
import { aLimit } from '../../sessions/seats.fixture';
import { aDay, aSession, type SessionWanted } from '../../sessions/sessions.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { aModule } from '../../tracks/tracks.fixture';
import { aDraft, countsOf, register } from '../registrations.fixture';
import { act, pageOf } from './personal.fixture';

const now = '2027-01-05T08:00:00Z';
let app: TestApp;
const session = (wanted: SessionWanted = {}) => app.source.transaction((tx) => aSession(tx, wanted));
const statusOf = async (token: string) => (await pageOf(app, token)).status;
const choose = (limitId: string) => aDraft({ extras: [{ limitId, quantity: 1 }] });

/** A full session of one place: whoever holds it, and those who wait. */
async function fullSession(waiting: number) {
  const sessionId = await session({ capacity: 1 });
  const holder = await register(app, sessionId);
  const line = [];
  for (let index = 0; index < waiting; index++) line.push(await register(app, sessionId));
  return { sessionId, holder, line: line as [(typeof line)[0], (typeof line)[0]] };
}

beforeAll(async () => {
  app = await startTestApp({ now });
  await placeTowns(app.source);
});
beforeEach(() => app.clock.set(now));
afterAll(() => app.close());

describe('T4 cancelling by oneself', () => {
  it('is refused while an offer runs: it is accepted or declined', async () => {
    const { holder, line } = await fullSession(1);
    await act(app, holder.token, 'cancel');
    expect(await pageOf(app, line[0].token)).toMatchObject({ status: 'OFFERED', cancellable: false });
    expect(await act(app, line[0].token, 'cancel')).toBe('offer-pending');
    expect(await act(app, line[0].token, 'decline')).toBe(200);
  });

  it('is refused once presence is recorded, even on another half-day, and once the session is over', async () => {
    const sessionId = await session();
    const [present, absent] = [await register(app, sessionId), await register(app, sessionId)];
    await app.source.query('update registrations set first_presence_at = $2 where id = $1', [
      present.registrationId,
      new Date(now),
    ]);
    expect((await pageOf(app, present.token)).cancellable).toBe(false);
    expect(await act(app, present.token, 'cancel')).toBe('not-cancellable');
    app.clock.set('2027-01-13T08:00:00Z');
    expect(await act(app, absent.token, 'cancel')).toBe('not-cancellable');
    expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 2, rowsConfirmed: 2 });
  });

  it('T3 is refused a second time', async () => {
    const { holder } = await fullSession(0);
    expect(await act(app, holder.token, 'cancel')).toBe(200);
    expect(await act(app, holder.token, 'cancel')).toBe('not-cancellable');
  });
});

describe('W14 an entry of the line', () => {
  it('is changed by whoever waits, without losing the rank; a choice with places is served', async () => {
    const sessionId = await session({ capacity: 10 });
    const full = await aLimit(app.source.manager, sessionId, { label: 'A', capacity: 0 });
    const free = await aLimit(app.source.manager, sessionId, { label: 'B', capacity: 5 });
    const { token } = await register(app, sessionId, choose(full));
    const behind = await register(app, sessionId, choose(full));
    expect(
      await act(app, behind.token, 'edit', {
        needs: 'Boucle magnétique',
        extras: [{ limitId: full, quantity: 1 }],
      }),
    ).toBe(200);
    expect(await pageOf(app, behind.token)).toMatchObject({ needs: 'Boucle magnétique', rank: 2 });
    expect(await act(app, token, 'edit', { needs: null, extras: [{ limitId: free, quantity: 1 }] })).toBe(
      200,
    );
    expect(await pageOf(app, token)).toMatchObject({
      status: 'OFFERED',
      extras: [{ limitId: free, label: 'B', quantity: 1 }],
    });
    const [limit] = await app.source.query('select offered from session_limits where id = $1', [free]);
    expect(limit).toEqual({ offered: 1 });
  });

  it('asks for a workshop, and for one of this session', async () => {
    const sessionId = await session({ capacity: 10 });
    const full = await aLimit(app.source.manager, sessionId, { capacity: 0 });
    const { token } = await register(app, sessionId, choose(full));
    expect(await act(app, token, 'edit', { needs: null, extras: [] })).toBe('workshop-missing');
    const unknown = [{ limitId: randomUUID(), quantity: 1 }];
    expect(await act(app, token, 'edit', { needs: null, extras: unknown })).toBe('unknown-limit');
    expect(await pageOf(app, token)).toMatchObject({ extras: [{ limitId: full }] });
  });

  it('is neither changed nor deleted once its offer is sent, nor changed once it holds a place', async () => {
    const { holder, line } = await fullSession(1);
    const change = { needs: 'Plain-pied', extras: [] };
    expect(await act(app, holder.token, 'edit', change)).toBe('not-waiting');
    expect(await act(app, line[0].token, 'edit', change)).toBe(200);
    await act(app, holder.token, 'cancel');
    expect(await act(app, line[0].token, 'edit', { needs: null, extras: [] })).toBe('offer-pending');
    expect(await act(app, line[0].token, 'cancel')).toBe('offer-pending');
    expect(await pageOf(app, line[0].token)).toMatchObject({ needs: 'Plain-pied', status: 'OFFERED' });
  });

  it('may be deleted while it waits: the next moves up', async () => {
    const { line } = await fullSession(2);
    expect(await act(app, line[0].token, 'cancel')).toBe(200);
    expect(await pageOf(app, line[1].token)).toMatchObject({ rank: 1 });
  });
});

it('W16 accepted then cancelled: the old offer is dead at once and the place goes to the next', async () => {
  const { sessionId, holder, line } = await fullSession(2);
  await act(app, holder.token, 'cancel');
  expect(await act(app, line[0].token, 'accept')).toBe(200);
  expect(await act(app, line[0].token, 'cancel')).toBe(200);
  expect(await act(app, line[0].token, 'accept')).toBe('offer-gone');
  expect(await act(app, line[0].token, 'decline')).toBe('offer-gone');
  expect([await statusOf(line[0].token), await statusOf(line[1].token)]).toEqual([
    'CANCELLED_BY_PERSON',
    'OFFERED',
  ]);
  expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 0, offered: 1, waiting: 0 });
  expect((await pageOf(app, line[0].token)).history.map(({ event }) => event)).toEqual([
    'JOINED_LINE',
    'OFFERED',
    'OFFER_ACCEPTED',
    'CANCELLED',
  ]);
});

it('W17 joining sends the rank and the link to leave; the deadline of the offer counts working hours', async () => {
  const sessionId = await session({ capacity: 1, days: [aDay('2027-03-12')] });
  const holder = await register(app, sessionId);
  const draft = aDraft();
  const { token } = await register(app, sessionId, draft);
  await app.runJobs();
  const [mail] = await app.source.query<{ kind: string; text_body: string }[]>(
    'select kind, text_body from mails where to_address = $1',
    [draft.email],
  );
  expect(mail).toMatchObject({ kind: 'registration.waitlisted' });
  expect(mail?.text_body).toMatch(/Votre rang\W+1\b/);
  expect(mail?.text_body).toContain(`/registrations/link/${token}/cancel`);
  // Friday 8 January, 15 h in Paris: 5 hours that day, 12 on Monday, 7 on Tuesday.
  app.clock.set('2027-01-08T14:00:00Z');
  await act(app, holder.token, 'cancel');
  expect((await pageOf(app, token)).offerExpiresAt).toBe('2027-01-12T14:00:00.000Z');
});

describe('moving to another date', () => {
  const dates = async (...wanted: SessionWanted[]) => {
    const moduleId = await app.source.transaction((tx) =>
      aModule(tx, { code: `M-${randomUUID().slice(0, 8)}` }),
    );
    const ids = [];
    for (const one of wanted) ids.push(await session({ moduleId, ...one }));
    return ids as [string, string, string, string];
  };
  const options = async (token: string) => {
    const url = `/api/registrations/link/${token}/transfer-options`;
    const answer = await app.inject({ method: 'GET', url });
    return transferOptionList.parse(answer.json()).map(({ sessionId }) => sessionId);
  };
  const february = [aDay('2027-02-10')];

  it('T1 to a full session fails and changes nothing; W15 it is not proposed', async () => {
    const [from, full, free] = await dates({}, { capacity: 0, days: february }, { days: february });
    const { token } = await register(app, from);
    expect(await options(token)).toEqual([free]);
    expect(await act(app, token, 'transfer', { sessionId: full })).toBe('no-place');
    expect(await statusOf(token)).toBe('CONFIRMED');
    expect(await countsOf(app, full)).toMatchObject({ confirmed: 0, waiting: 0 });
    expect(await act(app, token, 'transfer', { sessionId: free })).toBe(200);
    expect(await countsOf(app, from)).toMatchObject({ confirmed: 0, rowsConfirmed: 0 });
  });

  it('T2 to a cancelled, closed or unpublished one is refused and not proposed', async () => {
    const [from, ...others] = await dates(
      {},
      { state: 'CANCELLED', days: february },
      { state: 'DRAFT', days: february },
      { closedAt: new Date(now), days: february },
    );
    const { token } = await register(app, from);
    expect(await options(token)).toEqual([]);
    for (const sessionId of others)
      expect(await act(app, token, 'transfer', { sessionId })).toBe('target-closed');
  });

  it('W15 whoever waits is proposed the full ones; another programme is refused', async () => {
    const [from, full] = await dates({ capacity: 0 }, { capacity: 0, days: february }, { days: february });
    const { token } = await register(app, from);
    expect(await options(token)).toEqual([full]);
    const other = await session({ capacity: 0 });
    expect(await act(app, token, 'transfer', { sessionId: other })).toBe('other-programme');
    expect(await statusOf(token)).toBe('WAITLISTED');
  });
});
