// The guard through HTTP: cookie, idleness, sign-out, cross-site requests, the demo doors.
import { DataSource } from 'typeorm';
import { aPerson } from '../people/people.fixture';
import { startTestApp, type TestApp } from '../test-app.fixture';
import { grantRole } from './auth.fixture';

const hour = 3_600_000;
let app: TestApp;
let personId: string;

beforeAll(async () => {
  app = await startTestApp({ now: '2027-01-05T08:00:00Z' });
  personId = await aPerson(app.source.manager, {
    familyName: 'Kerzec',
    givenName: 'Yann',
    email: 'yann@guingamp.example',
  });
  await grantRole(app.source.manager, personId, 'NATIONAL_PILOT', 'nation');
});
beforeEach(() => app.clock.set('2027-01-05T08:00:00Z'));
afterAll(() => app.close());

const me = async (headers: Record<string, string>) => {
  const answer = await app.inject({ method: 'GET', url: '/api/auth/me', headers });
  return answer.json<{ me: { personId: string } | null }>().me;
};
const signOut = (headers: Record<string, string>, payload: object = {}) =>
  app.inject({ method: 'POST', url: '/api/auth/sign-out', headers, payload });

it('tells who is signed in, with roles and permissions', async () => {
  expect(await me(await app.signIn(personId))).toMatchObject({
    personId,
    givenName: 'Yann',
    email: 'yann@guingamp.example',
    grants: [{ role: 'NATIONAL_PILOT', scopeKind: 'nation', scopeLabel: 'France entière' }],
  });
  expect(await me({})).toBeNull();
  expect(await me({ cookie: '__Host-treize=forged' })).toBeNull();
});

it('closes a login after 12 idle hours, and after 7 days whatever its use', async () => {
  const idle = await app.signIn(personId);
  app.clock.advance(12 * hour);
  expect(await me(idle)).toBeNull();

  const used = await app.signIn(personId);
  for (let passed = 0; passed < 7 * 24; passed += 11) {
    expect(await me(used)).not.toBeNull();
    app.clock.advance(11 * hour);
  }
  expect(await me(used)).toBeNull();
});

it('notes the last use at most once a minute', async () => {
  const cookie = await app.signIn(personId);
  const statements: string[] = [];
  const { logger } = app.app.get(DataSource);
  const logQuery = logger.logQuery.bind(logger);
  logger.logQuery = (sql) => void statements.push(sql);
  app.clock.advance(61_000);
  await me(cookie);
  await me(cookie);
  logger.logQuery = logQuery;
  expect(statements.filter((sql) => /UPDATE "logins"/i.test(sql))).toHaveLength(1);
});

it('signs out here, or everywhere', async () => {
  const [first, second, third] = [
    await app.signIn(personId),
    await app.signIn(personId),
    await app.signIn(personId),
  ];
  const here = await signOut(first);
  expect(here.statusCode).toBe(200);
  expect(here.headers['set-cookie']).toMatch(/^__Host-treize=;.*Path=\/; Expires=Thu, 01 Jan 1970/);
  expect(await me(first)).toBeNull();
  expect(await me(second)).not.toBeNull();
  await signOut(second, { everywhere: true });
  expect(await me(third)).toBeNull();
  expect((await signOut(first)).json()).toMatchObject({ code: 'unauthenticated', status: 401 });
});

describe('a request that changes something', () => {
  const post = async (headers: Record<string, string>) =>
    (await app.app.inject({ method: 'POST', url: '/api/auth/sign-out', headers, payload: '{}' })).json<{
      code: string;
    }>().code;
  const json = { 'content-type': 'application/json' };

  it.each([
    ['tells nothing of its origin', json, 'cross-site'],
    ['comes from another site', { ...json, 'sec-fetch-site': 'cross-site' }, 'cross-site'],
    [
      'comes from a neighbour site',
      { ...json, 'sec-fetch-site': 'same-site', origin: 'https://treize.example' },
      'cross-site',
    ],
    ['names another origin', { ...json, origin: 'https://evil.example' }, 'cross-site'],
    ['has no known origin', { ...json, origin: 'null' }, 'cross-site'],
    ['comes from our page', { ...json, 'sec-fetch-site': 'same-origin' }, 'unauthenticated'],
    [
      'comes from our origin, told by an older browser',
      { ...json, origin: 'https://treize.example' },
      'unauthenticated',
    ],
    [
      'is a plain form',
      { 'content-type': 'text/plain', 'sec-fetch-site': 'same-origin' },
      'unsupported-media',
    ],
    [
      'is an encoded form',
      { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
      'unsupported-media',
    ],
  ])('%s', async (_, headers, code) => {
    expect(await post(headers)).toBe(code);
  });
});

it('shows the site, and has no demo door on a real database', async () => {
  const site = await app.inject({ method: 'GET', url: '/api/site' });
  expect(site.json()).toMatchObject({ demo: false, mailboxUrl: null });
  expect((await app.inject({ method: 'GET', url: '/api/auth/demo-people' })).statusCode).toBe(404);
  const entry = await app.inject({ method: 'POST', url: '/api/auth/demo-sign-in', payload: { personId } });
  expect(entry.statusCode).toBe(404);
});

it('lets the listed people of the demo in, and nobody else', async () => {
  const demo = await startTestApp({ settings: { DEMO: 'true', MAILBOX_URL: 'http://127.0.0.1:3014' } });
  const listed = await aPerson(demo.source.manager, { familyName: 'Belloc', givenName: 'Nadia' });
  const unlisted = await aPerson(demo.source.manager);
  await demo.source.query(
    `insert into demo_people (person_id, position, label) values ($1, 1, 'Pilote nationale')`,
    [listed],
  );
  const people = await demo.inject({ method: 'GET', url: '/api/auth/demo-people' });
  expect(people.json()).toEqual([{ personId: listed, name: 'Nadia Belloc', label: 'Pilote nationale' }]);
  const entry = await demo.inject({
    method: 'POST',
    url: '/api/auth/demo-sign-in',
    payload: { personId: listed },
  });
  expect(entry.json()).toMatchObject({ outcome: 'SIGNED_IN', me: { personId: listed } });
  const refused = await demo.inject({
    method: 'POST',
    url: '/api/auth/demo-sign-in',
    payload: { personId: unlisted },
  });
  expect(refused.statusCode).toBe(404);
  expect((await demo.inject({ method: 'GET', url: '/api/site' })).json()).toMatchObject({
    demo: true,
    mailboxUrl: 'http://127.0.0.1:3014',
  });
  await demo.close();
});
