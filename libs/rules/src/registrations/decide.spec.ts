// Decisions about registering: tables of cases, with their numbers.
import { seatVerdict } from '../sessions/seats';
import { decideRegistrations, type SeatRequest } from './decide';
import {
  aBlock,
  aGround,
  aLimit,
  aLunch,
  anInvitation,
  aSession,
  aWaitingParty,
  ask,
  decide,
  noExemption,
  now,
  outcomes,
  someFacts,
} from './ground.fixture';

describe('places given in arrival order', () => {
  it('gives 2 places to the first 2 of 4 people, then ranks 1 and 2', () => {
    const requests = ['a', 'b', 'c', 'd'].map((person) => ask(person));
    const { decisions, after } = decideRegistrations(aGround(), requests, [], now);
    expect(decisions).toMatchObject([
      { outcome: 'PLACED', status: 'CONFIRMED', members: [{ position: 1, number: 'M05-84-03-0001' }] },
      { outcome: 'PLACED', members: [{ position: 2 }] },
      { outcome: 'WAITLISTED', members: [{ position: 3, number: 'M05-84-03-0003', rank: 1 }] },
      { outcome: 'WAITLISTED', members: [{ position: 4, rank: 2 }], reasons: [{ kind: 'ROOM' }] },
    ]);
    expect(after.session).toMatchObject({ confirmed: 2, waiting: 2, lastPosition: 4, roomClaimed: true });
  });

  it('Q1 without capacity nobody waits, 5,000 people in', () => {
    expect(outcomes(aGround({ capacity: null, confirmed: 5000 }), ask('a'))).toEqual(['PLACED']);
  });
  it('Q1 without capacity a newcomer takes nothing from those who have not been offered a place yet', () => {
    const facts = { capacity: null, waiting: 1 };
    expect(outcomes(aGround(facts), ask('a'))).toEqual(['PLACED']);
    expect(outcomes(aGround(facts, { waiting: [aWaitingParty()] }), ask('a'))).toEqual(['PLACED']);
  });
  it('Q2 capacity 0 is full at once', () => {
    expect(outcomes(aGround({ capacity: 0 }), ask('a'))).toEqual(['WAITLISTED ROOM']);
  });
  it('Q3 a registration to validate holds the last of 2 places', () => {
    const ground = aGround({ confirmed: 1 }, { session: aSession({ validation: 'ORGANIZER' }) });
    const { decisions, after } = decideRegistrations(ground, [ask('a'), ask('b')], [], now);
    expect(decisions).toMatchObject([
      { outcome: 'PLACED', status: 'PENDING_VALIDATION' },
      { outcome: 'WAITLISTED' },
    ]);
    expect(after.session).toMatchObject({ confirmed: 2, waiting: 1 });
    expect(decide(ground, ask('a', { isValidated: true }))).toMatchObject([{ status: 'CONFIRMED' }]);
  });
  it('Q5 a group of 3 takes 3 places; one given back is one place', () => {
    const { after } = decideRegistrations(aGround({ capacity: 3 }), [ask(['a', 'b', 'c'])], [], now);
    expect(after.session.confirmed).toBe(3);
    expect(outcomes(aGround({ capacity: 3, confirmed: 2 }), ask('d'), ask('e'))).toEqual([
      'PLACED',
      'WAITLISTED ROOM',
    ]);
  });
  it('Q19 of two requests for the last seat one succeeds, the other is told', () => {
    expect(outcomes(aGround({ confirmed: 1 }), ask('a'), ask('b'))).toEqual(['PLACED', 'WAITLISTED ROOM']);
  });
  it('Q14 two dates never share counts: deciding on one changes no fact it was given', () => {
    const facts = someFacts({
      limits: [aLunch(1)],
      blocks: [aBlock('b', 1)],
      invitations: [anInvitation('i', 1)],
    });
    const ground = aGround(facts);
    const before = structuredClone(ground);
    const request = ask('a', { invitationId: 'i' }, { takes: { lunch: 1 } });
    const { after } = decideRegistrations(ground, [request], [], now);
    expect(after).toMatchObject({ limits: [{ confirmed: 1 }], invitations: [{ taken: 1 }] });
    expect(ground).toEqual(before);
  });
});

