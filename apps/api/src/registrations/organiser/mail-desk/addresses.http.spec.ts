// A mailbox corrected by an organiser: what follows it, what does not, and who may not be corrected.
import { grantRole } from '../../../auth/auth.fixture';
import { aDay } from '../../../sessions/sessions.fixture';
import {
  app,
  auditOf,
  bounce,
  bretagne,
  close,
  correct,
  historyOf,
  invited,
  mailsOf,
  nation,
  objectsOf,
  open,
  organiserId,
  reset,
  retry,
  rowOf,
  run,
  server,
  session,
} from './mail-desk.fixture';

beforeAll(open);
beforeEach(reset);
afterAll(close);

let count = 0;
const aMailbox = () => `corrige.${++count}@mairie.example`;
const personOf = async (registrationId: string) => {
  const [row] = await app.source.query<{ id: string; email: string; email_key: string }[]>(
    'select p.id, p.email, p.email_key from people p join registrations r on r.person_id = p.id where r.id = $1',
    [registrationId],
  );
  return row as { id: string; email: string; email_key: string };
};
const emailOf = async (registrationId: string) => {
  const [row] = await app.source.query<{ email: string }[]>('select email from registrations where id = $1', [
    registrationId,
  ]);
  return row?.email;
};

it('withdraws from the old address, invites the new one, and everything to come follows', async () => {
  const [sessionId, later] = [await session(), await session({ days: [aDay('2027-02-02')] })];
  const { id, email, draft } = await invited(sessionId);
  const other = await invited(later, { ...draft });
  const wanted = aMailbox();
  expect(await correct(id, wanted)).toMatchObject({ status: 200, body: { done: true } });
  await run();

  expect(await personOf(id)).toMatchObject({ email: wanted, email_key: wanted });
  expect([await emailOf(id), await emailOf(other.id)]).toEqual([wanted, wanted]);
  for (const registrationId of [id, other.id]) {
    const objects = await objectsOf(registrationId);
    expect(objects.map(({ to, method, revision }) => [to, method, revision])).toEqual([
      [email, 'REQUEST', 0],
      [email, 'CANCEL', 1],
      [wanted, 'REQUEST', 0],
    ]);
    expect(objects[1]?.uid).toBe(objects[0]?.uid);
    expect(objects[2]?.uid).not.toBe(objects[0]?.uid);
  }
  expect(await rowOf(sessionId, id)).toMatchObject({
    email: wanted,
    days: [{ revision: 0, held: 0, isStale: false }],
  });
  expect((await historyOf(id)).map(({ toAddress }) => toAddress)).toEqual(
    expect.arrayContaining([email, wanted]),
  );
  const { id: personId } = await personOf(id);
  const [line, ...more] = await auditOf(personId);
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    action: 'person.address-corrected',
    actor_id: organiserId,
    details: { before: 'r…@mairie.example', after: 'c…@mairie.example', registrations: 2 },
  });
  expect(JSON.stringify(line)).not.toContain(wanted);
});

it('mails never tried do not leave for the old address; nothing is withdrawn that never left', async () => {
  const sessionId = await session();
  const { id, email } = await invited(sessionId);
  await app.source.query(
    `insert into mails (kind, dedupe_key, from_name, from_address, to_name, to_address, subject, text_body, html_body,
       message_id, registration_id, session_id, created_at) values ('reminder', $1, '', '', '', $2, 'Rappel', '', '', $1, $3, $4, $5)`,
    [`waiting:${id}`, email.toUpperCase(), id, sessionId, app.clock.now()],
  );
  await app.source.query(
    `update mails set state = 'PENDING', attempts = 0, accepted_at = null where registration_id = $1`,
    [id],
  );
  const wanted = aMailbox();
  await correct(id, wanted);
  await run();
  const ofOld = (await mailsOf(id)).filter(({ to }) => to !== wanted);
  expect(new Set(ofOld.map(({ state }) => state))).toEqual(new Set(['SUPERSEDED']));
  expect((await objectsOf(id)).map(({ to, method }) => [to, method])).toEqual([
    [email, 'REQUEST'],
    [wanted, 'REQUEST'],
  ]);
});

