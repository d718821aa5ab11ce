// Sign-in by e-mail through HTTP: link, code, wrong codes, expiry, shared mailbox, limits, same answer for all.
import type { SignInAnswer } from '@treize/contract/auth';
import { aPerson } from '../../people/people.fixture';
import { declareTies } from '../../people/people.queries';
import { placeTowns } from '../../territories/territories.fixture';
import { Forgetting } from '../forgetting.service';
import { startTestApp, type TestApp } from '../../test-app.fixture';

let app: TestApp;
let yann: string;
let sharedPeople: string[];

beforeAll(async () => {
  app = await startTestApp({
    now: '2027-01-05T08:00:00Z',
    settings: { SIGN_INS_PER_ADDRESS: '5', SIGN_INS_PER_NETWORK: '30' },
  });
  await placeTowns(app.source);
  await app.source.transaction(async (tx) => {
    yann = await aPerson(tx, { familyName: 'Kerzec', givenName: 'Yann', email: 'Yann@Guingamp.example' });
    const email = 'mairie@ambert.example';
    sharedPeople = [
      await aPerson(tx, { familyName: 'Belloc', givenName: 'Nadia', email }),
      await aPerson(tx, { familyName: 'Castagnol', givenName: 'Rémi', email }),
    ];
    const tie = { kind: 'ELECTED' as const, municipalityCode: '63003', epciCode: null, delegation: false };
    await declareTies(tx, [{ ...tie, personId: sharedPeople[0] ?? '', function: 'Maire' }], '2026-03-22');
  });
});
beforeEach(() => app.clock.advance(2 * 3_600_000));
afterAll(() => app.close());

const post = (path: string, payload: object) =>
  app.inject({ method: 'POST', url: `/api/auth/${path}`, payload });

/** Asks to sign in; what the mail brought. */
async function ask(email: string) {
  const answer = await post('requests', { email });
  expect(answer.statusCode).toBe(202);
  const { requestId } = answer.json<{ requestId: string }>();
  const [mail] = await app.source.query<{ to_address: string; subject: string; text_body: string }[]>(
    'select to_address, subject, text_body from mails where dedupe_key = $1',
    [`sign-in:${requestId}`],
  );
  if (!mail) throw new Error('no mail was stored');
  const code = /\b(\d{6})\b/.exec(mail.text_body)?.[1] ?? '';
  const token = /#token=([\w-]+)/.exec(mail.text_body)?.[1] ?? '';
  return { requestId, code, token, mail };
}
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

