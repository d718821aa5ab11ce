// The organiser's roster through HTTP: why each person waits, one act on many, registering by hand, the export.
import { randomUUID } from 'node:crypto';
import { someoneWith } from '../../../auth/auth.fixture';
import { aDraft, countsOf, postRegistration, register } from '../../registrations.fixture';
import {
  act,
  addLimits,
  app,
  auditOf,
  auvergne,
  bretagne,
  close,
  mailsOf,
  open,
  organiserId,
  people,
  registerByHand,
  resetClock,
  rosterOf,
  send,
  session,
} from '../organiser-acts.fixture';

beforeAll(open);
beforeEach(resetClock);
afterAll(close);

const ids = (registered: { registrationId: string }[]) =>
  registered.map(({ registrationId }) => registrationId);
const pair = (sessionId: string, change: object = {}) =>
  postRegistration(app, sessionId, { ...aDraft(change), companion: aDraft(change) });

describe('the roster', () => {
  it('tells rank, choices, group and why each person waits', async () => {
    const sessionId = await session({ capacity: 10, sharePerMunicipality: 1 });
    const limits = await addLimits(sessionId, [
      { kind: 'WORKSHOP', label: 'Friches', capacity: 1 },
      { kind: 'WORKSHOP', label: 'Halles', capacity: 9 },
    ]);
    const choose = (label: string, municipalityCode: string) =>
      aDraft({ municipalityCode, extras: [{ limitId: limits[label] as string, quantity: 1 }] });
    await register(app, sessionId, choose('Friches', '15187'));
    await register(app, sessionId, choose('Friches', '63003'));
    await register(app, sessionId, choose('Halles', '15187'));
    const { items } = await rosterOf(sessionId);
    expect(items.map(({ rank, waitReasons, extras }) => [rank, waitReasons, extras[0]?.label])).toEqual([
      [null, [], 'Friches'],
      [1, [{ code: 'LIMIT', label: 'Friches' }], 'Friches'],
      [2, [{ code: 'SHARE', label: null }], 'Halles'],
    ]);
  });

  it('W4 W10 a group at the head is shown as one, and the others wait behind it', async () => {
    const sessionId = await session({ capacity: 1 });
    await pair(sessionId);
    await people(sessionId, 1);
    const { items } = await rosterOf(sessionId);
    expect(items.map(({ waitReasons, partyId }) => [waitReasons[0]?.code, partyId !== null])).toEqual([
      ['ROOM', true],
      ['ROOM', true],
      ['QUEUE', false],
    ]);
    expect(items[0]?.partyId).toBe(items[1]?.partyId);
  });

  it('exports words, who registered whom, and no formula', async () => {
    const sessionId = await session();
    await registerByHand(sessionId, aDraft({ familyName: 'Castagnol', needs: '=1+1' }));
    const answer = await app.inject({
      method: 'GET',
      url: `/api/organiser/sessions/${sessionId}/registrations.csv`,
      headers: auvergne,
    });
    expect(answer.body).toContain(';Confirmée;;0;Castagnol;');
    expect(answer.body).toContain(";'=1+1;L’organisation;");
  });
});

