// Places by cause through HTTP: one session at a time, every limit of it; closing when full; trying a change.
import { randomUUID } from 'node:crypto';
import type { Availability, PlacesSettings, PlacesTrial } from '@treize/contract/places';
import { Places } from '../../places/places.service';
import { aDraft, postRegistration, register } from '../../registrations.fixture';
import {
  act,
  addLimits,
  app,
  auditOf,
  bretagne,
  close,
  moveTo,
  now,
  open,
  people,
  resetClock,
  send,
  session,
  settingsWith,
} from '../organiser-acts.fixture';

beforeAll(open);
beforeEach(resetClock);
afterAll(close);

const availability = async (sessionId: string) =>
  (await send<Availability>('GET', `availability?session=${sessionId}`)).body;
const room = async (sessionId: string) => (await availability(sessionId)).limits[0];
const hold = (sessionId: string, key = randomUUID(), invitation: string | null = null) =>
  app.inject({
    method: 'POST',
    url: `/api/sessions/${sessionId}/holds`,
    payload: { key, places: 1, invitation },
  });
const tokenOf = (url: string) => new URL(url).searchParams.get('invitation') ?? '';
const invite = async (sessionId: string, change: object = {}) =>
  (
    await send<{ id: string; url: string }>('POST', `sessions/${sessionId}/invitations`, {
      name: 'Camille Orvault',
      email: 'camille@mairie.example',
      municipalityCode: null,
      places: 5,
      isBlocking: true,
      expiresAt: '2027-01-08T08:00:00.000Z',
      ...change,
    })
  ).body;

describe('availability', () => {
  it('Q14 is of one session: a track alone, or nothing, is an error', async () => {
    for (const query of ['', `?track=${randomUUID()}`])
      expect(await send('GET', `availability${query}`)).toMatchObject({
        status: 422,
        body: { code: 'session-not-named' },
      });
    const sessionId = await session();
    expect((await send('GET', `availability?session=${sessionId}`, undefined, bretagne)).status).toBe(404);
  });

  it('Q14 two dates of one track never share counts', async () => {
    const [one, other] = [await session({ capacity: 3 }), await session({ capacity: 3 })];
    await people(one, 2);
    expect([await room(one), await room(other)]).toMatchObject([
      { confirmed: 2, left: 1 },
      { confirmed: 0, left: 3 },
    ]);
  });

  it('Q3 Q4 pending holds a seat past its deadline, until the job ends it', async () => {
    const sessionId = await session({ capacity: 1, validation: 'ORGANIZER' });
    await people(sessionId, 1);
    const full = { fullness: 'FULL_FOR_NOW', limits: [{ confirmed: 0, pending: 1, left: 0 }] };
    expect(await availability(sessionId)).toMatchObject(full);
    const [row] = await app.source.query<{ id: string; due: Date }[]>(
      'select id, validation_due_at as due from registrations where session_id = $1',
      [sessionId],
    );
    await moveTo(new Date((row?.due.getTime() ?? 0) + 1000));
    expect(await availability(sessionId)).toMatchObject(full);
    const places = app.app.get(Places);
    await app.source.transaction((tx) => places.expireValidation(tx, row?.id ?? ''));
    expect(await availability(sessionId)).toMatchObject({
      fullness: 'OPEN',
      limits: [{ pending: 0, left: 1 }],
    });
  });

  it('Q6 a form being filled holds a seat, shown apart, until its ten minutes are over', async () => {
    const sessionId = await session({ capacity: 2 });
    await hold(sessionId);
    expect(await room(sessionId)).toMatchObject({ held: 1, left: 1 });
    app.clock.advance(10 * 60_000 + 1);
    expect(await room(sessionId)).toMatchObject({ held: 0, left: 2 });
  });

  it('Q8 an invitation holds only if it blocks, and only while it is valid', async () => {
    const sessionId = await session({ capacity: 10 });
    await invite(sessionId, { isBlocking: false });
    expect(await room(sessionId)).toMatchObject({ blocked: 0, left: 10 });
    const { id } = await invite(sessionId, { places: 1 });
    expect(await room(sessionId)).toMatchObject({ blocked: 1, left: 9 });
    await send('POST', `invitations/${id}/revoke`);
    expect(await room(sessionId)).toMatchObject({ blocked: 0, left: 10 });
    await invite(sessionId, { places: 2 });
    await moveTo('2027-01-08T08:00:00Z');
    expect(await room(sessionId)).toMatchObject({ blocked: 0, left: 10 });
  });

  it('Q9 Q10 places used and forms open are counted once, and an expired promise leaves the form its place', async () => {
    const sessionId = await session({ capacity: 10 });
    const { url } = await invite(sessionId, {
      email: null,
      municipalityCode: '63003',
      expiresAt: '2027-01-05T08:05:00.000Z',
    });
    for (let used = 0; used < 2; used++)
      await postRegistration(app, sessionId, {
        ...aDraft({ municipalityCode: '63003' }),
        invitation: tokenOf(url),
      });
    expect(await room(sessionId)).toMatchObject({ confirmed: 2, blocked: 3, held: 0, left: 5 });
    await hold(sessionId, randomUUID(), tokenOf(url));
    expect(await room(sessionId)).toMatchObject({ blocked: 2, held: 1, left: 5 });
    app.clock.set('2027-01-05T08:06:00Z');
    expect(await room(sessionId)).toMatchObject({ blocked: 0, held: 1, left: 7 });
  });

  it('Q11 organisers see the freed seat that the public is not offered', async () => {
    const sessionId = await session({ capacity: 1, offers: 'MANUAL' });
    const [first] = await people(sessionId, 2);
    await act({ action: 'CANCEL', ids: [first?.registrationId], reason: 'Essai' });
    expect(await room(sessionId)).toMatchObject({ waiting: 1, left: 1 });
    const page = await app.inject({ method: 'GET', url: `/api/sessions/${sessionId}` });
    expect(page.json()).toMatchObject({ seats: { left: 0, verdict: 'WAITLIST' } });
  });

  it('Q7 Q12 Q18 every limit by cause, in one statement', async () => {
    const sessionId = await session({ capacity: 10 });
    const ids = await addLimits(sessionId, [
      { kind: 'LUNCH', label: 'Déjeuner', capacity: 3, included: 1 },
      { kind: 'WORKSHOP', label: 'Friches', capacity: 1 },
      { kind: 'WORKSHOP', label: 'Halles', capacity: 4 },
    ]);
    const choose = (label: string) => ({ extras: [{ limitId: ids[label] as string, quantity: 1 }] });
    for (const label of ['Friches', 'Friches', 'Halles'])
      await register(app, sessionId, aDraft(choose(label)));
    const { limits, fullness } = await availability(sessionId);
    expect(limits.map(({ label, confirmed, waiting, left }) => [label, confirmed, waiting, left])).toEqual([
      ['Places', 2, 1, 8],
      ['Déjeuner', 2, 1, 1],
      ['Friches', 1, 1, 0],
      ['Halles', 1, 0, 3],
    ]);
    expect(fullness).toBe('OPEN');
  });
});