it('signs in by the code, once', async () => {
  const { requestId, code, mail } = await ask(' yann@guingamp.EXAMPLE'.trim());
  expect(mail).toMatchObject({
    to_address: 'Yann@Guingamp.example',
    subject: 'Votre code de connexion à Treize',
  });
  const answer = await post('code', { requestId, code });
  expect(answer.json()).toMatchObject({ outcome: 'SIGNED_IN', me: { personId: yann } });
  const cookie = String(answer.headers['set-cookie']);
  expect(cookie).toMatch(
    /^__Host-treize=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  const signedIn = await app.inject({
    method: 'GET',
    url: '/api/auth/me',
    headers: { cookie: cookie.split(';')[0] ?? '' },
  });
  expect(signedIn.json()).toMatchObject({ me: { personId: yann } });
  expect((await post('code', { requestId, code })).json()).toMatchObject({ code: 'request-expired' });
});

it('signs in by the link, once; the code dies with it', async () => {
  const { requestId, code, token } = await ask('yann@guingamp.example');
  expect((await post('link', { token })).json()).toMatchObject({ outcome: 'SIGNED_IN' });
  expect((await post('link', { token })).json()).toMatchObject({ code: 'link-expired', status: 410 });
  expect((await post('code', { requestId, code })).json()).toMatchObject({ code: 'request-expired' });
  expect((await post('link', { token: 'x'.repeat(43) })).json()).toMatchObject({ code: 'link-invalid' });
});

it('stores neither the code nor the token nor the cookie in clear', async () => {
  const { requestId, code, token } = await ask('yann@guingamp.example');
  const answer = await post('code', { requestId, code });
  const cookie = /treize=([\w-]+)/.exec(String(answer.headers['set-cookie']))?.[1] ?? '';
  const [row] = await app.source.query<{ all: string }[]>(
    `select concat((select json_agg(r) from sign_in_requests r), (select json_agg(l) from logins l)) as all`,
  );
  for (const secret of [token, cookie, `"${code}"`]) expect(row?.all).not.toContain(secret);
});

it('closes the request after five wrong codes', async () => {
  const { requestId, code } = await ask('yann@guingamp.example');
  for (const triesLeft of [4, 3, 2, 1, 0])
    expect((await post('code', { requestId, code: other(code) })).json()).toMatchObject({
      code: 'wrong-code',
      facts: { triesLeft },
    });
  expect((await post('code', { requestId, code })).json()).toMatchObject({ code: 'request-expired' });
});

it('refuses code and link after 15 minutes', async () => {
  const { requestId, code, token } = await ask('yann@guingamp.example');
  app.clock.advance(15 * 60_000);
  expect((await post('code', { requestId, code })).json()).toMatchObject({ code: 'request-expired' });
  expect((await post('link', { token })).json()).toMatchObject({ code: 'link-expired' });
});

it('chooses among the people of a shared mailbox', async () => {
  const { requestId, code, token } = await ask('mairie@ambert.example');
  const choice = (await post('code', { requestId, code })).json<
    Extract<SignInAnswer, { outcome: 'CHOOSE' }>
  >();
  expect(choice).toMatchObject({
    outcome: 'CHOOSE',
    people: [
      { personId: sharedPeople[0], name: 'Nadia Belloc', label: 'Maire, Ambert' },
      { personId: sharedPeople[1], name: 'Rémi Castagnol', label: '' },
    ],
  });
  expect((await post('link', { token })).json()).toMatchObject({ code: 'link-invalid' });
  expect((await post('link', { token: choice.choiceToken })).json()).toMatchObject({ code: 'link-invalid' });
  const { choiceToken } = choice;
  expect((await post('choice', { choiceToken, personId: yann })).json()).toMatchObject({ code: 'not-found' });
  const entry = await post('choice', { choiceToken, personId: sharedPeople[1] });
  expect(entry.json()).toMatchObject({ outcome: 'SIGNED_IN', me: { givenName: 'Rémi' } });
  expect((await post('choice', { choiceToken, personId: sharedPeople[0] })).json()).toMatchObject({
    code: 'request-expired',
  });
});

it('answers an unknown address the same, and writes to it that nobody is known', async () => {
  const { requestId, mail, token } = await ask('inconnu@nulle-part.example');
  expect(mail.subject).toContain('adresse inconnue');
  expect(token).toBe('');
  expect((await post('code', { requestId, code: '000000' })).json()).toMatchObject({
    code: expect.stringMatching(/wrong-code|request-expired/),
  });
});

it('limits the messages to one address, known or not, and from one network', async () => {
  for (const email of ['quelqu.un@nulle-part.example', 'yann@guingamp.example']) {
    for (let sent = 0; sent < 5; sent++) expect((await post('requests', { email })).statusCode).toBe(202);
    const refused = await post('requests', { email });
    expect(refused.json()).toMatchObject({ code: 'too-many-requests' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  }
  const statuses: number[] = [];
  for (let sent = 0; sent < 20; sent++)
    statuses.push((await post('requests', { email: `p${sent}@x.example` })).statusCode);
  expect(statuses.slice(-2)).toEqual([429, 429]);
});

it('forgets requests and counts a day after they end, logins after a month', async () => {
  const { requestId, code } = await ask('yann@guingamp.example');
  await post('code', { requestId, code });
  const kept = async () => {
    await app.app.get(Forgetting).forget();
    const [row] = await app.source.query<object[]>(
      `select (select count(*)::int from sign_in_requests where id = $1) as requests,
         (select count(*)::int from rate_limits where window_start > $2) as limits,
         (select count(*)::int from logins where created_at > $2) as logins`,
      [requestId, asked],
    );
    return row;
  };
  const asked = new Date(app.clock.now().getTime() - 3_600_000);
  expect(await kept()).toMatchObject({ requests: 1, logins: 1 });
  app.clock.advance(26 * 3_600_000);
  expect(await kept()).toEqual({ requests: 0, limits: 0, logins: 1 });
  app.clock.advance(40 * 86_400_000);
  expect(await kept()).toMatchObject({ logins: 0 });
});

it.each([
  ['requests', { email: 'pas une adresse' }, 'body.email'],
  ['code', { requestId: 'x', code: '123456' }, 'body.requestId'],
  ['code', { requestId: '01900000-0000-7000-8000-000000000001', code: '12345' }, 'body.code'],
  ['link', {}, 'body.token'],
])('says what is wrong: %s %j', async (path, payload, place) => {
  expect((await post(path, payload)).json()).toMatchObject({
    code: 'invalid-request',
    errors: [{ path: place }],
  });
});
