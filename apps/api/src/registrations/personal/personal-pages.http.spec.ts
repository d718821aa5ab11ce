// The personal page: rank and why not yet, companions, choices, what follows, dated events, employer leave.
import { randomUUID } from 'node:crypto';
import type { MyRegistration, RegistrationDraft } from '@treize/contract/registrations';
import { aPerson } from '../../people/people.fixture';
import { aBlock, aLimit } from '../../sessions/seats.fixture';
import { aDay, aSession, type SessionWanted } from '../../sessions/sessions.fixture';
import { startTestApp, type TestApp } from '../../test-app.fixture';
import { placeTowns } from '../../territories/territories.fixture';
import { aModule } from '../../tracks/tracks.fixture';
import { aDraft, postRegistration, register } from '../registrations.fixture';
import { act, pageOf } from './personal.fixture';

const now = '2027-01-05T08:00:00Z';
let app: TestApp;
const session = (wanted: SessionWanted = {}) => app.source.transaction((tx) => aSession(tx, wanted));
const elsewhere = (change: Partial<RegistrationDraft> = {}) =>
  aDraft({ municipalityCode: '63003', ...change });
const withCompanion = (companion: RegistrationDraft) => ({ ...aDraft(), companion });
const events = async (token: string) => (await pageOf(app, token)).history.map(({ event }) => event);

beforeAll(async () => {
  app = await startTestApp({ now });
  await placeTowns(app.source);
});
beforeEach(() => app.clock.set(now));
afterAll(() => app.close());

describe('whoever waits', () => {
  it('sees the rank and every reason, by the name of what is full', async () => {
    const id = await session({ capacity: 1 });
    const lunch = await aLimit(app.source.manager, id, { kind: 'LUNCH', label: 'Déjeuner', capacity: 0 });
    await register(app, id, aDraft());
    const wants = aDraft({ extras: [{ limitId: lunch, quantity: 1 }] });
    const { token } = await register(app, id, wants);
    expect(await pageOf(app, token)).toMatchObject({
      status: 'WAITLISTED',
      rank: 1,
      waitReasons: [
        { code: 'ROOM', label: null },
        { code: 'LIMIT', label: 'Déjeuner' },
      ],
      extras: [{ limitId: lunch, label: 'Déjeuner', quantity: 1 }],
      splittable: false,
      party: [],
    });
  });

  it('of a commune that has its share sees so, while others are placed', async () => {
    const id = await session({ capacity: 10, sharePerMunicipality: 1 });
    await register(app, id, aDraft());
    const { token } = await register(app, id, aDraft());
    expect(await register(app, id, elsewhere())).toMatchObject({ outcome: 'CONFIRMED' });
    expect(await pageOf(app, token)).toMatchObject({ rank: 1, waitReasons: [{ code: 'SHARE' }] });
  });

  it('behind kept places, or only behind others, sees so', async () => {
    const id = await session({ capacity: 2 });
    await aBlock(app.source.manager, id, { kind: 'STAFF', places: 2 });
    const first = await register(app, id, aDraft());
    expect(await pageOf(app, first.token)).toMatchObject({ waitReasons: [{ code: 'RESERVED' }] });
  });

  it('together sees the other, may split, and is then alone', async () => {
    const id = await session({ capacity: 1 });
    const companion = aDraft({ familyName: 'Kerzec', givenName: 'Yann' });
    const answer = await postRegistration(app, id, withCompanion(companion));
    const { token, companionNumber } = answer.json<{ token: string; companionNumber: string }>();
    expect(await pageOf(app, token)).toMatchObject({
      status: 'WAITLISTED',
      rank: 1,
      splittable: true,
      party: [{ number: companionNumber, name: 'Yann Kerzec', status: 'WAITLISTED' }],
    });
    expect(await act(app, token, 'split')).toBe(200);
    expect(await pageOf(app, token)).toMatchObject({ status: 'OFFERED', party: [], splittable: false });
    expect(await events(token)).toEqual(['JOINED_LINE', 'PARTY_SPLIT', 'OFFERED']);
    expect(await act(app, token, 'split')).toBe('not-splittable');
  });
});

