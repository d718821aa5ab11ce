// A person gives another mailbox from their personal page: nothing before the link is followed, everything after.
import { calendarPaths, type MyCalendar } from '@treize/contract/calendar';
import { Links } from '../../platform/http/links';
import { grantRole } from '../../auth/auth.fixture';
import { aDay } from '../../sessions/sessions.fixture';
import {
  app,
  auditOf,
  close,
  correct,
  historyOf,
  invited,
  mailsOf,
  objectsOf,
  open,
  reset,
  run,
  session,
} from '../organiser/mail-desk/mail-desk.fixture';
import { pageOf } from '../personal/personal.fixture';

beforeAll(open);
beforeEach(reset);
afterAll(close);

let count = 0;
const aMailbox = () => `nouvelle.${++count}@mairie.example`;
const linkOf = (registrationId: string) => app.app.get(Links).sign('registration', registrationId);
const post = async <T = { code: string }>(path: string, payload: object, headers = {}) => {
  const answer = await app.inject({ method: 'POST', url: `/api/registrations/${path}`, payload, headers });
  return { status: answer.statusCode, body: answer.json<T>() };
};
/** The person asks, signed in. */
const ask = async (registrationId: string, email: string) =>
  post(
    `link/${linkOf(registrationId)}/address`,
    { email },
    await app.signIn((await personOf(registrationId)).id),
  );
const confirm = (token: string) => post<{ email: string; token: string; code: string }>('address', { token });
const codeOf = async (answer: Promise<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await answer;
  return status === 200 ? 200 : body.code;
};

/** The link as it waits to leave: its words are forgotten afterwards. */
async function asked(registrationId: string, email: string): Promise<string> {
  expect(await ask(registrationId, email)).toMatchObject({ status: 200, body: { done: true } });
  const [mail] = await app.source.query<{ text_body: string }[]>(
    `select text_body from mails where registration_id = $1 and kind = 'address.to-confirm' and to_address = $2
     order by created_at desc limit 1`,
    [registrationId, email],
  );
  return /#token=([\w-]+)/.exec(mail?.text_body ?? '')?.[1] ?? '';
}
const personOf = async (registrationId: string) => {
  const [row] = await app.source.query<{ id: string; email: string }[]>(
    'select p.id, p.email from people p join registrations r on r.person_id = p.id where r.id = $1',
    [registrationId],
  );
  return row as { id: string; email: string };
};

it('whoever only holds the personal link, or is signed in as somebody else, cannot ask', async () => {
  const { id, email } = await invited(await session());
  const stranger = await app.signIn((await personOf((await invited(await session())).id)).id);
  for (const headers of [{}, stranger]) {
    const asking = post(`link/${linkOf(id)}/address`, { email: aMailbox() }, headers);
    expect(await codeOf(asking)).toBe('sign-in-needed');
  }
  expect((await mailsOf(id)).filter(({ kind }) => kind.startsWith('address.'))).toEqual([]);
  expect((await personOf(id)).email).toBe(email);
});

it('a link leaves for the new address alone, and nothing changes before it is followed', async () => {
  const { id, email } = await invited(await session());
  const wanted = aMailbox();
  const token = await asked(id, wanted);
  expect(token).not.toBe('');
  await run();
  expect([(await personOf(id)).email, (await pageOf(app, linkOf(id))).email]).toEqual([email, email]);
  expect((await mailsOf(id)).filter(({ kind }) => kind.startsWith('address.'))).toMatchObject([
    { kind: 'address.to-confirm', to: wanted, state: 'ACCEPTED' },
  ]);
  const [told] = await historyOf(id);
  expect(told).toMatchObject({ kind: 'address.to-confirm', text: '' });
  expect(JSON.stringify(await historyOf(id))).not.toContain(token);
});