describe('limits beside the room', () => {
  it.each([
    ['room the smaller', 1, 5, ['PLACED', 'WAITLISTED ROOM']],
    ['lunch the smaller', 5, 1, ['PLACED', 'WAITLISTED LIMIT']],
    ['both at zero', 0, 0, ['WAITLISTED ROOM LIMIT', 'WAITLISTED ROOM LIMIT']],
  ])('Q7 %s: it decides', (_, capacity, lunches, expected) => {
    const ground = aGround({ capacity, limits: [aLunch(1, { capacity: lunches })] });
    const lunch = { takes: { lunch: 1 } };
    expect(outcomes(ground, ask('a', {}, lunch), ask('b', {}, lunch))).toEqual(expected);
  });
  it('Q7 an organiser ignores a named limit, which is counted apart, and no other', () => {
    const exempt = { ...noExemption, limitIds: ['lunch'] };
    const request = ask('a', { exempt }, { takes: { lunch: 1 } });
    const lunch = aLunch(1, { capacity: 1, confirmed: 1 });
    const { decisions, after } = decideRegistrations(aGround({ limits: [lunch] }), [request], [], now);
    expect(decisions).toMatchObject([{ outcome: 'PLACED' }]);
    expect(after.limits).toEqual([{ id: 'lunch', confirmed: 2, exceptional: 1, claimed: false }]);
    expect(outcomes(aGround({ capacity: 0, limits: [lunch] }), request)).toEqual(['WAITLISTED ROOM']);
  });
  it('Q7 an organiser ignores the room: the place over it is exceptional', () => {
    const request = ask('a', { exempt: { ...noExemption, room: true } });
    const { after } = decideRegistrations(aGround({ confirmed: 2 }), [request], [], now);
    expect(after.session).toMatchObject({ confirmed: 3, exceptional: 1 });
  });
  it('Q12 people waiting for workshop B do not reduce workshop A', () => {
    const waiting = [aWaitingParty([{ takes: { B: 1 } }])];
    const limits = [aLimit('A'), aLimit('B', { confirmed: 5 })];
    const ground = aGround({ capacity: 9, confirmed: 5, waiting: 1, limits }, { waiting });
    const wanting = (workshop: string) => ask(workshop, {}, { takes: { [workshop]: 1 } });
    expect(outcomes(ground, wanting('A'), wanting('B'))).toEqual(['PLACED', 'WAITLISTED LIMIT']);
  });
  it('Q18 two lunches a person halve 5 lunches', () => {
    const ground = aGround({ capacity: 9, limits: [aLunch(2)] });
    const requests = ['a', 'b', 'c'].map((person) => ask(person, {}, { takes: { lunch: 2 } }));
    expect(outcomes(ground, ...requests)).toEqual(['PLACED', 'PLACED', 'WAITLISTED LIMIT']);
  });
  it('W12 a session with workshops asks for exactly one of its own', () => {
    const ground = aGround({ limits: [aLimit('A'), aLimit('B')] });
    const taking = (...ids: string[]) =>
      ask('a', {}, { takes: Object.fromEntries(ids.map((id) => [id, 1])) });
    expect(
      [taking(), taking('A'), taking('A', 'B'), taking('C')].flatMap((one) => outcomes(ground, one)),
    ).toEqual(['REFUSED workshop-missing', 'PLACED', 'REFUSED workshop-missing', 'REFUSED unknown-limit']);
  });
});

