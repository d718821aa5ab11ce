// Deciding while people wait or fill their forms: tables of cases, with their numbers.
import { placesFree, placesLeft } from '../sessions/seats';
import { decideRegistrations, type SeatRequest } from './decide';
import {
  aBlock,
  aGround,
  anInvitation,
  aSession,
  aWaitingParty,
  ask,
  decide,
  now,
  outcomes,
  someFacts,
} from './ground.fixture';

describe('those who wait', () => {
  it('Q11 a freed place is not sold past them, and organisers see it', () => {
    const facts = { confirmed: 1, waiting: 1 };
    expect(outcomes(aGround(facts), ask('a'))).toEqual(['WAITLISTED QUEUE']);
    expect(outcomes(aGround(facts, { waiting: [aWaitingParty()] }), ask('a'))).toEqual(['WAITLISTED QUEUE']);
    const seen = someFacts({ ...facts, roomClaimed: true });
    expect([placesLeft(seen), placesFree(seen)]).toEqual([0, 1]);
  });
  it('Q20 the same snapshot answers with and without the waiting list', () => {
    const seen = someFacts({ confirmed: 1, waiting: 1, roomClaimed: true });
    const answers = [placesFree, placesLeft, placesFree, placesLeft].map((read) => read(seen));
    expect(answers).toEqual([1, 0, 1, 0]);
  });
  it('an offered place is taken, and a place given back for good is not', () => {
    expect(outcomes(aGround({ confirmed: 1, offered: 1 }), ask('a'))).toEqual(['WAITLISTED ROOM']);
    expect(outcomes(aGround({ confirmed: 2, departed: 1 }), ask('a'))).toEqual(['PLACED']);
  });
  it('ranks count those of higher or equal priority who wait; a group comes at its lowest', () => {
    const waiting = [aWaitingParty(2, { priority: 1 }), aWaitingParty()];
    const ground = aGround({ confirmed: 2, waiting: 3 }, { waiting });
    const mixed = ask(['b', 'c'], {}, { priority: 1 });
    const [b, c] = mixed.members as [SeatRequest['members'][number], SeatRequest['members'][number]];
    const group = { ...mixed, members: [b, { ...c, priority: 0 }] };
    expect(decide(ground, ask('a', {}, { priority: 1 }), group)).toMatchObject([
      { priority: 1, members: [{ rank: 3 }] },
      { priority: 0, members: [{ rank: 5 }, { rank: 6 }] },
    ]);
  });
  it('somebody of higher priority takes the place that a group of 2 of lower priority cannot', () => {
    const ground = aGround({ confirmed: 1, waiting: 2 }, { waiting: [aWaitingParty(2)] });
    expect(outcomes(ground, ask('a'))).toEqual(['WAITLISTED QUEUE']);
    expect(outcomes(ground, ask('a', {}, { priority: 1 }))).toEqual(['PLACED']);
  });
  it('people kept behind by an organiser are passed by newcomers', () => {
    expect(outcomes(aGround({ confirmed: 1, waiting: 2 }, { waitingBehind: 2 }), ask('a'))).toEqual([
      'PLACED',
    ]);
  });

  it.each([
    ['while places remain', aGround(), ask('a', { waitingListOnly: true }), 'REFUSED places-remain'],
    ['when full', aGround({ confirmed: 2 }), ask('a', { waitingListOnly: true }), 'WAITLISTED ROOM'],
    [
      'when its commune has its share',
      aGround({ share: 1, seatedByBody: new Map([['22113', 1]]) }),
      ask('a', { waitingListOnly: true }),
      'WAITLISTED SHARE',
    ],
    [
      'when it is too many people',
      aGround({ confirmed: 1 }),
      ask(['a', 'b'], { waitingListOnly: true }),
      'WAITLISTED ROOM',
    ],
    [
      'behind those who wait',
      aGround({ confirmed: 1, waiting: 1 }),
      ask('a', { waitingListOnly: true }),
      'WAITLISTED QUEUE',
    ],
    [
      'of a list closed to newcomers',
      aGround({ confirmed: 2 }, { session: aSession({ waitingListOpen: false }) }),
      ask('a'),
      'REFUSED waiting-list-closed',
    ],
  ])('W11 joining the list %s', (_, ground, request, expected) => {
    expect(outcomes(ground, request)).toEqual([expected]);
  });
});