it('followed: the mailbox of the person, their registrations to come and their invitations; the old address is told', async () => {
  const [sessionId, later] = [await session(), await session({ days: [aDay('2027-02-02')] })];
  const { id, email, draft } = await invited(sessionId);
  const other = await invited(later, { ...draft });
  const headers = await app.signIn((await personOf(id)).id);
  const wanted = aMailbox();
  const token = await asked(id, wanted);
  expect(await confirm(token)).toMatchObject({ status: 200, body: { email: wanted, token: linkOf(id) } });
  await run();

  expect([(await personOf(id)).email, (await pageOf(app, linkOf(id))).email]).toEqual([wanted, wanted]);
  expect((await pageOf(app, linkOf(other.id))).email).toBe(wanted);
  for (const registrationId of [id, other.id])
    expect((await objectsOf(registrationId)).map(({ to, method }) => [to, method])).toEqual([
      [email, 'REQUEST'],
      [email, 'CANCEL'],
      [wanted, 'REQUEST'],
    ]);
  const told = (await mailsOf(id)).filter(({ kind }) => kind === 'address.changed');
  expect(told).toMatchObject([{ to: email, state: 'ACCEPTED' }]);
  const words = (await historyOf(id)).find(({ kind }) => kind === 'address.changed')?.text;
  expect(words).toContain('n…@mairie.example');
  expect(words).not.toContain(wanted);
  expect((await app.inject({ url: '/api/registrations/mine', headers })).statusCode).toBe(401);
  const [line, ...more] = await auditOf((await personOf(id)).id);
  expect(more.filter(({ action }) => action.startsWith('person.address'))).toEqual([]);
  expect(line).toMatchObject({
    action: 'person.address-changed',
    actor_id: null,
    details: { registrations: 2 },
  });
  expect(JSON.stringify(line)).not.toContain(wanted);
});

/** The person's own feed, made as their page does; null: they have none. */
async function feedOf(registrationId: string, choose: boolean): Promise<string | null> {
  const headers = await app.signIn((await personOf(registrationId)).id);
  const choice = { channel: 'FEED', includesMailed: false };
  const answer = choose
    ? await app.inject({ method: 'PUT', url: calendarPaths.mine, headers, payload: choice })
    : await app.inject({ method: 'GET', url: calendarPaths.mine, headers });
  return answer.json<MyCalendar>().feedUrl;
}
const readFeed = async (url: string | null) =>
  (await app.inject({ method: 'GET', url: new URL(url ?? '').pathname })).statusCode;

it.each([
  ['followed from the new mailbox', async (id: string, to: string) => confirm(await asked(id, to))],
  ['corrected by an organiser', (id: string, to: string) => correct(id, to)],
])('%s: the secret address of the feed is renewed, and the new mailbox told', async (_, change) => {
  const { id, email } = await invited(await session());
  const old = await feedOf(id, true);
  expect(await readFeed(old)).toBe(200);
  const wanted = aMailbox();
  expect((await change(id, wanted)).status).toBe(200);
  await run();
  const fresh = await feedOf(id, false);
  expect([await readFeed(old), await readFeed(fresh)]).toEqual([404, 200]);
  const told = (await historyOf(id)).filter(({ kind }) => kind === 'address.feed-renewed');
  expect(told.map(({ toAddress, state }) => [toAddress, state])).toEqual([[wanted, 'ACCEPTED']]);
  expect(told[0]?.text).toContain('/calendars');
  // Neither secret is written anywhere that others keep.
  for (const secret of [old, fresh])
    expect(JSON.stringify(await historyOf(id))).not.toContain(secret?.split('/').at(-1));
  expect(email).not.toBe(wanted);
});

it('somebody without a feed is told nothing of one, and gets none', async () => {
  const { id } = await invited(await session());
  await confirm(await asked(id, aMailbox()));
  await run();
  expect((await mailsOf(id)).map(({ kind }) => kind)).not.toContain('address.feed-renewed');
  expect(await feedOf(id, false)).toBeNull();
});

