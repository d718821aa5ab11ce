// One person replaced by another until the eve: the same place or rank, the same chain, both told, history kept.
import type { MunicipalityRegistrationPage } from '@treize/contract/municipality';
import type { RegistrationPage } from '@treize/contract/registrations';
import { aSession, type SessionWanted } from '../../sessions/sessions.fixture';
import { startMailServer, type TestMailServer } from '../../platform/mail/mail-server.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import {
  aContact,
  aListed,
  guingamp,
  mailsTo,
  rowsOf,
  storedOn,
  runJobsDue,
} from '../municipality/municipality.fixture';
import { aDraft, countsOf, register as registerAlone } from '../registrations.fixture';

const now = '2027-01-05T08:00:00Z';
let server: TestMailServer;
let app: TestApp;
let mairie: Awaited<ReturnType<typeof aContact>>;
const session = (change: SessionWanted = {}) => app.source.transaction((tx) => aSession(tx, change));
const last = async (sessionId: string) => (await storedOn(app, sessionId)).at(-1);
const replace = (id: string | undefined, person: object = aListed()) =>
  mairie.post(`/${guingamp}/registrations/${id ?? ''}/replace`, { person });
/** Registers one person of the commune; returns the stored row. */
async function listed(sessionId: string, change = {}) {
  await mairie.register(sessionId, rowsOf([aListed(change)]));
  return (await last(sessionId)) as NonNullable<Awaited<ReturnType<typeof last>>>;
}

beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp({ now, settings: { SMTP_URL: server.url } });
  await placeTowns(app.source);
  mairie = await aContact(app);
});
beforeEach(() => app.clock.set(now));
afterAll(async () => {
  await app.close();
  await server.close();
});

it('the new person takes the place under the next number; the old leaves the calendar, the new is invited', async () => {
  const sessionId = await session();
  const old = await listed(sessionId);
  await app.runJobs();
  const person = aListed({ familyName: 'Successeur' });
  const answer = await replace(old.id, person);
  expect(answer.json()).toMatchObject({ number: `${old.number}-2` });
  await app.runJobs();

  expect(await storedOn(app, sessionId)).toMatchObject([
    { id: old.id, status: 'REPLACED', position: old.position },
    {
      family_name: 'Successeur',
      status: 'CONFIRMED',
      number: `${old.number}-2`,
      position: old.position,
      previous_id: old.id,
      chain_order: 2,
      source: 'MUNICIPALITY',
      registered_by: mairie.personId,
      on_behalf_of: guingamp,
    },
  ]);
  expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 1, rowsConfirmed: 1 });
  const goodbye = (await mailsTo(app, old.email)).at(-1);
  expect(goodbye).toMatchObject({ kind: 'registration.cancelled', calendar_method: 'CANCEL' });
  expect(goodbye?.text_body).toContain('Votre mairie a confié votre place à quelqu’un d’autre.');
  expect(await mailsTo(app, String(person['email']))).toMatchObject([
    { kind: 'invitation.sent', calendar_method: 'REQUEST' },
    { kind: 'registration.confirmed', calendar_method: null },
  ]);
});

it('a chain goes on, and its history is kept', async () => {
  const sessionId = await session();
  const first = await listed(sessionId);
  await replace(first.id);
  await replace((await last(sessionId))?.id);
  const third = await last(sessionId);
  expect(third).toMatchObject({ number: `${first.number}-3`, chain_order: 3 });
  const page = await mairie.get(`/${guingamp}/registrations/${third?.id ?? ''}`);
  expect(page.json<RegistrationPage>()).toMatchObject({
    previousNumber: `${first.number}-2`,
    onBehalfOf: 'Guingamp',
  });
  expect(page.json<RegistrationPage>().history.map(({ event }) => event)).toContain('TOOK_OVER');
  for (const id of [first.id, third?.id ?? '']) {
    const seen = await mairie.get(`/${guingamp}/registrations/${id}`);
    expect(seen.json<MunicipalityRegistrationPage>().chain).toMatchObject([
      { id: first.id, number: first.number, status: 'REPLACED' },
      { number: `${first.number}-2`, status: 'REPLACED' },
      { id: third?.id, number: `${first.number}-3`, status: 'CONFIRMED' },
    ]);
  }
  expect((await replace(first.id)).json()).toMatchObject({ code: 'wrong-state' });
});

it('somebody in line is replaced at the same rank, with the same priority and party', async () => {
  const sessionId = await session({ capacity: 1 });
  await registerAlone(app, sessionId);
  await mairie.register(sessionId, rowsOf([aListed(), aListed()]), true);
  await registerAlone(app, sessionId);
  const rows = await storedOn(app, sessionId);
  await app.source.query('update registrations set priority = 2 where party_id = $1', [rows[1]?.party_id]);
  await replace(rows[1]?.id);
  const heir = (await storedOn(app, sessionId)).find(({ chain_order }) => chain_order === 2);
  expect(heir).toMatchObject({
    status: 'WAITLISTED',
    position: rows[1]?.position,
    party_id: rows[1]?.party_id,
  });
  const { rank } = (
    await mairie.get(`/${guingamp}/registrations/${heir?.id ?? ''}`)
  ).json<RegistrationPage>();
  expect(rank).toBe(1);
  expect(await countsOf(app, sessionId)).toMatchObject({ waiting: 3, rowsWaiting: 3 });
});