describe('one act on many', () => {
  it('T3 cancels, each logged; cancelling twice is refused; told off, nobody is written to', async () => {
    const sessionId = await session();
    const two = await people(sessionId, 2);
    await app.runJobs();
    const cancel = { action: 'CANCEL', ids: ids(two), reason: 'Salle trop petite', tell: false };
    expect(await act(cancel)).toMatchObject({ done: ids(two), refused: [] });
    await app.runJobs();
    expect(await mailsOf(two[0]?.email ?? '')).toEqual(['invitation.sent REQUEST', 'registration.confirmed']);
    const [entry] = (await auditOf(ids(two)[0] ?? '')).slice(-1);
    expect(entry).toMatchObject({ action: 'registration.cancelled-by-organizer', actor_id: organiserId });
    expect((await act(cancel)).refused).toEqual(ids(two).map((id) => ({ id, code: 'not-cancellable' })));
  });

  it('each row is checked against the scope: the others are done', async () => {
    const [here, there] = [await session(), await session({ regionCode: '53' })];
    const [mine] = await people(here, 1);
    const [theirs] = await people(there, 1);
    const unknown = randomUUID();
    const cancel = {
      action: 'CANCEL',
      ids: [mine?.registrationId, theirs?.registrationId, unknown],
      reason: 'Essai',
    };
    const answer = await act(cancel);
    expect(answer.done).toEqual([mine?.registrationId]);
    expect(answer.refused).toEqual([
      { id: theirs?.registrationId, code: 'not-found' },
      { id: unknown, code: 'not-found' },
    ]);
    expect((await act(cancel, bretagne)).done).toEqual([theirs?.registrationId]);
  });

  it('Q5 cancelling one of a group frees one seat; the other keeps theirs', async () => {
    const sessionId = await session({ capacity: 2 });
    await pair(sessionId);
    const [first] = (await rosterOf(sessionId)).items;
    await act({ action: 'CANCEL', ids: [first?.id], reason: 'Essai' });
    expect(await countsOf(app, sessionId)).toMatchObject({ confirmed: 1, rowsConfirmed: 1 });
  });

  it('W5 offers by hand: refused without a seat with the reason, refused a second time', async () => {
    const sessionId = await session({ capacity: 1, offers: 'MANUAL' });
    const [seated, waiting] = await people(sessionId, 2);
    const offer = { action: 'OFFER', ids: [waiting?.registrationId] };
    expect((await act(offer)).refused).toEqual([
      { id: waiting?.registrationId, code: 'no-place', facts: { ROOM: true } },
    ]);
    await act({ action: 'CANCEL', ids: [seated?.registrationId], reason: 'Essai' });
    expect((await act(offer)).done).toEqual([waiting?.registrationId]);
    expect((await act(offer)).refused).toEqual([{ id: waiting?.registrationId, code: 'already-offered' }]);
    expect((await act({ action: 'OFFER', ids: [seated?.registrationId] })).refused).toMatchObject([
      { code: 'not-waiting' },
    ]);
  });

  it('W8 offers by hand leave nothing by themselves', async () => {
    const sessionId = await session({ capacity: 1, offers: 'MANUAL' });
    const [seated] = await people(sessionId, 2);
    await act({ action: 'CANCEL', ids: [seated?.registrationId], reason: 'Essai' });
    await app.runJobs();
    expect(await countsOf(app, sessionId)).toMatchObject({ offered: 0, waiting: 1 });
  });

  it('W10 no place while those left are blocked; removing the block serves', async () => {
    const sessionId = await session({ capacity: 1 });
    await app.source.query(
      `insert into seat_blocks (session_id, label, places, position) values ($1, 'Retirées', 1, 1)`,
      [sessionId],
    );
    const [waiting] = await people(sessionId, 1);
    const { items } = await rosterOf(sessionId);
    expect(items[0]).toMatchObject({ status: 'WAITLISTED', waitReasons: [{ code: 'RESERVED' }] });
    expect((await act({ action: 'OFFER', ids: [waiting?.registrationId] })).refused).toMatchObject([
      { code: 'no-place', facts: { RESERVED: true } },
    ]);
  });

  it('prioritises with a reason, splits a group once for both', async () => {
    const sessionId = await session({ capacity: 1 });
    await people(sessionId, 1);
    await pair(sessionId);
    const [last] = await people(sessionId, 1);
    const priority = {
      action: 'PRIORITISE',
      ids: [last?.registrationId],
      priority: 2,
      reason: 'Élue de permanence',
    };
    expect((await act(priority)).done).toEqual([last?.registrationId]);
    const line = (await rosterOf(sessionId)).items.filter(({ rank }) => rank !== null);
    expect(line[0]).toMatchObject({
      id: last?.registrationId,
      priority: 2,
      priorityReason: 'Élue de permanence',
    });
    const both = line.slice(1).map(({ id }) => id);
    expect(await act({ action: 'SPLIT', ids: both })).toMatchObject({ done: both, refused: [] });
    expect((await act({ action: 'SPLIT', ids: both })).refused.map(({ code }) => code)).toEqual([
      'not-splittable',
      'not-splittable',
    ]);
  });

  it('validates and refuses requests', async () => {
    const sessionId = await session({ capacity: 2, validation: 'ORGANIZER' });
    const [one, other] = await people(sessionId, 2);
    expect((await act({ action: 'VALIDATE', ids: [one?.registrationId] })).done).toHaveLength(1);
    expect(
      (await act({ action: 'REFUSE', ids: [other?.registrationId], reason: 'Hors public' })).done,
    ).toHaveLength(1);
    expect((await rosterOf(sessionId)).items.map(({ status }) => status)).toEqual(['CONFIRMED', 'REFUSED']);
    expect((await act({ action: 'VALIDATE', ids: [one?.registrationId] })).refused).toMatchObject([
      { code: 'not-to-validate' },
    ]);
  });

  it('asks for the permission', async () => {
    const trainer = await app.signIn(await someoneWith(app.source.manager, 'TRAINER', 'region:84'));
    const answer = await send(
      'POST',
      'registrations/actions',
      { action: 'OFFER', ids: [randomUUID()] },
      trainer,
    );
    expect(answer.status).toBe(403);
  });
});