describe('closing when full', () => {
  it('Q15 closes once, writes to the log, and stays closed when a seat returns until reopened', async () => {
    const sessionId = await session({ capacity: 1, closeWhenFull: true });
    const [first] = await people(sessionId, 1);
    const closed = async () => (await availability(sessionId)).closedAt;
    expect(await closed()).toBe(new Date(now).toISOString());
    expect((await auditOf(sessionId)).map(({ action }) => action)).toEqual(['session.closed-when-full']);
    await act({ action: 'CANCEL', ids: [first?.registrationId], reason: 'Essai' });
    expect(await availability(sessionId)).toMatchObject({ fullness: 'FULL', limits: [{ left: 1 }] });
    expect((await postRegistration(app, sessionId, aDraft())).json()).toMatchObject({
      code: 'registration-closed',
    });
    const { version } = await settingsWith(sessionId, {});
    const reopened = await send<PlacesSettings>('POST', `sessions/${sessionId}/reopen`, { version });
    expect(reopened.body.closedAt).toBeNull();
    expect((await postRegistration(app, sessionId, aDraft())).statusCode).toBe(201);
  });

  it('Q15 closes too when somebody moved there takes the last place', async () => {
    const [from, target] = [await session(), await session({ capacity: 1, closeWhenFull: true })];
    await app.source.query(
      'update sessions set module_id = (select module_id from sessions where id = $2) where id = $1',
      [target, from],
    );
    const [one] = await people(from, 1);
    await act({ action: 'TRANSFER', ids: [one?.registrationId], sessionId: target });
    expect((await availability(target)).closedAt).toBe(new Date(now).toISOString());
  });
});

describe('trying a change', () => {
  const trial = async (sessionId: string, change: object) =>
    (
      await send<PlacesTrial>(
        'POST',
        `sessions/${sessionId}/places/trial`,
        await settingsWith(sessionId, change),
      )
    ).body;
  const named = ({ offers }: PlacesTrial) => offers.map(({ name, rank }) => `${rank} ${name}`);

  it('with 2 more seats, these 2 people would be offered one; nothing is written', async () => {
    const sessionId = await session({ capacity: 1 });
    await people(sessionId, 1);
    const drafts = [aDraft(), aDraft(), aDraft()];
    for (const draft of drafts) await register(app, sessionId, draft);
    const tried = await trial(sessionId, { capacity: 3 });
    expect(named(tried)).toEqual(
      drafts.slice(0, 2).map(({ familyName }, rank) => `${rank + 1} Rémi ${familyName}`),
    );
    expect(tried).toMatchObject({ stillWaiting: 1, left: 0, offers: [{ body: 'Saint-Flour' }, {}] });
    expect(await room(sessionId)).toMatchObject({ capacity: 1, offered: 0, waiting: 3 });
  });

  it('tells the same as saving does', async () => {
    const sessionId = await session({ capacity: 1 });
    await people(sessionId, 4);
    const before = await trial(sessionId, { capacity: 3 });
    await send('PUT', `sessions/${sessionId}/places`, await settingsWith(sessionId, { capacity: 3 }));
    await app.runJobs();
    const offered = await app.source.query<{ id: string }[]>(
      `select id from registrations where session_id = $1 and status = 'OFFERED' order by position`,
      [sessionId],
    );
    expect(offered.map(({ id }) => id)).toEqual(before.offers.map(({ registrationId }) => registrationId));
  });

  it('conditions are judged as tried, and offers by hand send none', async () => {
    const sessionId = await session({ capacity: 2, sharePerMunicipality: 1 });
    await people(sessionId, 2, { municipalityCode: '63003' });
    expect((await trial(sessionId, { share: 2 })).offers).toHaveLength(1);
    const elected = { kind: 'STAFF', delegationRequired: false, programmes: [], ownRegionOnly: false };
    expect((await trial(sessionId, { share: 2, eligibility: elected })).offers).toEqual([]);
    expect(await trial(sessionId, { share: 2, offers: 'MANUAL' })).toMatchObject({
      offers: [],
      stillWaiting: 1,
    });
    expect(
      (await send('POST', `sessions/${sessionId}/places/trial`, await settingsWith(sessionId, {}), bretagne))
        .status,
    ).toBe(404);
  });
});