describe('validation', () => {
  it('Q3 holds the place, with its deadline', async () => {
    const id = await session({ capacity: 1, validation: 'ORGANIZER' });
    const { token } = await register(app, id);
    const page = await pageOf(app, token);
    expect(page).toMatchObject({ status: 'PENDING_VALIDATION', session: { seats: { left: 0 } } });
    expect(Date.parse(page.validationDueAt ?? '')).toBeGreaterThan(Date.parse(now));
    expect(page.history.map(({ event }) => event)).toEqual(['TO_VALIDATE']);
  });
});

describe('employer leave', () => {
  it.each([
    ['2027-01-12', { daysLeft: 7, isLate: true }],
    ['2027-02-04', { daysLeft: 30, isLate: false }],
    ['2027-01-05', { daysLeft: 0, isLate: true }],
  ])('is told of a session on %s', async (date, leave) => {
    const id = await session({ days: [aDay(date)] });
    expect((await pageOf(app, (await register(app, id)).token)).leave).toEqual(leave);
  });

  it('does not concern staff, nor whoever is no longer registered', async () => {
    const id = await session();
    const staff = await register(app, id, aDraft({ kind: 'STAFF', delegation: false }));
    expect((await pageOf(app, staff.token)).leave).toBeNull();
    const elected = await register(app, id);
    await act(app, elected.token, 'cancel');
    expect((await pageOf(app, elected.token)).leave).toBeNull();
  });
});

describe('the chain', () => {
  it('T1 T2 follows a person to another date: the old link gives the new one, to them', async () => {
    const moduleId = await app.source.transaction((tx) =>
      aModule(tx, { code: `M-${randomUUID().slice(0, 8)}` }),
    );
    const [from, to] = [
      await session({ moduleId }),
      await session({ moduleId, capacity: 1, days: [aDay('2027-02-10')] }),
    ];
    const { token, number } = await register(app, from);
    expect((await pageOf(app, token)).transferable).toBe(true);
    expect(await act(app, token, 'transfer', { sessionId: to })).toBe(200);
    const before = await pageOf(app, token);
    expect(before).toMatchObject({ status: 'TRANSFERRED', cancellable: false, transferable: false });
    const after = await pageOf(app, before.movedTo?.token ?? '');
    expect(after).toMatchObject({ status: 'CONFIRMED', previousNumber: number, session: { id: to } });
    expect(after.history.map(({ event }) => event)).toEqual(['REGISTERED', 'TRANSFERRED', 'MOVED_HERE']);
  });

  it('tells that somebody took the place, and nothing of them', async () => {
    const id = await session();
    const { token, registrationId } = await register(app, id);
    const other = await register(app, id, aDraft({ familyName: 'Secret' }));
    await app.source.query(`update registrations set status = 'REPLACED', cancelled_at = $2 where id = $1`, [
      registrationId,
      new Date(now),
    ]);
    await app.source.query('update registrations set previous_id = $2 where id = $1', [
      other.registrationId,
      registrationId,
    ]);
    const page = await pageOf(app, token);
    expect(page).toMatchObject({ status: 'REPLACED', movedTo: null, cancellable: false });
    expect(page.history.map(({ event }) => event)).toEqual(['REGISTERED', 'REPLACED']);
    expect(JSON.stringify(page)).not.toContain('Secret');
  });
});

it('a commune’s contact is named on the page of whom they registered', async () => {
  const id = await session();
  const { token, registrationId } = await register(app, id);
  await app.source.query(`update registrations set on_behalf_of = '15187' where id = $1`, [registrationId]);
  expect(await pageOf(app, token)).toMatchObject({ onBehalfOf: 'Saint-Flour' });
});

it('one’s own registrations are listed with rank by priority and why not yet, the next session first', async () => {
  const draft = aDraft();
  const personId = await app.source.transaction((tx) => aPerson(tx, draft));
  const [late, soon] = [await session({ days: [aDay('2027-03-01')] }), await session({ capacity: 0 })];
  await register(app, soon);
  const waiting = await register(app, soon, draft);
  await register(app, late, draft);
  await app.source.query('update registrations set priority = 1 where id = $1', [waiting.registrationId]);
  const answer = await app.inject({
    method: 'GET',
    url: '/api/registrations/mine',
    headers: await app.signIn(personId),
  });
  expect(
    answer
      .json<MyRegistration[]>()
      .map((one) => [one.session.id, one.status, one.rank, one.waitReasons.map(({ code }) => code)]),
  ).toEqual([
    [soon, 'WAITLISTED', 1, ['ROOM']],
    [late, 'CONFIRMED', null, []],
  ]);
});
