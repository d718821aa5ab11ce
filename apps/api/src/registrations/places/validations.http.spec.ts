// Requests to validate: the place is held, the right people are asked, the answer frees or keeps it, silence ends it.
import type { RosterActionAnswer } from '@treize/contract/roster';
import { aSession, type SessionWanted } from '../../sessions/sessions.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import {
  aContact,
  aListed,
  guingamp,
  loudeac,
  mailsTo,
  rowsOf,
  storedOn,
  runJobsDue,
} from '../municipality/municipality.fixture';
import { aDraft, countsOf, register as registerAlone } from '../registrations.fixture';
import { Places } from './places.service';

const now = '2027-01-05T08:00:00Z';
let app: TestApp;
let mairie: Awaited<ReturnType<typeof aContact>>;
const session = (change: SessionWanted = {}) =>
  app.source.transaction((tx) => aSession(tx, { validation: 'MUNICIPALITY', ...change }));
const statuses = async (sessionId: string) => (await storedOn(app, sessionId)).map(({ status }) => status);
const asks = (sessionId: string, change = {}) =>
  registerAlone(app, sessionId, aDraft({ municipalityCode: guingamp, ...change }));
const answer = async (ids: string[], accept: boolean, reason: string | null = null) =>
  (
    await mairie.post(`/${guingamp}/registrations/validate`, { ids, accept, reason })
  ).json<RosterActionAnswer>();

beforeAll(async () => {
  app = await startTestApp({ now });
  await placeTowns(app.source);
});
beforeEach(async () => {
  app.clock.set(now);
  await app.source.query('delete from grants');
  mairie = await aContact(app);
});
afterAll(() => app.close());

it('Q3: a request holds its place; every contact of the commune is asked, the person is told', async () => {
  const sessionId = await session({ capacity: 1 });
  const second = await aContact(app);
  const draft = aDraft({ municipalityCode: guingamp, familyName: 'Demandeur' });
  expect(await registerAlone(app, sessionId, draft)).toMatchObject({ outcome: 'PENDING_VALIDATION' });
  expect(await registerAlone(app, sessionId)).toMatchObject({ outcome: 'WAITLISTED' });
  await app.runJobs();
  expect(await mailsTo(app, draft.email)).toMatchObject([
    { kind: 'registration.pending', calendar_method: null },
  ]);
  for (const { email } of [mairie, second]) {
    const mail = (await mailsTo(app, email)).at(-1);
    expect(mail).toMatchObject({ kind: 'registration.to-validate' });
    expect(mail?.subject).toContain('Demandeur');
    expect(mail?.text_body).toContain('https://treize.example/municipality/22070/validate');
  }
});

it('a commune without contact: the contact of the session is asked', async () => {
  const sessionId = await session({ contactEmail: 'bretagne@treize.example' });
  await registerAlone(app, sessionId, aDraft({ municipalityCode: loudeac }));
  await app.runJobs();
  const [mail] = await mailsTo(app, 'bretagne@treize.example');
  expect(mail?.text_body).toContain('pas encore de référent');
  expect(mail?.text_body).toContain(`/organiser/sessions/${sessionId}?state=to-validate`);
});

it('accepted: confirmed with its invitation; the mandate is confirmed with it', async () => {
  const sessionId = await session();
  const draft = aDraft({ municipalityCode: guingamp });
  const { registrationId } = await registerAlone(app, sessionId, draft);
  expect(await answer([registrationId], true)).toEqual({ done: [registrationId], waiting: [], refused: [] });
  await app.runJobs();
  expect(await storedOn(app, sessionId)).toMatchObject([
    { status: 'CONFIRMED', validated_by: mairie.personId },
  ]);
  expect((await mailsTo(app, draft.email)).slice(-2)).toMatchObject([
    { kind: 'invitation.sent', calendar_method: 'REQUEST' },
    { kind: 'registration.confirmed', calendar_method: null },
  ]);
  const [mandate] = await app.source.query(
    `select m.status from mandates m join registrations r on r.person_id = m.person_id where r.id = $1`,
    [registrationId],
  );
  expect(mandate).toEqual({ status: 'CONFIRMED' });
});

it('refused with its reason: the place goes to the next in line', async () => {
  const sessionId = await session({ capacity: 1 });
  const draft = aDraft({ municipalityCode: guingamp });
  const { registrationId } = await registerAlone(app, sessionId, draft);
  await registerAlone(app, sessionId);
  const without = await mairie.post(`/${guingamp}/registrations/validate`, {
    ids: [registrationId],
    accept: false,
  });
  expect(without.json()).toMatchObject({ code: 'invalid-request', errors: [{ path: 'body.reason' }] });
  await answer([registrationId], false, 'Ne siège pas au conseil');
  await app.runJobs();
  expect(await statuses(sessionId)).toEqual(['REFUSED', 'OFFERED']);
  const mail = (await mailsTo(app, draft.email)).at(-1);
  expect(mail?.text_body).toContain('Ne siège pas au conseil');
  expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 0, offered: 1 });
});

