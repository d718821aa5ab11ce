// Public feeds through HTTP: what they tell and never tell, tags and compression, how few statements they take.
import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { OrganiserSession } from '@treize/contract/sessions';
import { calendarPaths, publicFeeds } from '@treize/contract/calendar';
import { Session } from '../../sessions/session.entity';
import { aSession, aDay, type SessionWanted } from '../../sessions/sessions.fixture';
import {
  app,
  draft,
  editOf,
  ids,
  open,
  placingOf,
  publish,
  reset,
  send,
} from '../../sessions/organiser/organiser.fixture';
import { DataSource } from 'typeorm';
import { statementsOf } from '../../platform/database/statement-counter.fixture';
import { lintFeed } from '../lint/feed';
import { readByIcalJs, readByNodeIcal, type ReadEvent } from './feeds.fixture';

const { nationalFeed, regionFeed, trackFeed } = calendarPaths;
const auvergneFeed = regionFeed('84');
const day = 86_400_000;

beforeAll(open);
beforeEach(async () => {
  reset();
  await app.source.query(`update sessions set state = 'DRAFT'`);
});
afterAll(() => app.close());

const get = (url: string, headers: Record<string, string> = {}, method: 'GET' | 'HEAD' = 'GET') =>
  app.inject({ method, url, headers });
const eventsOf = async (url: string): Promise<ReadEvent[]> => readByIcalJs((await get(url)).body);
const titles = async (url: string): Promise<string[]> =>
  (await eventsOf(url)).map(({ summary }) => summary).sort();
const known = (title: string, change: SessionWanted = {}) =>
  aSession(app.source.manager, {
    title,
    moduleId: ids['module'] as string,
    publishedAt: new Date('2026-12-01T08:00:00Z'),
    ...change,
  });
const mails = async (): Promise<number> =>
  (await app.source.query<{ n: number }[]>('select count(*)::int as n from mails'))[0]?.n ?? 0;

describe('what a feed tells', () => {
  it('[7.6-46] lists the feeds: the country, every region, every track, by their addresses', async () => {
    const list = publicFeeds.parse((await get(calendarPaths.feeds)).json());
    expect(list.national).toBe('https://treize.example/api/feeds/national.ics');
    expect(list.regions).toContainEqual({
      code: '84',
      name: 'Auvergne-Rhône-Alpes',
      url: 'https://treize.example/api/feeds/regions/84.ics',
    });
    expect(list.regions).toHaveLength(13);
    expect(list.tracks).toEqual([
      {
        id: ids['track'],
        title: 'Parcours Auvergne-Rhône-Alpes',
        regionCode: '84',
        url: `https://treize.example${trackFeed(ids['track'] as string)}`,
      },
    ]);
  });

  it('lists a region overseas once it has sessions, after the others', async () => {
    await known('À La Réunion', { regionCode: '04' });
    const { regions } = publicFeeds.parse((await get(calendarPaths.feeds)).json());
    expect(regions).toHaveLength(14);
    expect(regions.at(-1)?.name).toBe('La Réunion');
  });

  it('[7.6-46] keeps to the region, to the track, and to what is published', async () => {
    await known('En Auvergne');
    await known('Du parcours', { trackId: ids['track'] as string });
    await known('En Bretagne', { regionCode: '53', town: '22070' });
    await known('Brouillon', { state: 'DRAFT' });
    await known('Brouillon abandonné', {
      state: 'CANCELLED',
      publishedAt: null,
      cancelledAt: app.clock.now(),
    });
    await known('Tenue', { state: 'FINALIZED' });
    expect(await titles(auvergneFeed)).toEqual(['Du parcours', 'En Auvergne', 'Tenue']);
    expect(await titles(regionFeed('53'))).toEqual(['En Bretagne']);
    expect(await titles(trackFeed(ids['track'] as string))).toEqual(['Du parcours']);
    expect(await titles(nationalFeed)).toEqual(['Du parcours', 'En Auvergne', 'En Bretagne', 'Tenue']);
    expect(await titles(regionFeed('94'))).toEqual([]);
  });

  it('[7.6-46] tells no join link, no person and no mailbox, and passes the lint', async () => {
    await known('À distance', {
      format: 'HYBRID',
      joinUrl: 'https://visio.example/salle-secrete',
      contactEmail: 'anne.legoff@mairie.example',
      trainerIds: [ids['trainer'] as string],
    });
    const { body } = await get(auvergneFeed);
    expect(lintFeed(body)).toEqual([]);
    expect(body.replace(/\r\n /g, '')).not.toMatch(
      /visio\.example|@|mailto|Orvault|METHOD|ORGANIZER|ATTENDEE/i,
    );
  });

  it('three months back, eighteen ahead, under the public UID of the day', async () => {
    await known('Ancienne', { days: [aDay('2026-10-04')] });
    await known('Assez récente', { days: [aDay('2026-10-05')] });
    await known('Assez proche', { days: [aDay('2028-07-05')] });
    await known('Lointaine', { days: [aDay('2028-07-06')] });
    expect(await titles(nationalFeed)).toEqual(['Assez proche', 'Assez récente']);
    const uids = await app.source.query<{ uid: string }[]>(
      `select d.feed_uid as uid from session_days d join sessions s on s.id = d.session_id
       where s.title like 'Assez%' order by 1`,
    );
    expect((await eventsOf(nationalFeed)).map(({ uid }) => uid)).toEqual(uids.map(({ uid }) => uid));
  });

  it.each([regionFeed('00'), trackFeed(randomUUID())])('%s: 404', async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });
});