describe('the door', () => {
  it('Q15 closes once when full, and stays closed when a place comes back', () => {
    const session = aSession({ closeWhenFull: true });
    const { decisions, after } = decideRegistrations(
      aGround({ confirmed: 1 }, { session }),
      [ask('a'), ask('b')],
      [],
      now,
    );
    expect(decisions).toMatchObject([
      { outcome: 'PLACED' },
      { outcome: 'REFUSED', code: 'registration-closed' },
    ]);
    expect(after.session.closedAt).toEqual(now);
    const later = aGround({ confirmed: 1 }, { session: after.session });
    expect(outcomes(later, ask('b'))).toEqual(['REFUSED registration-closed']);
    const reopened = aGround({ confirmed: 1 }, { session: aSession() });
    expect(outcomes(reopened, ask('b'))).toEqual(['PLACED']);
  });
  it('Q15 does not close on a form that may be given up, and closes on the last lunch', () => {
    const session = aSession({ closeWhenFull: true });
    const closedAt = (facts: Parameters<typeof aGround>[0], request: SeatRequest) =>
      decideRegistrations(aGround(facts, { session }), [request], [], now).after.session.closedAt;
    expect(closedAt({ capacity: 3, confirmed: 1, held: 1 }, ask('a'))).toBeNull();
    expect(closedAt({ capacity: 3, confirmed: 2, held: 1 }, ask('a', { held: 1 }))).toEqual(now);
    const lunches = { capacity: 3, limits: [aLunch(1, { capacity: 1 })] };
    expect(closedAt(lunches, ask('a', {}, { takes: { lunch: 1 } }))).toEqual(now);
  });
  it('Q16 a closed session reads full with a place left, and refuses', () => {
    const session = aSession({ closedAt: new Date('2027-01-04T10:00:00Z') });
    expect(seatVerdict(someFacts(), session)).toBe('FULL');
    expect(outcomes(aGround({}, { session }), ask('a'))).toEqual(['REFUSED registration-closed']);
    expect(outcomes(aGround({}, { session }), ask('a', { isByOrganiser: true }))).toEqual(['PLACED']);
  });
  it.each([
    ['before it opens', { opensAt: new Date('2027-01-06T00:00:00Z') }, 'registration-not-open'],
    ['as a draft', { state: 'DRAFT' as const }, 'registration-not-open'],
    ['past its deadline', { closesAt: now }, 'registration-closed'],
    ['once cancelled', { state: 'CANCELLED' as const }, 'registration-closed'],
  ])('refuses %s', (_, over, code) => {
    expect(outcomes(aGround({}, { session: aSession(over) }), ask('a'))).toEqual([`REFUSED ${code}`]);
  });
  it('tells all that is not met; an organiser sets it aside', () => {
    const request = ask('a', {}, { faults: ['KIND', 'REGION'] });
    expect(decide(aGround(), request)).toEqual([
      { outcome: 'REFUSED', code: 'not-eligible', faults: ['KIND', 'REGION'] },
    ]);
    const exempt = { ...noExemption, eligibility: true };
    expect(outcomes(aGround(), { ...request, exempt })).toEqual(['PLACED']);
  });
});

describe('the same request, the same person', () => {
  const stored = (status: 'CONFIRMED' | 'CANCELLED_BY_PERSON' | 'WAITLISTED', key = 'old') => [
    { id: 'r1', personId: 'a', status, idempotencyKey: key, requestHash: 'hash of a' },
  ];
  const keyed = (person: string, idempotencyKey: string) => ask(person, { idempotencyKey });
  const against = (rows: ReturnType<typeof stored>, ...requests: SeatRequest[]) =>
    decideRegistrations(aGround(), requests, rows, now).decisions;

  it('W13 the same person twice on one session is refused, also inside a group', () => {
    expect(against(stored('WAITLISTED'), ask('a'))).toEqual([
      { outcome: 'EXISTING', registrationId: 'r1', personId: 'a' },
    ]);
    expect(against(stored('CONFIRMED'), ask(['b', 'a']))).toMatchObject([
      { outcome: 'EXISTING', personId: 'a' },
    ]);
    expect(outcomes(aGround(), ask(['b', 'b']))).toEqual(['REFUSED invalid-request']);
  });
  it('W13 it is allowed again once the first registration is over', () => {
    const outcome = ({ outcome: word }: { outcome: string }) => word;
    expect(against(stored('CANCELLED_BY_PERSON'), keyed('a', 'old'), keyed('a', 'new')).map(outcome)).toEqual(
      ['REPLAYED', 'PLACED'],
    );
  });
  it('A1 replays the same key with the same request, refuses it with another', () => {
    const rows = stored('CONFIRMED', 'k');
    expect(against(rows, keyed('a', 'k'))).toEqual([{ outcome: 'REPLAYED', registrationId: 'r1' }]);
    expect(against(rows, keyed('b', 'k'))).toEqual([{ outcome: 'REFUSED', code: 'key-reused' }]);
  });
  it('A1 gives one place to a double click, and to one person who asks twice in one moment', () => {
    const twice = decideRegistrations(
      aGround(),
      [keyed('a', 'k'), keyed('a', 'k'), keyed('a', 'l')],
      [],
      now,
    );
    expect(twice.decisions.slice(1)).toEqual([
      { outcome: 'REPEATED', ofKey: 'k' },
      { outcome: 'REPEATED', ofKey: 'k' },
    ]);
    expect(twice.after.session.confirmed).toBe(1);
    expect(outcomes(aGround(), keyed('a', 'k'), keyed('b', 'k'))).toEqual(['PLACED', 'REFUSED key-reused']);
  });
});
