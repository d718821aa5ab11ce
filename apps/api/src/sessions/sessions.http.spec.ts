// Public pages of sessions through HTTP: what is listed, found near, counted, hidden.
import { aModule, aTrack } from '../tracks/tracks.fixture';
import { placeTowns } from '../territories/territories.fixture';
import { startTestApp, type TestApp } from '../test-app.fixture';
import type { RegionAgenda, SessionCard, SessionList, SessionPage } from '@treize/contract/sessions';
import type { Track } from '@treize/contract/tracks';
import { aDay, aSession } from './sessions.fixture';

let app: TestApp;
const ids: Record<string, string> = {};

const get = async <T>(url: string, status = 200): Promise<T> => {
  const answer = await app.inject({ method: 'GET', url });
  if (answer.statusCode !== status) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
  return answer.json<T>();
};
const titles = async (query: string) =>
  (await get<SessionList>(`/api/sessions?${query}`)).items.map(({ title }: SessionCard) => title);

beforeAll(async () => {
  app = await startTestApp({ now: '2027-01-05T08:00:00Z' });
  await placeTowns(app.source);
  await app.source.transaction(async (tx) => {
    const day = await aModule(tx, { regime: 'AWARENESS', code: 'J-REG' });
    const energy = await aModule(tx, { themeCode: 'ENERGIE', code: 'M07' });
    const track = await aTrack(tx, [energy]);
    ids['track'] = track;
    ids['flour'] = await aSession(tx, {
      title: 'Saint-Flour',
      days: [aDay('2027-01-12'), aDay('2027-01-19')],
    });
    ids['ambert'] = await aSession(tx, {
      title: 'Ambert',
      town: '63003',
      moduleId: energy,
      trackId: track,
      days: [aDay('2027-02-10')],
    });
    ids['guingamp'] = await aSession(tx, {
      title: 'Guingamp',
      town: '22070',
      regionCode: '53',
      moduleId: day,
      days: [aDay('2027-01-20')],
    });
    ids['full'] = await aSession(tx, {
      title: 'Complet',
      capacity: 2,
      confirmed: 2,
      waiting: 3,
      roomClaimed: true,
      days: [aDay('2027-03-28')],
    });
    ids['remote'] = await aSession(tx, {
      title: 'À distance',
      format: 'REMOTE',
      venueId: null,
      joinUrl: 'https://visio.example/secret',
      days: [aDay('2027-04-01')],
    });
    ids['draft'] = await aSession(tx, { title: 'Brouillon', state: 'DRAFT' });
    ids['past'] = await aSession(tx, { title: 'Passée', days: [aDay('2026-12-01')] });
    ids['cancelled'] = await aSession(tx, { title: 'Annulée', state: 'CANCELLED', cancelReason: 'Neige' });
  });
});
afterAll(() => app.close());

it('lists what is published and not over, soonest first', async () => {
  expect(await titles('')).toEqual(['Saint-Flour', 'Guingamp', 'Ambert', 'Complet', 'À distance']);
});

it.each([
  ['region=53', ['Guingamp']],
  ['department=63', ['Ambert']],
  ['theme=ENERGIE', ['Ambert']],
  ['regime=AWARENESS', ['Guingamp']],
  ['format=REMOTE', ['À distance']],
  ['from=2027-01-19&to=2027-01-20', ['Saint-Flour', 'Guingamp']],
  ['from=2027-02-11&to=2027-03-27', []],
  ['available=true&from=2027-03-01', ['À distance']],
  ['page=2&pageSize=2', ['Ambert', 'Complet']],
  ['page=9&pageSize=2', []],
])('narrows the list by %s', async (query, expected) => {
  expect(await titles(query)).toEqual(expected);
});

it('counts the whole list whatever the page', async () => {
  expect(await get<SessionList>('/api/sessions?page=9&pageSize=2')).toMatchObject({
    total: 5,
    page: 9,
    pageSize: 2,
    items: [],
  });
});

