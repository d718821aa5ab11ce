// Moving people to another session through HTTP: previewed, done in order, told once; refused without any change.
import type { TransferTarget } from '@treize/contract/roster';
import { sessionCancelled } from '../../../sessions/sessions.jobs';
import { aDay } from '../../../sessions/sessions.fixture';
import { aModule } from '../../../tracks/tracks.fixture';
import { Transfers } from '../../places/transfers.service';
import { aDraft, countsOf, postRegistration, register } from '../../registrations.fixture';
import {
  act,
  addLimits,
  app,
  auditOf,
  bretagne,
  close,
  mailsOf,
  open,
  organiserId,
  people,
  resetClock,
  rosterOf,
  send,
  session,
} from '../organiser-acts.fixture';

let moduleId: string;
beforeAll(async () => {
  await open();
  moduleId = await aModule(app.source.manager);
});
beforeEach(resetClock);
afterAll(close);

const dated = (change: object = {}) => session({ moduleId, ...change });
const later = (change: object = {}) => dated({ days: [aDay('2027-02-02')], ...change });
const idsOf = (registered: { registrationId: string }[]) =>
  registered.map(({ registrationId }) => registrationId);
const transfer = (ids: string[], sessionId: string, change: object = {}) =>
  act({ action: 'TRANSFER', ids, sessionId, ...change });
const self = { byOrganiser: false, ofTarget: false, waitIfFull: false };
const moveSelf = (id: string, targetId: string) =>
  app.source.transaction((tx) =>
    app.app.get(Transfers).moveOne(tx, id, targetId, { actorId: null, reason: null }, self),
  );
const rowsOn = async (sessionId: string) => (await rosterOf(sessionId)).items;
const fall = async (sessionId: string) => {
  await app.source.query(`update sessions set state = 'CANCELLED', cancelled_at = $2 where id = $1`, [
    sessionId,
    app.clock.now(),
  ]);
  await app.source.transaction((tx) =>
    app.jobs.publish(tx, sessionCancelled, { sessionId, version: 2, reason: 'Verglas' }),
  );
  await app.runJobs();
};

describe('a person moves', () => {
  it('follows in the chain: number of the target, seat freed and offered, calendar and one mail', async () => {
    const [from, to] = [await dated({ capacity: 1 }), await later({ capacity: 1 })];
    const [mover, next] = await people(from, 2);
    await app.runJobs();
    const moved = await moveSelf(mover?.registrationId ?? '', to);
    expect(moved).toMatchObject({ isPlaced: true, fromId: mover?.registrationId });
    await app.runJobs();
    expect(await rowsOn(to)).toMatchObject([
      { id: moved.registrationId, status: 'CONFIRMED', source: 'TRANSFER', previousNumber: mover?.number },
    ]);
    expect(await countsOf(app, from)).toMatchObject({ confirmed: 0, offered: 1, rowsOffered: 1 });
    expect((await rowsOn(from)).find(({ id }) => id === next?.registrationId)?.status).toBe('OFFERED');
    expect(await mailsOf(mover?.email ?? '')).toEqual([
      'invitation.sent REQUEST',
      'registration.confirmed',
      'registration.transferred',
      'invitation.sent REQUEST',
      'registration.date-withdrawn CANCEL',
    ]);
    expect((await auditOf(mover?.registrationId ?? '')).at(-1)).toMatchObject({
      action: 'registration.transferred',
      details: { sessionId: to, registrationId: moved.registrationId },
    });
  });

  it('T1 to a full session: refused, and nothing changes', async () => {
    const [from, to] = [await dated(), await later({ capacity: 1 })];
    await people(to, 1);
    const [mover] = await people(from, 1);
    await expect(moveSelf(mover?.registrationId ?? '', to)).rejects.toMatchObject({
      code: 'no-place',
      about: { facts: { ROOM: true } },
    });
    expect(await rowsOn(from)).toMatchObject([{ id: mover?.registrationId, status: 'CONFIRMED' }]);
    expect(await countsOf(app, to)).toMatchObject({ confirmed: 1, waiting: 0, rowsConfirmed: 1 });
  });

  it.each([
    ['cancelled', { state: 'CANCELLED' }],
    ['unpublished', { state: 'DRAFT' }],
    ['closed by hand', { closedAt: new Date('2027-01-04T08:00:00Z') }],
    ['closed by its date', { closesAt: new Date('2027-01-04T08:00:00Z') }],
  ])('T2 to a %s session: refused', async (_, change) => {
    const [from, to] = [await dated(), await later(change)];
    const [mover] = await people(from, 1);
    await expect(moveSelf(mover?.registrationId ?? '', to)).rejects.toMatchObject({ code: 'target-closed' });
    const answer = await send('POST', 'registrations/actions', {
      action: 'TRANSFER',
      ids: [mover?.registrationId],
      sessionId: to,
    });
    expect(answer).toMatchObject({ status: 409, body: { code: 'target-closed' } });
  });

  it('T2 to a session without limit: accepted; to another programme: refused', async () => {
    const [from, to, other] = [await dated(), await later({ capacity: null }), await session()];
    const [mover] = await people(from, 1);
    await expect(moveSelf(mover?.registrationId ?? '', other)).rejects.toMatchObject({
      code: 'other-programme',
    });
    expect((await moveSelf(mover?.registrationId ?? '', to)).isPlaced).toBe(true);
  });

  it('W15 an entry moves to a full session only, where it waits', async () => {
    const from = await dated({ capacity: 0 });
    const [roomy, full] = [await later({ capacity: 5 }), await later({ capacity: 0 })];
    const [mover] = await people(from, 1);
    await app.runJobs();
    const id = mover?.registrationId ?? '';
    await expect(moveSelf(id, roomy)).rejects.toMatchObject({ code: 'places-remain' });
    expect(await moveSelf(id, full)).toMatchObject({ isPlaced: false });
    await app.runJobs();
    expect(await rowsOn(full)).toMatchObject([{ status: 'WAITLISTED', rank: 1 }]);
    expect(await countsOf(app, from)).toMatchObject({ waiting: 0 });
    expect(await mailsOf(mover?.email ?? '')).toEqual([
      'registration.waitlisted',
      'registration.transferred',
    ]);
  });

  it('somebody registered there already, or whose place is being offered, stays', async () => {
    const [from, to] = [await dated({ capacity: 1 }), await later()];
    const draft = aDraft();
    const first = await register(app, from, draft);
    const [second] = await people(from, 1);
    await register(app, to, draft);
    await expect(moveSelf(first.registrationId, to)).rejects.toMatchObject({ code: 'already-registered' });
    await act({ action: 'CANCEL', ids: [first.registrationId], reason: 'Essai' });
    await expect(moveSelf(second?.registrationId ?? '', to)).rejects.toMatchObject({ code: 'offer-pending' });
  });

  it('choices follow by name, and are asked when the target has none of them', async () => {
    const [from, to, bare] = [await dated(), await later(), await later()];
    const here = await addLimits(from, [{ kind: 'WORKSHOP', label: 'Friches', capacity: 5 }]);
    const there = await addLimits(to, [
      { kind: 'LUNCH', label: 'Déjeuner', capacity: 5, included: 1 },
      { kind: 'WORKSHOP', label: 'Friches', capacity: 5 },
    ]);
    await addLimits(bare, [{ kind: 'WORKSHOP', label: 'Halles', capacity: 5 }]);
    const { registrationId } = await register(
      app,
      from,
      aDraft({ extras: [{ limitId: here['Friches'] as string, quantity: 1 }] }),
    );
    await expect(moveSelf(registrationId, bare)).rejects.toMatchObject({ code: 'workshop-missing' });
    await moveSelf(registrationId, to);
    const [row] = await rowsOn(to);
    expect(row?.extras).toEqual([
      { limitId: there['Déjeuner'], label: 'Déjeuner', quantity: 1 },
      { limitId: there['Friches'], label: 'Friches', quantity: 1 },
    ]);
  });
});