it('many at once, each checked by itself', async () => {
  const sessionId = await session();
  const ours = await asks(sessionId);
  const theirs = await registerAlone(app, sessionId, aDraft({ municipalityCode: loudeac }));
  const organisers = await asks(await session({ validation: 'ORGANIZER' }));
  const known = await asks(await session({ validation: 'NONE' }));
  const ids = [ours, theirs, organisers, known, ours].map(({ registrationId }) => registrationId);
  expect(await answer(ids, true)).toEqual({
    done: [ours.registrationId],
    waiting: [],
    refused: [
      { id: theirs.registrationId, code: 'not-found' },
      { id: organisers.registrationId, code: 'not-to-validate' },
      { id: known.registrationId, code: 'not-to-validate' },
    ],
  });
  expect((await answer([ours.registrationId], true)).refused).toEqual([
    { id: ours.registrationId, code: 'not-to-validate' },
  ]);
});

it('Q4: past its deadline a request holds its place until the job ends it; then the next is served', async () => {
  const sessionId = await session({ capacity: 1 });
  const draft = aDraft({ municipalityCode: guingamp });
  await registerAlone(app, sessionId, draft);
  await registerAlone(app, sessionId);
  app.clock.set('2027-01-11T20:00:00Z');
  expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 1, offered: 0, waiting: 1 });
  app.clock.set('2027-01-12T08:29:00Z');
  await runJobsDue(app);
  const [ended, next] = await storedOn(app, sessionId);
  expect(ended?.status).toBe('EXPIRED');
  expect(['OFFERED', 'WAITLISTED']).toContain(next?.status);
  expect((await mailsTo(app, draft.email)).at(-1)?.text_body).toContain(
    'Personne n’a validé votre inscription',
  );
});

it('whom the mairie registers it has validated; an organiser’s validation is still asked', async () => {
  const own = await session();
  expect(await mairie.register(own, rowsOf([aListed()]))).toMatchObject([{ outcome: 'CONFIRMED' }]);
  const theirs = await session({ validation: 'ORGANIZER' });
  expect(await mairie.register(theirs, rowsOf([aListed()]))).toMatchObject([
    { outcome: 'PENDING_VALIDATION' },
  ]);
  await app.runJobs();
  expect((await mailsTo(app, mairie.email)).map(({ kind }) => kind)).not.toContain(
    'registration.to-validate',
  );
});

it('whom the mairie registered in line is not to be validated again once a place is accepted', async () => {
  const sessionId = await session({ capacity: 1 });
  const seated = await asks(sessionId);
  await mairie.register(sessionId, rowsOf([aListed()]));
  await answer([seated.registrationId], false, 'Erreur');
  const waiting = (await storedOn(app, sessionId)).at(-1);
  await app.runJobs();
  const offered = (await mailsTo(app, waiting?.email ?? '')).at(-1)?.text_body ?? '';
  const token = /registrations\/link\/([\w-]{43})/.exec(offered)?.[1] ?? '';
  await app.inject({ method: 'POST', url: `/api/registrations/link/${token}/accept`, payload: {} });
  expect(await statuses(sessionId)).toEqual(['REFUSED', 'CONFIRMED']);
});

it('a replaced request is vouched for by the commune that replaces', async () => {
  const sessionId = await session();
  const { registrationId } = await asks(sessionId);
  await mairie.post(`/${guingamp}/registrations/${registrationId}/replace`, { person: aListed() });
  expect(await storedOn(app, sessionId)).toMatchObject([
    { status: 'REPLACED' },
    { status: 'CONFIRMED', validated_by: mairie.personId },
  ]);
});

it('a request on a session that has fallen is answered by nobody any more: no place is confirmed there', async () => {
  const sessionId = await session();
  const { registrationId } = await asks(sessionId);
  await app.source.query(`update sessions set state = 'CANCELLED', cancelled_at = $2 where id = $1`, [
    sessionId,
    app.clock.now(),
  ]);
  expect((await answer([registrationId], true)).refused).toEqual([
    { id: registrationId, code: 'not-to-validate' },
  ]);
  expect(await statuses(sessionId)).toEqual(['PENDING_VALIDATION']);
});

it('Q4 the deadline ends a request even where the queue’s clock is ahead by a little', async () => {
  const sessionId = await session({ capacity: 1 });
  const { registrationId } = await asks(sessionId);
  const [row] = await app.source.query<{ due: Date }[]>(
    'select validation_due_at as due from registrations where id = $1',
    [registrationId],
  );
  const due = (row as { due: Date }).due.getTime();
  const places = app.app.get(Places);
  const end = () => app.source.transaction((tx) => places.expireValidation(tx, registrationId));
  app.clock.set(new Date(due - 3_600_000));
  await end();
  expect(await statuses(sessionId)).toEqual(['PENDING_VALIDATION']);
  app.clock.set(new Date(due - 20));
  await end();
  expect(await statuses(sessionId)).toEqual(['EXPIRED']);
});