it('followed twice it says the same; after another change it serves no more', async () => {
  const { id } = await invited(await session());
  const [first, second] = [aMailbox(), aMailbox()];
  const [one, two] = [await asked(id, first), await asked(id, second)];
  await confirm(one);
  expect(await confirm(one)).toMatchObject({ status: 200, body: { email: first } });
  expect(await codeOf(confirm(two))).toBe('link-expired');
  await correct(id, second);
  expect(await codeOf(confirm(one))).toBe('link-expired');
  expect((await personOf(id)).email).toBe(second);
});

it('serves a day, and only as it was made', async () => {
  const { id } = await invited(await session());
  const token = await asked(id, aMailbox());
  const bytes = Buffer.from(token, 'base64url');
  for (let index = 0; index < bytes.length; index += 7) {
    const bent = Buffer.from(bytes);
    bent.writeUInt8(bent.readUInt8(index) ^ 1, index);
    expect(await codeOf(confirm(bent.toString('base64url')))).toBe('link-invalid');
  }
  for (const other of ['', 'x', linkOf(id), `${token}A`])
    expect(await codeOf(confirm(other))).toBe('link-invalid');
  expect(await codeOf(post(`link/${token.slice(0, 43)}/address`, { email: aMailbox() }))).toBe(
    'link-invalid',
  );
  app.clock.advance(24 * 3_600_000);
  expect(await codeOf(confirm(token))).toBe('link-expired');
  const inTime = await asked(id, aMailbox());
  app.clock.advance(24 * 3_600_000 - 1000);
  expect(await codeOf(confirm(inTime))).toBe(200);
});

it('[address-holds-role] [address-taken] the same refusals as an organiser meets', async () => {
  const { id, draft } = await invited(await session());
  const twin = await invited(await session(), { familyName: draft.familyName, givenName: draft.givenName });
  const token = await asked(id, twin.email);
  expect(await codeOf(confirm(token))).toBe('address-taken');
  const wanted = await asked(id, aMailbox());
  await grantRole(app.source.manager, (await personOf(id)).id, 'TRAINER', `session:${id}`);
  expect(await codeOf(confirm(wanted))).toBe('address-holds-role');
  expect(await codeOf(ask(id, aMailbox()))).toBe('address-holds-role');
  expect((await personOf(id)).email).toBe(draft.email);
});

it('a registration over, ended, or written to the mairie has nothing to change', async () => {
  const sessionId = await session();
  const [over, ended, kept] = [
    await invited(await session()),
    await invited(sessionId),
    await invited(sessionId),
  ];
  await app.source.query(
    'update sessions set ends_at = $2, starts_at = $2 where id = (select session_id from registrations where id = $1)',
    [over.id, app.clock.now()],
  );
  await post(`link/${linkOf(ended.id)}/cancel`, {});
  const late = await asked(kept.id, aMailbox());
  expect((await pageOf(app, linkOf(kept.id))).addressChangeable).toBe(true);
  await app.source.query('update registrations set via_municipality = true where id = $1', [kept.id]);
  for (const { id } of [over, ended, kept]) {
    expect(await codeOf(ask(id, aMailbox()))).toBe('wrong-state');
    expect((await pageOf(app, linkOf(id))).addressChangeable).toBe(false);
  }
  expect(await codeOf(confirm(late))).toBe('wrong-state');
});

it('asked too often, nothing more leaves, whatever the address or the registration', async () => {
  const sessionId = await session();
  const { id } = await invited(sessionId);
  for (let index = 0; index < 5; index++) expect(await codeOf(ask(id, aMailbox()))).toBe(200);
  expect(await codeOf(ask(id, aMailbox()))).toBe('too-many-requests');
  const target = aMailbox();
  for (let index = 0; index < 5; index++) {
    const one = await invited(sessionId);
    expect(await codeOf(ask(one.id, target))).toBe(200);
  }
  expect(await codeOf(ask((await invited(sessionId)).id, target.toUpperCase()))).toBe('too-many-requests');
});