describe('registering by hand', () => {
  const override = { reason: 'Invitée par le préfet' };

  it('is told as theirs, once for a key; somebody registered already is refused', async () => {
    const sessionId = await session();
    const draft = aDraft();
    const key = randomUUID();
    const first = await registerByHand(sessionId, draft, key);
    expect(first).toMatchObject({ status: 201, body: { outcome: 'CONFIRMED' } });
    expect((await registerByHand(sessionId, draft, key)).body.registrationId).toBe(first.body.registrationId);
    expect(await registerByHand(sessionId, draft)).toMatchObject({
      status: 409,
      body: { code: 'already-registered' },
    });
    const [row] = (await rosterOf(sessionId)).items;
    expect(row).toMatchObject({ source: 'ORGANIZER', overrideReason: null });
    expect(row?.registeredBy).not.toBeNull();
  });

  it('Q7 sets a full room aside with a reason: an exceptional place, counted apart', async () => {
    const sessionId = await session({ capacity: 1 });
    await people(sessionId, 1);
    expect((await registerByHand(sessionId, aDraft())).body.outcome).toBe('WAITLISTED');
    const over = await registerByHand(sessionId, { ...aDraft(), override: { ...override, room: true } });
    expect(over.body.outcome).toBe('CONFIRMED');
    const { availability, items } = await rosterOf(sessionId);
    expect(availability.limits[0]).toMatchObject({ capacity: 1, confirmed: 2, exceptional: 1, left: 0 });
    expect(items.find(({ id }) => id === over.body.registrationId)?.overrideReason).toBe(override.reason);
    const [entry] = await auditOf(over.body.registrationId);
    expect(entry).toMatchObject({ actor_id: organiserId, details: { override: true } });
  });

  it('Q7 ignores a named limit only, not the others', async () => {
    const sessionId = await session({ capacity: 5 });
    const { Friches } = await addLimits(sessionId, [{ kind: 'WORKSHOP', label: 'Friches', capacity: 0 }]);
    const draft = () => aDraft({ extras: [{ limitId: Friches as string, quantity: 1 }] });
    expect(
      (await registerByHand(sessionId, { ...draft(), override: { ...override, room: true } })).body.outcome,
    ).toBe('WAITLISTED');
    const body = { ...draft(), override: { ...override, limitIds: [Friches] } };
    expect((await registerByHand(sessionId, body)).body.outcome).toBe('CONFIRMED');
    expect((await rosterOf(sessionId)).availability.limits[1]).toMatchObject({
      confirmed: 1,
      exceptional: 1,
    });
  });

  it('conditions bind unless set aside; closed dates do not bind', async () => {
    const sessionId = await session({ audienceKind: 'STAFF', closesAt: new Date('2027-01-04T08:00:00Z') });
    expect(await registerByHand(sessionId, aDraft())).toMatchObject({
      status: 409,
      body: { code: 'not-eligible', facts: { KIND: true } },
    });
    const body = { ...aDraft(), override: { ...override, eligibility: true } };
    expect((await registerByHand(sessionId, body)).body.outcome).toBe('CONFIRMED');
  });
});