describe('[7.6-47] what fell', () => {
  it('a cancelled session is CANCELLED for 30 days, then gone', async () => {
    const session = await publish();
    const { body } = await send<{ version: number }>('POST', `sessions/${session.id}/cancel`, {
      version: session.version,
      reason: 'Salle fermée',
    });
    const [event] = await eventsOf(auvergneFeed);
    expect(event).toMatchObject({
      status: 'CANCELLED',
      summary: `Annulée\u00a0: ${draft.title}`,
      sequence: body.version,
    });
    app.clock.advance(30 * day - 1000);
    expect(await eventsOf(auvergneFeed)).toHaveLength(1);
    app.clock.advance(2000);
    expect(await eventsOf(auvergneFeed)).toEqual([]);
  });

  it('a postponed session leaves its old day as cancelled, and comes back under the same UID', async () => {
    const id = await known('Plus tard');
    const [before] = await eventsOf(auvergneFeed);
    const change = (set: Partial<Session>) => {
      app.clock.advance(1000);
      return app.source.manager.update(Session, id, { ...set, updatedAt: app.clock.now() });
    };
    await change({ state: 'POSTPONED', postponedAt: app.clock.now(), version: 2 });
    expect(await eventsOf(auvergneFeed)).toMatchObject([
      { uid: before?.uid, status: 'CANCELLED', summary: 'Reportée\u00a0: Plus tard', sequence: 2 },
    ]);
    await change({ state: 'PUBLISHED', postponedAt: null, version: 3 });
    expect(await eventsOf(auvergneFeed)).toMatchObject([
      { uid: before?.uid, status: 'CONFIRMED', summary: 'Plus tard', sequence: 3 },
    ]);
  });

  it('a move keeps the UID, raises SEQUENCE and says the new times', async () => {
    const session = await publish();
    const [before] = await eventsOf(auvergneFeed);
    app.clock.advance(60_000);
    const [{ id: dayId } = { id: '' }] = session.days;
    await send(
      'POST',
      `sessions/${session.id}/move`,
      placingOf(session, { days: [{ ...aDay('2027-02-02'), id: dayId }] }),
    );
    const [after] = await eventsOf(auvergneFeed);
    expect(after).toMatchObject({ uid: before?.uid, start: '2027-02-02T08:30:00.000Z' });
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    expect(after?.stamp).toBe('2027-01-05T08:01:00Z');
  });
});

