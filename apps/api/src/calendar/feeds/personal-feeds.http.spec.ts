// A person's own feed through HTTP: behind its secret address alone, revoked at once, and only their days.
import { randomUUID } from 'node:crypto';
import { calendarPaths, myCalendar, type MyCalendar } from '@treize/contract/calendar';
import { aPerson } from '../../people/people.fixture';
import { DataSource } from 'typeorm';
import { statementsOf } from '../../platform/database/statement-counter.fixture';
import { Links } from '../../platform/http/links';
import { aSession, type SessionWanted } from '../../sessions/sessions.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { lintFeed } from '../lint/feed';
import { readByIcalJs } from './feeds.fixture';

const day = 86_400_000;
let app: TestApp;
let personId: string;
let who: { cookie: string };

beforeAll(async () => {
  app = await startTestApp({ now: '2027-01-05T08:00:00Z' });
  await placeTowns(app.source);
});
beforeEach(async () => {
  app.clock.set('2027-01-05T08:00:00Z');
  personId = await aPerson(app.source.manager);
  who = await app.signIn(personId);
});
afterAll(() => app.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });
const mine = async (method: 'GET' | 'PUT' | 'POST', payload?: object): Promise<MyCalendar> =>
  myCalendar.parse(
    (
      await app.inject({
        method,
        url: method === 'POST' ? calendarPaths.renewMine : calendarPaths.mine,
        headers: who,
        ...(payload ? { payload } : {}),
      })
    ).json(),
  );
const follow = (includesMailed = false) => mine('PUT', { channel: 'FEED', includesMailed });
const pathOf = ({ feedUrl }: MyCalendar): string => new URL(feedUrl ?? '').pathname;
const eventsOf = async (path: string) => {
  const { body } = await get(path);
  expect(lintFeed(body)).toEqual([]);
  return readByIcalJs(body);
};

/** An invitation of this person to the only day of a session, as the calendar room keeps it. */
async function invite(
  sessionId: string,
  change: { channel?: 'MAIL' | 'FEED'; person?: string; epoch?: number; registration?: string } = {},
): Promise<string> {
  const { channel = 'FEED', person = personId, epoch = 1, registration = randomUUID() } = change;
  await app.source.query(
    `insert into invitations (registration_id, session_id, session_day_id, epoch, organizer_name, organizer_address,
       attendee_name, attendee_address, created_at, person_id, channel)
     select $1, $2, id, $3, 'Treize', 'ara@mail.treize.example', 'Camille', 'secret@mairie.example', $4, $5, $6
     from session_days where session_id = $2`,
    [registration, sessionId, epoch, app.clock.now(), person, channel],
  );
  return registration;
}
const withdraw = (registration: string) =>
  app.source.query(`update invitations set wanted = 'CANCEL', sent_at = $2 where registration_id = $1`, [
    registration,
    app.clock.now(),
  ]);
const session = (title: string, change: SessionWanted = {}) =>
  aSession(app.source.manager, { title, publishedAt: new Date('2026-12-01T08:00:00Z'), ...change });

describe('the choice', () => {
  it('is invitations by mail and no feed until the person chooses', async () => {
    expect(await mine('GET')).toEqual({ channel: 'MAIL', includesMailed: false, feedUrl: null });
    expect((await mine('PUT', { channel: 'MAIL', includesMailed: false })).feedUrl).toBeNull();
    const chosen = await follow();
    expect(chosen).toEqual({
      channel: 'FEED',
      includesMailed: false,
      feedUrl: expect.stringMatching(/^https:\/\/treize\.example\/api\/feeds\/personal\/[\w-]{43}\.ics$/),
    });
    expect(await mine('PUT', { channel: 'MAIL', includesMailed: true })).toEqual({
      ...chosen,
      channel: 'MAIL',
      includesMailed: true,
    });
  });

  it.each([
    ['GET', calendarPaths.mine],
    ['PUT', calendarPaths.mine],
    ['POST', calendarPaths.renewMine],
  ] as const)('%s %s needs somebody', async (method, url) => {
    const payload = { channel: 'FEED', includesMailed: false };
    expect((await app.inject({ method, url, ...(method === 'GET' ? {} : { payload }) })).statusCode).toBe(
      401,
    );
  });
});