it('E1 puts the nearest first, then the soonest', async () => {
  const { items } = await get<SessionList>('/api/sessions?near=63003');
  expect(items.map(({ title, nearness }) => [title, nearness])).toEqual([
    ['Ambert', 1],
    ['Saint-Flour', 3],
    ['Complet', 3],
    ['Guingamp', 5],
    ['À distance', 5],
  ]);
});

it('tells the wall time, the instants and the minutes over a clock change', async () => {
  const { items } = await get<SessionList>('/api/sessions?from=2027-03-28&to=2027-03-28');
  expect(items[0]).toMatchObject({ plannedMinutes: 360, startsAt: '2027-03-28T07:30:00.000Z' });
  expect(items[0]?.days[0]?.halfDays[0]).toMatchObject({
    startTime: '09:30',
    startsAt: '2027-03-28T07:30:00.000Z',
  });
});

it('counts places by cause', async () => {
  const page = await get<SessionPage>(`/api/sessions/${ids['full']}`);
  expect(page.seats).toEqual({
    capacity: 2,
    confirmed: 2,
    offered: 0,
    waiting: 3,
    held: 0,
    left: 0,
    verdict: 'WAITLIST',
  });
});

it('shows the page of a session, without the link to join it', async () => {
  const page = await get<SessionPage>(`/api/sessions/${ids['remote']}`);
  expect(page).toMatchObject({
    venue: null,
    town: null,
    phase: 'PUBLISHED',
    objectives: ['Établir un diagnostic partagé'],
  });
  expect(JSON.stringify(page)).not.toContain('secret');
});

it('says why a session was cancelled', async () => {
  expect(await get(`/api/sessions/${ids['cancelled']}`)).toMatchObject({
    phase: 'CANCELLED',
    cancelReason: 'Neige',
  });
});

it.each([
  ['a draft', () => ids['draft'], 404],
  ['an unknown session', () => '01900000-0000-7000-8000-000000000001', 404],
  ['an id that is not one', () => 'x', 400],
])('refuses the page of %s', async (_, id, status) => {
  await get(`/api/sessions/${id()}`, status);
});

it.each(['page=0', 'region=Bretagne', 'from=2027-02-30', 'near=1', 'pageSize=101', 'format=ELSEWHERE'])(
  'refuses %s',
  async (query) => {
    expect(await get(`/api/sessions?${query}`, 400)).toMatchObject({
      code: 'invalid-request',
      errors: [{ path: `query.${query.split('=')[0]}` }],
    });
  },
);

it('tells what each of the 13 regions has to come', async () => {
  const regions = await get<RegionAgenda[]>('/api/sessions/regions');
  expect(regions).toHaveLength(13);
  expect(regions.find(({ code }) => code === '53')).toMatchObject({
    upcoming: 1,
    nextAwarenessDay: { id: ids['guingamp'], town: 'Guingamp', date: '2027-01-20', seats: { left: 20 } },
  });
  expect(regions.find(({ code }) => code === '84')).toMatchObject({
    upcoming: 4,
    nextAwarenessDay: null,
    nextSession: { seats: { capacity: expect.any(Number) } },
    trackId: ids['track'],
  });
});

it('shows a track with its modules and their sessions', async () => {
  expect(await get('/api/tracks')).toMatchObject([{ id: ids['track'], moduleCount: 1, sessionCount: 1 }]);
  const track = await get<Track>(`/api/tracks/${ids['track']}`);
  expect(
    track.steps.map(({ position, module, sessions }) => [
      position,
      module.code,
      sessions.map(({ id }) => id),
    ]),
  ).toEqual([[1, 'M07', [ids['ambert']]]]);
  await get(`/api/tracks/${ids['draft']}`, 404);
});

it('lists themes and modules', async () => {
  expect(await get('/api/themes')).toHaveLength(2);
  expect((await get<unknown[]>('/api/modules')).length).toBeGreaterThan(2);
});

it.each(['theme=%00', 'to=9999-12-31', 'from=0000-01-01'])('refuses %s instead of failing', async (query) => {
  const answer = await app.inject({ method: 'GET', url: `/api/sessions?${query}` });
  expect(answer.json()).toMatchObject({ status: 400, code: 'invalid-request' });
});