describe('forms being filled', () => {
  const hold = (places = 1, invitationId: string | null = null) => ({ hold: { places, invitationId } });

  it('Q6 a form holds the last place: a newcomer waits, its own person gets it', () => {
    const holding = decideRegistrations(aGround({ confirmed: 1 }), [hold(), hold()], [], now);
    expect(holding.decisions).toEqual([{ outcome: 'HELD' }, { outcome: 'NOT_HELD' }]);
    const held = aGround({ confirmed: 1, held: 1 });
    expect(outcomes(held, ask('a'), ask('b', { held: 1 }))).toEqual(['WAITLISTED ROOM', 'PLACED']);
    expect(outcomes(aGround({ confirmed: 1 }), ask('a'))).toEqual(['PLACED']);
  });
  it('Q6 nothing is held without limit, behind those who wait, nor once registration is shut', () => {
    const shut = { session: aSession({ closedAt: now }) };
    for (const ground of [aGround({ capacity: null }), aGround({ waiting: 1 }), aGround({}, shut)])
      expect(decideRegistrations(ground, [hold()], [], now).decisions).toEqual([{ outcome: 'NOT_HELD' }]);
  });
  it('a form whose people are not known yet holds no place kept for elected people', () => {
    const ground = aGround({ capacity: 1, blocks: [aBlock('elected', 1, { kind: 'ELECTED' })] });
    expect(decideRegistrations(ground, [hold()], [], now).decisions).toEqual([{ outcome: 'NOT_HELD' }]);
  });
  it('a form of 2 gives back the place of which it makes no use', () => {
    const ground = aGround({ held: 2 });
    expect(outcomes(ground, ask('a', { held: 2 }), ask('b'))).toEqual(['PLACED', 'PLACED']);
  });
  it('a form whose person must wait gives its place back, but not over what the room holds', () => {
    const share = { share: 1, seatedByBody: new Map([['22113', 1]]) };
    const other = ask('b', {}, { body: '22050' });
    expect(outcomes(aGround({ ...share, confirmed: 1, held: 1 }), ask('a', { held: 1 }), other)).toEqual([
      'WAITLISTED SHARE',
      'PLACED',
    ]);
    expect(outcomes(aGround({ ...share, confirmed: 3, held: 1 }), ask('a', { held: 1 }), other)).toEqual([
      'WAITLISTED SHARE',
      'WAITLISTED ROOM',
    ]);
  });

  it('Q9 an invitation for 5 with 2 used keeps 3; never a negative number', () => {
    const left = (taken: number) =>
      placesFree(someFacts({ capacity: 10, invitations: [anInvitation('i', 5, taken)] }));
    expect([left(2), left(5), left(7)]).toEqual([7, 10, 10]);
    const ground = aGround({ capacity: 3, invitations: [anInvitation('i', 5, 2)] });
    const invited = ask(['b', 'c', 'd'], { invitationId: 'i' });
    expect(outcomes(ground, ask('a'), invited)).toEqual(['WAITLISTED ROOM', 'PLACED']);
  });
  it('Q10 an invitation used in an open form is counted once; once it is over, the form counts', () => {
    const used = { capacity: 2, held: 1, invitations: [anInvitation('i', 1, 0, 1)] };
    expect(placesFree(someFacts(used))).toBe(1);
    expect(placesFree(someFacts({ capacity: 2, held: 1 }))).toBe(1);
    const { after } = decideRegistrations(aGround(used), [ask('a', { held: 1, invitationId: 'i' })], [], now);
    expect(after).toMatchObject({ session: { confirmed: 1 }, invitations: [{ id: 'i', taken: 1 }] });
    expect(outcomes(aGround({ capacity: 1, held: 1 }), ask('a', { held: 1, invitationId: 'i' }))).toEqual([
      'PLACED',
    ]);
  });
  it('Q10 two forms of one invitation that end in one moment both get their places', () => {
    const facts = { capacity: 2, held: 2, invitations: [anInvitation('i', 2, 0, 2)] };
    const form = { held: 1, invitationId: 'i' };
    expect(outcomes(aGround(facts), ask('a', form), ask('b', form), ask('c'))).toEqual([
      'PLACED',
      'PLACED',
      'WAITLISTED ROOM',
    ]);
  });
  it('Q10 a form that takes its place from an invitation leaves the open place to another', () => {
    const ground = aGround({ invitations: [anInvitation('i', 1)] });
    expect(decideRegistrations(ground, [hold(1, 'i'), hold(), hold()], [], now).decisions).toEqual([
      { outcome: 'HELD' },
      { outcome: 'HELD' },
      { outcome: 'NOT_HELD' },
    ]);
  });
});