it('a registration past, ended, or written to the mairie keeps its address; so does whoever shares the mailbox', async () => {
  const [past, coming, viaMairie] = [await session(), await session(), await session()];
  const { id, email, draft } = await invited(coming);
  const old = await invited(past, { ...draft });
  const kept = await invited(viaMairie, { ...draft });
  const sharing = await invited(coming, { email });
  await app.source.query('update sessions set ends_at = $2, starts_at = $2 where id = $1', [
    past,
    app.clock.now(),
  ]);
  await app.source.query('update registrations set via_municipality = true where id = $1', [kept.id]);
  const wanted = aMailbox();
  expect(await correct(kept.id, wanted)).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
  expect((await correct(id, wanted)).status).toBe(200);
  await run();
  expect(await Promise.all([id, old.id, kept.id, sharing.id].map(emailOf))).toEqual([
    wanted,
    email,
    email,
    email,
  ]);
  expect((await personOf(sharing.id)).email).toBe(email);
  for (const { id: untouched } of [old, kept, sharing]) expect(await objectsOf(untouched)).toHaveLength(1);
});

it('waits for whoever holds the person, without holding their registrations', async () => {
  const { id } = await invited(await session());
  const { id: personId } = await personOf(id);
  const runner = app.source.createQueryRunner();
  await runner.startTransaction();
  await runner.query('select 1 from people where id = $1 for no key update', [personId]);
  const correcting = correct(id, aMailbox());
  await new Promise((wake) => setTimeout(wake, 300));
  try {
    await runner.query('select 1 from registrations where id = $1 for update nowait', [id]);
  } finally {
    await runner.commitTransaction();
    await runner.release();
    expect(await correcting).toMatchObject({ status: 200 });
  }
});

it('[address-taken] another person of this name has that mailbox, in whatever letters', async () => {
  const sessionId = await session();
  const { id, draft } = await invited(sessionId);
  const twin = await invited(await session(), {
    familyName: draft.familyName.toUpperCase(),
    givenName: 'Remi',
  });
  expect(await correct(id, twin.email.toUpperCase())).toMatchObject({
    status: 409,
    body: { code: 'address-taken' },
  });
  expect(await emailOf(id)).toBe(draft.email);
  const stranger = await invited(sessionId);
  expect((await correct(id, stranger.email)).status).toBe(200);
});

it('[address-holds-role] whoever holds a role, or will, has their address changed by nobody here', async () => {
  const { id } = await invited(await session());
  const { id: personId } = await personOf(id);
  await grantRole(app.source.manager, personId, 'TRAINER', `session:${personId}`);
  expect(await correct(id, aMailbox(), nation)).toMatchObject({
    status: 409,
    body: { code: 'address-holds-role' },
  });
  await app.source.query('update grants set valid_to = $2 where person_id = $1', [personId, app.clock.now()]);
  expect((await correct(id, aMailbox())).status).toBe(200);
});

it('[address-other-region] whoever is registered in another region too is corrected by who sees both', async () => {
  const { id, draft } = await invited(await session());
  const there = await invited(await session({ regionCode: '53' }), { ...draft });
  const wanted = aMailbox();
  for (const [registration, who] of [
    [id, undefined],
    [there.id, bretagne],
  ] as const)
    expect(await correct(registration, wanted, who)).toMatchObject({
      status: 409,
      body: { code: 'address-other-region' },
    });
  expect([await emailOf(id), await emailOf(there.id)]).toEqual([draft.email, draft.email]);
  expect((await correct(id, wanted, nation)).status).toBe(200);
  expect(await emailOf(there.id)).toBe(wanted);
});

