// Places as the public is told them: by cause, by limit, by rule, and what narrows the list to sessions with a place.
import type { SessionList, SessionPage } from '@treize/contract/sessions';
import { DataSource } from 'typeorm';
import { statementsOf } from '../platform/database/statement-counter.fixture';
import { startTestApp, type TestApp } from '../test-app.fixture';
import { placeTowns } from '../territories/territories.fixture';
import { aBlock, aHold, aLimit, aSeatInvitation } from './seats.fixture';
import { aSession, type SessionWanted } from './sessions.fixture';

const now = '2027-01-05T08:00:00Z';
const past = new Date('2027-01-05T07:59:59Z');
let app: TestApp;
const session = (wanted: SessionWanted = {}) => app.source.transaction((tx) => aSession(tx, wanted));
const get = async <T>(url: string) => (await app.inject({ method: 'GET', url })).json<T>();
const page = (id: string) => get<SessionPage>(`/api/sessions/${id}`);
const listed = async (id: string, query: string) =>
  (await get<SessionList>(`/api/sessions?pageSize=100&${query}`)).items.some((one) => one.id === id);
const isAvailable = (id: string) => listed(id, 'available=true');

beforeAll(async () => {
  app = await startTestApp({ now });
  await placeTowns(app.source);
});
afterAll(() => app.close());