it('an offer passes with its deadline, and still ends once', async () => {
  const sessionId = await session({ capacity: 1 });
  const seated = await registerAlone(app, sessionId);
  const waiting = await listed(sessionId);
  await app.inject({ method: 'POST', url: `/api/registrations/link/${seated.token}/cancel`, payload: {} });
  const person = aListed();
  await replace(waiting.id, person);
  await app.runJobs();
  expect(await last(sessionId)).toMatchObject({ status: 'OFFERED' });
  expect(await mailsTo(app, String(person['email']))).toMatchObject([{ kind: 'registration.offered' }]);
  app.clock.set('2027-01-11T08:00:00Z');
  await runJobsDue(app);
  expect((await storedOn(app, sessionId)).map(({ status }) => status).sort()).toEqual([
    'CANCELLED_BY_PERSON',
    'EXPIRED',
    'REPLACED',
  ]);
  expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 0, offered: 0, waiting: 0 });
});

it('limits and blocks follow the person: a workshop chosen, a place kept for the elected', async () => {
  const sessionId = await session({ capacity: 5 });
  const [limit] = await app.source.query<{ id: string }[]>(
    `insert into session_limits (session_id, kind, label, position, capacity) values ($1, 'WORKSHOP', 'Atelier A', 1, 1) returning id`,
    [sessionId],
  );
  await app.source.query(
    `insert into seat_blocks (session_id, label, kind, places, position) values ($1, 'Élus', 'ELECTED', 2, 1)`,
    [sessionId],
  );
  const extras = [{ limitId: limit?.id, quantity: 1 }];
  const old = await listed(sessionId, { extras });
  expect((await replace(old.id, aListed({ kind: 'STAFF' }))).json()).toMatchObject({
    code: 'not-eligible',
    facts: { KIND: true },
  });
  expect((await replace(old.id)).statusCode).toBe(200);
  const heir = await last(sessionId);
  const [taken] = await app.source.query(
    `select (select confirmed from session_limits where session_id = $1) as workshop,
       (select taken from seat_blocks where session_id = $1) as block,
       (select count(*)::int from registration_limits where registration_id = $2) as chosen`,
    [sessionId, heir?.id],
  );
  expect(taken).toEqual({ workshop: 1, block: 1, chosen: 1 });
});

describe('refused', () => {
  it('on the day itself, in Paris', async () => {
    const { id } = await listed(await session());
    app.clock.set('2027-01-11T23:00:00Z');
    expect((await replace(id)).json()).toMatchObject({ code: 'too-late' });
    app.clock.set('2027-01-11T22:59:00Z');
    expect((await replace(id)).statusCode).toBe(200);
  });

  it('by somebody registered already, or who has come', async () => {
    const sessionId = await session();
    const known = aListed();
    await mairie.register(sessionId, rowsOf([known]));
    const { id } = await listed(sessionId);
    expect((await replace(id, known)).json()).toMatchObject({ code: 'already-registered' });
    await app.source.query('update registrations set first_presence_at = $2 where id = $1', [id, now]);
    expect((await replace(id)).json()).toMatchObject({ code: 'wrong-state' });
  });

  it('by somebody the session is not for, every reason told; nothing changes', async () => {
    const sessionId = await session({ audienceKind: 'ELECTED', delegationRequired: true });
    const { id } = await listed(sessionId, { delegation: true });
    expect((await replace(id)).json()).toMatchObject({ code: 'not-eligible', facts: { DELEGATION: true } });
    expect((await replace(id, aListed({ kind: 'STAFF' }))).json()).toMatchObject({ facts: { KIND: true } });
    expect(await storedOn(app, sessionId)).toMatchObject([{ id, status: 'CONFIRMED' }]);
  });

  it('by a name that a spreadsheet spoiled, or nothing', async () => {
    const { id } = await listed(await session());
    expect((await replace(id, aListed({ familyName: 'GuÃ©rin' }))).json()).toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'body.person.familyName' }],
    });
    expect((await replace(id, {})).statusCode).toBe(400);
  });
});

it('two replacements at once: one takes the place, the other is told', async () => {
  const sessionId = await session();
  const { id } = await listed(sessionId);
  const answers = await Promise.all([replace(id), replace(id)]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 1, rowsConfirmed: 1 });
});

it('somebody who registered alone may be replaced by their mairie, and is told', async () => {
  const sessionId = await session();
  const draft = aDraft({ municipalityCode: guingamp });
  const { registrationId } = await registerAlone(app, sessionId, draft);
  expect((await replace(registrationId)).statusCode).toBe(200);
  await app.runJobs();
  expect((await mailsTo(app, draft.email)).at(-1)?.text_body).toContain('Votre mairie a confié votre place');
});