it('the same mailbox again changes nothing and says nothing', async () => {
  const { id, email } = await invited(await session());
  const before = (await mailsOf(id)).length;
  server.taken.length = 0;
  expect((await correct(id, email.toUpperCase())).status).toBe(200);
  await run();
  expect([await emailOf(id), (await mailsOf(id)).length, server.taken.length]).toEqual([email, before, 0]);
  expect(await auditOf((await personOf(id)).id)).toEqual([]);
});

it('whoever was signed in through the old mailbox is not any more', async () => {
  const { id } = await invited(await session());
  const headers = await app.signIn((await personOf(id)).id);
  const mine = () => app.inject({ url: '/api/registrations/mine', headers });
  expect((await mine()).statusCode).toBe(200);
  await correct(id, aMailbox());
  expect((await mine()).statusCode).toBe(401);
});

describe('a blocked address tried again', () => {
  const blocked = () => app.source.query('select address from blocked_addresses order by 1');
  beforeEach(() => app.source.query('delete from blocked_addresses'));

  it('receives the current invitations of the person, and is told in the audit log without its name', async () => {
    const [sessionId, later] = [await session(), await session({ days: [aDay('2027-02-02')] })];
    const { id, email, draft } = await invited(sessionId);
    await bounce(id);
    const other = await invited(later, { ...draft });
    expect((await objectsOf(other.id)).map(({ state }) => state)).toEqual(['SUPPRESSED']);
    app.clock.advance(10 * 60_000);

    expect(await retry(id)).toMatchObject({ status: 200, body: { wasBlocked: true, resent: 2 } });
    expect(await blocked()).toEqual([]);
    await run();
    for (const [registrationId, day] of [
      [id, sessionId],
      [other.id, later],
    ] as const) {
      const last = (await objectsOf(registrationId)).at(-1);
      expect(last).toMatchObject({ to: email, method: 'REQUEST', revision: 0, state: 'ACCEPTED' });
      expect(await rowOf(day, registrationId)).toMatchObject({
        blocked: null,
        days: [{ held: 0, isStale: false }],
      });
    }
    const lines = (await auditOf(id)).filter(({ action }) => action === 'address.retried');
    expect(lines).toMatchObject([
      { actor_id: organiserId, details: { address: 'r…@mairie.example', invitations: 2 } },
    ]);
  });

  it('stays tried when it answers the same again: it is blocked anew', async () => {
    const sessionId = await session();
    const { id } = await invited(sessionId);
    await bounce(id);
    app.clock.advance(10 * 60_000);
    await retry(id);
    await run();
    await bounce(id);
    expect(await rowOf(sessionId, id)).toMatchObject({ blocked: { cause: 'HARD' } });
  });

  it('nothing leaves for an address that is not blocked; neither for who is no longer registered, or whose session is over', async () => {
    const sessionId = await session();
    const { id } = await invited(sessionId);
    expect(await retry(id)).toMatchObject({ status: 200, body: { wasBlocked: false, resent: 0 } });
    await bounce(id);
    await app.source.query('update sessions set ends_at = $2, starts_at = $2 where id = $1', [
      sessionId,
      app.clock.now(),
    ]);
    expect(await retry(id)).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    await run();
    expect([(await objectsOf(id)).length, (await blocked()).length]).toEqual([1, 1]);
    expect(await auditOf(id)).not.toContainEqual(expect.objectContaining({ action: 'address.retried' }));
  });

  it('what the person has in a region out of reach does not leave', async () => {
    const sessionId = await session();
    const { id, draft } = await invited(sessionId);
    await bounce(id);
    const there = await invited(await session({ regionCode: '53' }), { ...draft });
    app.clock.advance(10 * 60_000);
    expect(await retry(id, bretagne)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await retry(id)).toMatchObject({ body: { wasBlocked: true, resent: 1 } });
    await run();
    expect(await objectsOf(there.id)).toHaveLength(1);
  });
});