describe('[7.6-45] the secret address', () => {
  it('opens the feed without a session, hidden from search engines, kept by nobody else', async () => {
    await invite(await session('Budget'));
    const path = pathOf(await follow());
    const { statusCode, headers } = await get(path);
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'private, max-age=300',
      'x-robots-tag': 'noindex',
    });
    const again = await get(path, { 'if-none-match': String(headers['etag']) });
    expect([again.statusCode, again.body, again.headers['x-robots-tag']]).toEqual([304, '', 'noindex']);
    const head = await app.inject({ method: 'HEAD', url: path });
    expect([head.statusCode, head.body, head.headers['etag']]).toEqual([200, '', headers['etag']]);
  });

  it('is 404 when wrong, whatever is wrong with it, without asking the database', async () => {
    const links = app.app.get(Links);
    const good = pathOf(await follow());
    const wrong = [
      good.replace(/.(?=\.ics$)/, (last) => (last === 'A' ? 'B' : 'A')),
      calendarPaths.personalFeed('x'),
      calendarPaths.personalFeed('x'.repeat(43)),
      calendarPaths.personalFeed(links.sign('registration', randomUUID())),
    ];
    for (const path of wrong) {
      const answers: number[] = [];
      const statements = await statementsOf(app.app.get(DataSource), async () => {
        const { statusCode, headers } = await get(path);
        answers.push(statusCode);
        expect(headers['x-robots-tag']).toBe('noindex');
      });
      expect([path, answers, statements]).toEqual([path, [404], []]);
    }
    expect((await get(calendarPaths.personalFeed(links.sign('feed', randomUUID())))).statusCode).toBe(404);
  });

  it('is 404 at once when it was renewed; the new one opens', async () => {
    const before = await follow();
    expect((await get(pathOf(before))).statusCode).toBe(200);
    const after = await mine('POST', {});
    expect(after).toMatchObject({ channel: 'FEED', includesMailed: false });
    expect(after.feedUrl).not.toBe(before.feedUrl);
    expect((await get(pathOf(before))).statusCode).toBe(404);
    expect((await get(pathOf(after))).statusCode).toBe(200);
  });

  it('takes two statements', async () => {
    for (const title of ['Une', 'Deux', 'Trois']) await invite(await session(title));
    const path = pathOf(await follow());
    expect(await statementsOf(app.app.get(DataSource), () => get(path))).toHaveLength(2);
  });
});

describe('what it tells', () => {
  it('only this person’s days, those invited by mail when they want so, never the link nor a mailbox', async () => {
    const stranger = await aPerson(app.source.manager);
    const link = 'https://visio.example/salle-secrete';
    await invite(await session('Par abonnement', { format: 'REMOTE', venueId: null, joinUrl: link }));
    await invite(await session('Par e-mail'), { channel: 'MAIL' });
    await invite(await session('À quelqu’un d’autre'), { person: stranger });
    await session('Sans inscription');
    const path = pathOf(await follow());
    expect((await eventsOf(path)).map(({ summary }) => summary)).toEqual(['Par abonnement']);
    await follow(true);
    expect((await eventsOf(path)).map(({ summary }) => summary).sort()).toEqual([
      'Par abonnement',
      'Par e-mail',
    ]);
    expect((await get(path)).body.replace(/\r\n /g, '')).not.toMatch(/visio\.example|@|ATTENDEE|ORGANIZER/);
  });

  it('takes the person’s time, under the public UID of the day', async () => {
    const sessionId = await session('Budget');
    await invite(sessionId);
    const path = pathOf(await follow());
    const [row] = await app.source.query<{ uid: string; secret: string }[]>(
      `select d.feed_uid as uid, i.uid as secret from session_days d join invitations i on i.session_day_id = d.id
       where d.session_id = $1`,
      [sessionId],
    );
    const { body } = await get(path);
    expect(readByIcalJs(body)).toMatchObject([{ uid: row?.uid, status: 'CONFIRMED' }]);
    expect(body).toContain('TRANSP:OPAQUE');
    expect(body).not.toContain(row?.secret ?? '');
  });

  it('[7.6-47] a place given back is CANCELLED for 30 days; taken again, it stands again', async () => {
    const sessionId = await session('Budget');
    const registration = await invite(sessionId);
    const path = pathOf(await follow());
    const [live] = await eventsOf(path);
    app.clock.advance(60_000);
    await withdraw(registration);
    const [gone] = await eventsOf(path);
    expect(gone).toMatchObject({
      uid: live?.uid,
      status: 'CANCELLED',
      summary: 'Inscription annulée\u00a0: Budget',
      sequence: (live?.sequence ?? 0) + 1,
      stamp: '2027-01-05T08:01:00Z',
    });
    app.clock.advance(60_000);
    await invite(sessionId, { registration, epoch: 2 });
    const back = await eventsOf(path);
    expect(back).toMatchObject([{ uid: live?.uid, status: 'CONFIRMED', stamp: '2027-01-05T08:02:00Z' }]);
    await withdraw(registration);
    app.clock.advance(30 * day - 1000);
    expect(await eventsOf(path)).toHaveLength(1);
    app.clock.advance(2000);
    expect(await eventsOf(path)).toEqual([]);
  });

  it('[7.6-47] a session that falls is told at once, before its invitations are withdrawn', async () => {
    const sessionId = await session('Budget');
    await invite(sessionId);
    const path = pathOf(await follow());
    await app.source.query(
      `update sessions set state = 'CANCELLED', cancelled_at = $2, updated_at = $2, version = 2 where id = $1`,
      [sessionId, app.clock.now()],
    );
    expect(await eventsOf(path)).toMatchObject([{ status: 'CANCELLED', summary: 'Annulée\u00a0: Budget' }]);
  });
});
