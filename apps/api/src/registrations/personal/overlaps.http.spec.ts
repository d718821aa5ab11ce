// Another session at the same hours: told to the person and to whoever holds the link, and to nobody else.
import { overlapList, registrationPaths } from '@treize/contract/registrations';
import { aPerson } from '../../people/people.fixture';
import { aDay, aSession, type SessionWanted } from '../../sessions/sessions.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { aDraft, register } from '../registrations.fixture';
import { act } from './personal.fixture';

const now = '2027-01-05T08:00:00Z';
let app: TestApp;
const session = (wanted: SessionWanted = {}) => app.source.transaction((tx) => aSession(tx, wanted));
const ask = async (sessionId: string, form: object, headers: Record<string, string> = {}) =>
  overlapList.parse(
    (
      await app.inject({ method: 'POST', url: registrationPaths.overlaps(sessionId), headers, payload: form })
    ).json(),
  );

beforeAll(async () => {
  app = await startTestApp({ now });
  await placeTowns(app.source);
});
afterAll(() => app.close());

const morning = {
  date: '2027-01-12',
  halfDays: [{ period: 'AM' as const, startTime: '09:00', endTime: '12:00' }],
};
const afternoon = {
  date: '2027-01-12',
  halfDays: [{ period: 'PM' as const, startTime: '14:00', endTime: '17:00' }],
};

/** Somebody registered on the morning of 12 January. */
async function registered() {
  const draft = aDraft();
  const other = await register(app, await session({ days: [morning], title: 'Revitaliser' }), draft);
  const form = { familyName: draft.familyName, givenName: draft.givenName, email: draft.email };
  return {
    draft,
    form,
    other,
    told: [{ number: other.number, title: 'Revitaliser', date: '2027-01-12', startTime: '09:00' }],
  };
}

it('is told to the person signed in, whatever the capitals and accents of their form', async () => {
  const { form, told } = await registered();
  const headers = await app.signIn(await app.source.transaction((tx) => aPerson(tx, form)));
  const typed = {
    ...form,
    familyName: form.familyName.toUpperCase(),
    email: ` ${form.email.toUpperCase()}`.trim(),
  };
  expect(await ask(await session(), typed, headers)).toEqual(told);
  expect(await ask(await session({ days: [afternoon] }), typed, headers)).toEqual([]);
  expect(await ask(await session({ days: [aDay('2027-01-13')] }), typed, headers)).toEqual([]);
});

it('is told to whoever holds the personal link of it, of the same person', async () => {
  const { form, other, told } = await registered();
  const target = await session();
  expect(await ask(target, { ...form, links: [other.token] })).toEqual(told);
  const somebodyElse = aDraft();
  expect(await ask(target, { ...somebodyElse, links: [other.token] })).toEqual([]);
});

it('is told to nobody else: a stranger, somebody else signed in, a forged link, the link of another', async () => {
  const { form } = await registered();
  const target = await session();
  const stranger = await app.signIn(await app.source.transaction((tx) => aPerson(tx)));
  const { token } = await register(app, await session({ days: [morning] }));
  expect(await ask(target, form)).toEqual([]);
  expect(await ask(target, form, stranger)).toEqual([]);
  expect(await ask(target, { ...form, links: ['x'.repeat(43), token] })).toEqual([]);
});

it('is told no more once the other registration ended', async () => {
  const { form, other } = await registered();
  await act(app, other.token, 'cancel');
  expect(await ask(await session(), { ...form, links: [other.token] })).toEqual([]);
});

it('is told in the confirmation, which goes to the address on file', async () => {
  const { draft, other } = await registered();
  await app.runJobs();
  await register(app, await session({ title: 'Habiter' }), draft);
  await app.runJobs();
  const mails = await app.source.query<{ text_body: string }[]>(
    `select text_body from mails where to_address = $1 and kind = 'registration.confirmed' order by created_at, id`,
    [draft.email],
  );
  expect(mails.map(({ text_body }) => text_body.includes('se chevauchent'))).toEqual([false, true]);
  expect(mails[1]?.text_body).toContain(other.number);
});