describe('[7.6-45] tags and compression', () => {
  it('gives the same bytes and tag until something changes; then 200 again', async () => {
    const session = await publish();
    const first = await get(auvergneFeed);
    const etag = String(first.headers['etag']);
    expect(first.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'public, max-age=300',
      etag: expect.stringMatching(/^"[\w-]{27}"$/),
      vary: 'accept-encoding',
    });
    app.clock.advance(3_600_000);
    expect((await get(auvergneFeed)).body).toBe(first.body);
    const same = await get(auvergneFeed, { 'if-none-match': etag });
    expect([same.statusCode, same.body, same.headers['etag']]).toEqual([304, '', etag]);
    expect(same.headers['cache-control']).toBe('public, max-age=300');

    const mailed = await mails();
    await send('PUT', `sessions/${session.id}`, editOf(session, { summary: 'Une journée bien ecrite' }));
    await app.runJobs();
    const changed = await get(auvergneFeed, { 'if-none-match': etag });
    expect(changed.statusCode).toBe(200);
    expect(changed.body).toContain('Une journée bien ecrite');
    expect(await mails()).toBe(mailed);
  });

  it('compresses once, and answers HEAD like GET without a body', async () => {
    await publish();
    const plain = await get(auvergneFeed);
    const packed = await get(auvergneFeed, { 'accept-encoding': 'gzip, deflate, br' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['etag']).toBe(String(plain.headers['etag']).replace(/"$/, '-gzip"'));
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
    expect((await get(auvergneFeed, { 'if-none-match': String(packed.headers['etag']) })).statusCode).toBe(
      304,
    );
    const head = await get(auvergneFeed, {}, 'HEAD');
    expect([head.statusCode, head.body, head.headers['etag']]).toEqual([200, '', plain.headers['etag']]);
    expect(head.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(head.headers['content-length']).toBe(String(Buffer.byteLength(plain.body)));
  });
});

describe('how few statements', () => {
  const sent = (work: () => Promise<unknown>) => statementsOf(app.app.get(DataSource), work);

  it('one when nothing changed, three after a change, which reads the changed session alone', async () => {
    const changed: OrganiserSession = await publish({ title: 'À corriger' });
    for (const title of ['Une', 'Deux', 'Trois']) await known(title);
    await get(auvergneFeed);
    expect(await sent(() => get(auvergneFeed))).toHaveLength(1);
    expect(await sent(() => get(auvergneFeed, { 'accept-encoding': 'gzip' }))).toHaveLength(1);
    await send('PUT', `sessions/${changed.id}`, editOf(changed, { title: 'Corrigée' }));
    expect(await sent(() => get(auvergneFeed))).toHaveLength(3);
    expect(await titles(auvergneFeed)).toEqual(['Corrigée', 'Deux', 'Trois', 'Une']);
    // Every session of another feed is known already.
    expect(await sent(() => get(nationalFeed))).toHaveLength(2);
  });

  it('those who ask at once share one building', async () => {
    await known('Seule');
    const answers: string[] = [];
    const statements = await sent(async () => {
      const many = await Promise.all(Array.from({ length: 10 }, () => get(auvergneFeed)));
      answers.push(...many.map(({ body }) => body));
    });
    expect(new Set(answers).size).toBe(1);
    expect(statements.length).toBeLessThanOrEqual(12);
  });
});

it('[7.6-48] 1,000 sessions: each day once, with the instants of its half-days, in both parsers', async () => {
  await app.source.query(
    `with made as (
       insert into sessions (ref, module_id, region_code, title, format, state, venue_id, contact_email, opens_at, closes_at,
         starts_at, ends_at, published_at, created_at, updated_at)
       select 'K-' || n, $1, '84', 'Session ' || n, 'ONSITE', 'PUBLISHED', $2, 'c@treize.example', $3, $3,
         (date '2027-01-06' + n / 2 + time '09:30') at time zone 'Europe/Paris',
         (date '2027-01-06' + n / 2 + time '16:45') at time zone 'Europe/Paris', $3, $3, $3
       from generate_series(1, 1000) n returning id, starts_at),
     days as (insert into session_days (session_id, position, date)
       select id, 1, (starts_at at time zone 'Europe/Paris')::date from made returning id, session_id, date)
     insert into half_days (session_id, session_day_id, period, start_time, end_time, starts_at, ends_at)
     select session_id, id, period, first::time, last::time, (date + first::time) at time zone 'Europe/Paris',
       (date + last::time) at time zone 'Europe/Paris'
     from days cross join (values ('AM', '09:30', '12:30'), ('PM', '13:45', '16:45')) as h (period, first, last)`,
    [ids['module'], ids['venue'], app.clock.now()],
  );
  const { body } = await get(auvergneFeed);
  const stored = await app.source.query<{ uid: string; start: Date; end: Date; summary: string }[]>(
    `select d.feed_uid as uid, s.title as summary, min(h.starts_at) as start, max(h.ends_at) as end
     from sessions s join session_days d on d.session_id = s.id join half_days h on h.session_day_id = d.id
     where s.state = 'PUBLISHED' and s.starts_at < '2028-07-05T22:00:00Z' group by d.id, s.id order by d.feed_uid::text`,
  );
  const expected = stored
    .map((one) => ({ ...one, start: one.start.toISOString(), end: one.end.toISOString() }))
    .sort((one, other) => one.uid.localeCompare(other.uid));
  expect(expected).toHaveLength(1000);
  const seen = readByIcalJs(body).map(({ uid, start, end, summary }) => ({ uid, start, end, summary }));
  const byUid = (list: { uid: string }[]) => Object.fromEntries(list.map((one) => [one.uid, one]));
  expect(seen).toHaveLength(1000);
  expect(byUid(seen)).toEqual(byUid(expected));
  expect(byUid(readByNodeIcal(body))).toEqual(byUid(expected));
}, 60_000);