describe('places told to the public', () => {
  it('Q1 have no limit without a capacity', async () => {
    const id = await session({ capacity: null, confirmed: 500 });
    expect((await page(id)).seats).toMatchObject({ left: null, verdict: 'UNLIMITED' });
    expect(await isAvailable(id)).toBe(true);
  });

  it('Q2 are none with a capacity of 0', async () => {
    const id = await session({ capacity: 0 });
    expect((await page(id)).seats).toMatchObject({ left: 0, verdict: 'WAITLIST' });
    expect(await isAvailable(id)).toBe(false);
  });

  it('Q6 leave out what forms being filled hold, until they expire', async () => {
    const id = await session({ capacity: 4 });
    await aHold(app.source.manager, id, { places: 2 });
    await aHold(app.source.manager, id, { expires_at: past });
    expect((await page(id)).seats).toMatchObject({ held: 2, left: 2, verdict: 'FEW' });
    await aHold(app.source.manager, id, { places: 2 });
    expect((await page(id)).seats).toMatchObject({ held: 4, left: 0, verdict: 'WAITLIST' });
    expect(await isAvailable(id)).toBe(false);
  });

  it('Q7 Q18 are those of the smaller limit; two lunches each halve it', async () => {
    const id = await session({ capacity: 10 });
    const lunch = await aLimit(app.source.manager, id, { kind: 'LUNCH', included: 2, capacity: 7 });
    expect(await page(id)).toMatchObject({
      seats: { left: 3 },
      places: { limits: [{ id: lunch, kind: 'LUNCH', included: 2, left: 7 }] },
    });
    await app.source.query('update session_limits set confirmed = 6 where id = $1', [lunch]);
    expect((await page(id)).seats).toMatchObject({ left: 0, verdict: 'WAITLIST' });
    expect(await isAvailable(id)).toBe(false);
  });

  it('Q12 Q14 count one workshop apart from the other, and one date apart from the next', async () => {
    const [id, next] = [await session({ capacity: 10 }), await session({ capacity: 10 })];
    await aLimit(app.source.manager, id, { label: 'A', capacity: 4, confirmed: 3 });
    await aLimit(app.source.manager, id, { label: 'B', capacity: 5, confirmed: 5, claimed: true });
    expect(await page(id)).toMatchObject({
      seats: { left: 1, verdict: 'FEW' },
      places: {
        limits: [
          { label: 'A', left: 1 },
          { label: 'B', left: 0 },
        ],
      },
    });
    expect(await isAvailable(id)).toBe(true);
    expect((await page(next)).seats).toMatchObject({ left: 10 });
  });

  it('Q8 Q9 Q10 leave out what a blocking invitation keeps while valid, its open form counted once', async () => {
    const id = await session({ capacity: 10 });
    const invitation = await aSeatInvitation(app.source.manager, id, { places: 5, taken: 2 });
    await aSeatInvitation(app.source.manager, id, { places: 3, is_blocking: false });
    await aSeatInvitation(app.source.manager, id, { places: 3, expires_at: past });
    await aSeatInvitation(app.source.manager, id, { places: 3, revoked_at: past });
    expect((await page(id)).seats).toMatchObject({ left: 7, held: 0 });
    await aHold(app.source.manager, id, { places: 2, invitation_id: invitation });
    expect((await page(id)).seats).toMatchObject({ left: 7, held: 2 });
    await app.source.query('update seat_invitations set expires_at = $2 where id = $1', [invitation, past]);
    expect((await page(id)).seats).toMatchObject({ left: 8, held: 2 });
  });

  it('tell what is kept for whom, until its release; removed places are not told', async () => {
    const id = await session({ capacity: 10, confirmed: 1 });
    const releases_at = new Date('2027-01-08T08:00:00Z');
    await aBlock(app.source.manager, id, {
      label: 'Cantal',
      department_code: '15',
      places: 3,
      taken: 1,
      releases_at,
    });
    await aBlock(app.source.manager, id, { places: 2 });
    await aBlock(app.source.manager, id, { label: 'Agents', kind: 'STAFF', places: 4, releases_at: past });
    expect(await page(id)).toMatchObject({
      seats: { left: 5 },
      places: { reservedFor: [{ label: 'Cantal', left: 2, releasesAt: releases_at.toISOString() }] },
    });
  });

  it('Q11 Q20 are none while people wait for the room, whatever was answered without asking for a place', async () => {
    const id = await session({ capacity: 10, confirmed: 9, waiting: 2, roomClaimed: true });
    expect(await listed(id, '')).toBe(true);
    expect(await isAvailable(id)).toBe(false);
    expect((await page(id)).seats).toMatchObject({ left: 0, waiting: 2, verdict: 'WAITLIST' });
    expect(await listed(id, 'available=false')).toBe(true);
  });

  it('Q16 a closed session reads full even with seats left', async () => {
    const id = await session({ capacity: 10, closedAt: past });
    expect(await page(id)).toMatchObject({
      phase: 'CLOSED',
      closedAt: past.toISOString(),
      seats: { left: 0, verdict: 'FULL' },
    });
    expect(await isAvailable(id)).toBe(false);
  });

  it('W8 are for good none when the waiting list takes nobody more', async () => {
    const id = await session({ capacity: 1, confirmed: 1, waitingListOpen: false });
    expect(await page(id)).toMatchObject({ seats: { verdict: 'FULL' }, places: { waitingListOpen: false } });
  });

  it('come with the rules about who may register', async () => {
    const id = await session({
      sharePerMunicipality: 3,
      audienceKind: 'ELECTED',
      delegationRequired: true,
      programmes: ['PVD'],
      ownRegionOnly: true,
      priorityRule: 'FIRST_YEAR_DUTY',
      validation: 'MUNICIPALITY',
      offerHours: 12,
    });
    expect((await page(id)).places).toEqual({
      limits: [],
      share: 3,
      eligibility: { kind: 'ELECTED', delegationRequired: true, programmes: ['PVD'], ownRegionOnly: true },
      validation: 'MUNICIPALITY',
      waitingListOpen: true,
      offerHours: 12,
      priorityRule: 'FIRST_YEAR_DUTY',
      reservedFor: [],
    });
  });

  it('are not available before registration opens, nor after its deadline', async () => {
    const early = await session({ opensAt: new Date('2027-01-06T00:00:00Z') });
    const late = await session({ closesAt: past });
    expect([await isAvailable(early), await isAvailable(late)]).toEqual([false, false]);
  });
});

it('G10 the catalogue takes two statements, the page of a session one, whatever narrows its places', async () => {
  const id = await session({ capacity: 10 });
  const tx = app.source.manager;
  for (const make of [aLimit, aLimit, aBlock, aSeatInvitation, aHold]) await make(tx, id);
  const source = app.app.get(DataSource);
  expect(await statementsOf(source, () => page(id))).toHaveLength(1);
  const list = await statementsOf(source, () => get('/api/sessions?available=true&near=63003'));
  expect(list).toHaveLength(2);
});