describe('an organiser moves many', () => {
  it('O4 after a cancellation: those who had a place first, then the line, in the same order', async () => {
    const [from, to] = [await dated({ capacity: 3 }), await later({ capacity: 2 })];
    const alone = aDraft();
    await register(app, from, alone);
    const both = [aDraft(), aDraft()];
    await postRegistration(app, from, { ...both[0], companion: both[1] });
    const [waiting] = await people(from, 1);
    await app.runJobs();
    app.clock.advance(60_000);
    await fall(from);
    const all = await rowsOn(from);
    expect(all.map(({ status }) => status)).toEqual(Array(4).fill('CANCELLED_BY_ORGANIZER'));
    const ids = all.map(({ id }) => id).reverse();
    const options = { waitIfFull: true };
    const preview = await transfer(ids, to, { ...options, preview: true });
    expect([preview.done.length, preview.waiting.length]).toEqual([1, 3]);
    expect(await countsOf(app, to)).toMatchObject({ confirmed: 0, waiting: 0 });

    expect(await transfer(ids, to, options)).toEqual(preview);
    const moved = await rowsOn(to);
    const names = [alone, ...both].map(({ familyName }) => familyName);
    expect(moved.map(({ rank, familyName }) => [rank, familyName]).slice(0, 3)).toEqual([
      [null, names[0]],
      [1, names[1]],
      [2, names[2]],
    ]);
    expect(moved[1]?.partyId).toBe(moved[2]?.partyId);
    expect(moved[3]).toMatchObject({
      rank: 3,
      email: waiting?.email,
      registeredBy: expect.any(String) as string,
    });
    expect(await countsOf(app, to)).toMatchObject({ confirmed: 1, waiting: 3, rowsWaiting: 3 });
    await app.runJobs();
    expect(await mailsOf(alone.email)).toEqual([
      'invitation.sent REQUEST',
      'registration.confirmed',
      'session.cancelled CANCEL',
      'registration.transferred',
      'invitation.sent REQUEST',
    ]);
    expect((await transfer(ids, to, options)).refused.map(({ code }) => code)).toEqual(
      Array(4).fill('not-cancellable'),
    );
  });

  it('places whoever waits; without a place they stay, told why, unless they may wait there', async () => {
    const [from, to] = [await dated({ capacity: 0 }), await later({ capacity: 1 })];
    const ids = idsOf(await people(from, 2));
    const answer = await transfer(ids, to);
    expect(answer).toMatchObject({
      done: [ids[0]],
      waiting: [],
      refused: [{ id: ids[1], code: 'no-place', facts: { ROOM: true } }],
    });
    expect(await rowsOn(to)).toMatchObject([{ status: 'CONFIRMED', source: 'TRANSFER' }]);
    expect(await transfer([ids[1] as string], to, { waitIfFull: true })).toMatchObject({ waiting: [ids[1]] });
  });

  it('somebody cancelled by an organiser before the session fell is not brought back', async () => {
    const [from, to] = [await dated(), await later()];
    const [one] = await people(from, 1);
    await act({ action: 'CANCEL', ids: idsOf([one as { registrationId: string }]), reason: 'Essai' });
    app.clock.advance(60_000);
    await fall(from);
    expect((await transfer(idsOf([one as { registrationId: string }]), to)).refused).toMatchObject([
      { code: 'not-cancellable' },
    ]);
  });

  it('take the next numbers of the target, which go on after them', async () => {
    const [from, to] = [await dated(), await later()];
    const movers = await people(from, 3);
    const [first] = await people(to, 1);
    await transfer(idsOf(movers), to);
    const [last] = await people(to, 1);
    const ref = first?.number.slice(0, -5);
    const numbers = (await rowsOn(to)).map(({ number }) => number).sort();
    expect(numbers).toEqual([1, 2, 3, 4, 5].map((order) => `${ref}-000${order}`));
    expect(last?.number).toBe(`${ref}-0005`);
  });

  it('to a session of another region: its dates and its waiting list are its organiser’s to set aside', async () => {
    const from = await dated();
    const upcoming = await later({ regionCode: '53', opensAt: new Date('2027-01-20T08:00:00Z') });
    const shut = await later({ regionCode: '53', capacity: 0, waitingListOpen: false });
    const asked = await later({ regionCode: '53', validation: 'ORGANIZER' });
    const [one, other] = await people(from, 2);
    const ids = [one?.registrationId ?? ''];
    const refused = await send('POST', 'registrations/actions', {
      action: 'TRANSFER',
      ids,
      sessionId: upcoming,
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'target-closed' } });
    const { body } = await send<TransferTarget[]>('GET', `sessions/${from}/transfer-targets`);
    expect(body.map(({ sessionId }) => sessionId)).not.toContain(upcoming);
    expect((await transfer(ids, shut, { waitIfFull: true })).refused).toMatchObject([{ code: 'no-place' }]);
    // A place that was sure stays sure; a request that was not is the other region's to validate.
    expect((await transfer(ids, asked)).done).toEqual(ids);
    await app.source.query(
      `update registrations set status = 'PENDING_VALIDATION', confirmed_at = null, validation_due_at = $2 where id = $1`,
      [other?.registrationId, new Date('2027-01-08T08:00:00Z')],
    );
    await transfer([other?.registrationId ?? ''], asked);
    const [row] = await app.source.query<{ status: string; validated_by: string | null }[]>(
      'select status, validated_by from registrations where previous_id = $1',
      [other?.registrationId],
    );
    expect(row).toEqual({ status: 'PENDING_VALIDATION', validated_by: null });
  });

  it('nobody of another region is moved', async () => {
    const [from, to] = [await dated(), await later()];
    const ids = idsOf(await people(from, 1));
    const answer = await act({ action: 'TRANSFER', ids, sessionId: to }, bretagne);
    expect(answer).toMatchObject({ done: [], refused: [{ code: 'not-found' }] });
    expect((await send('GET', `sessions/${from}/transfer-targets`, undefined, bretagne)).status).toBe(404);
  });

  it('chooses among the sessions of the programme to come, with what is left', async () => {
    const own = await aModule(app.source.manager);
    const from = await session({ moduleId: own });
    const to = await session({ moduleId: own, days: [aDay('2027-02-02')], capacity: 3 });
    await session({ moduleId: own, state: 'DRAFT' });
    await session({ moduleId: own, closedAt: new Date('2027-01-04T08:00:00Z') });
    await people(to, 1);
    expect((await send<TransferTarget[]>('GET', `sessions/${from}/transfer-targets`)).body).toEqual([
      {
        sessionId: to,
        title: 'Lire son centre-bourg',
        regionName: 'Auvergne-Rhône-Alpes',
        town: 'Saint-Flour',
        startsAt: '2027-02-02T08:30:00.000Z',
        left: 2,
        waiting: 0,
      },
    ]);
  });

  it('the organiser who moves is kept as who registered', async () => {
    const [from, to] = [await dated(), await later()];
    await transfer(idsOf(await people(from, 1)), to);
    const [row] = await app.source.query<{ registered_by: string; chain_order: number }[]>(
      'select registered_by, chain_order from registrations where session_id = $1',
      [to],
    );
    expect(row).toEqual({ registered_by: organiserId, chain_order: 2 });
  });
});
