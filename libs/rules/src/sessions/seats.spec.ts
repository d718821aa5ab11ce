// Places by cause and the verdict told to the public: cases with their numbers.
import { aBlock, aLimit, aLunch, anInvitation, someFacts } from '../registrations/ground.fixture';
import type { LineFacts } from '../registrations/line';
import {
  isSoldOut,
  limitFree,
  placesFree,
  placesLeft,
  promisedPlaces,
  reservedPlaces,
  roomFree,
  seatVerdict,
} from './seats';

const room = (facts: Partial<LineFacts> = {}) => someFacts({ capacity: 20, ...facts });

it.each([
  ['Q1 no capacity', room({ capacity: null, confirmed: 500 }), null, 'UNLIMITED'],
  ['Q2 capacity zero', room({ capacity: 0 }), 0, 'WAITLIST'],
  ['Q3 15 confirmed or to validate and 1 offered hold 16', room({ confirmed: 15, offered: 1 }), 4, 'OPEN'],
  ['a few left', room({ confirmed: 17 }), 3, 'FEW'],
  ['Q5 one of a group of 3 gives back one', room({ confirmed: 19 }), 1, 'FEW'],
  ['Q6 2 places held by forms', room({ confirmed: 15, held: 2 }), 3, 'FEW'],
  ['Q8 Q9 an invitation for 5 with 2 used', room({ invitations: [anInvitation('i', 5, 2)] }), 17, 'OPEN'],
  ['Q9 an invitation used beyond its places', room({ invitations: [anInvitation('i', 5, 7)] }), 20, 'OPEN'],
  [
    'Q10 its open form is counted once',
    room({ held: 1, invitations: [anInvitation('i', 5, 2, 1)] }),
    17,
    'OPEN',
  ],
  ['Q11 freed while people wait', room({ confirmed: 19, waiting: 2, roomClaimed: true }), 0, 'WAITLIST'],
  ['W10 only removed places are left', room({ confirmed: 15, blocks: [aBlock('b', 5)] }), 0, 'WAITLIST'],
  ['a block partly taken', room({ confirmed: 2, blocks: [aBlock('b', 5, { taken: 2 })] }), 15, 'OPEN'],
  ['Q17 2 people left for good', room({ confirmed: 20, departed: 2 }), 2, 'FEW'],
  ['over by exception', room({ confirmed: 21 }), 0, 'WAITLIST'],
])('%s', (_, facts, left, verdict) => {
  expect(placesLeft(facts)).toBe(left);
  expect(seatVerdict(facts)).toBe(verdict);
});

describe('limits beside the room', () => {
  const lunch = (included: number, left: number) => aLunch(included, { capacity: 10, confirmed: 10 - left });

  it.each([
    ['Q7 lunch is the smaller', 3, [lunch(1, 2)], 2],
    ['Q7 the room is the smaller', 1, [lunch(1, 2)], 1],
    ['Q7 one at zero closes', 9, [lunch(1, 0)], 0],
    ['Q18 two lunches a person halve 5', 9, [lunch(2, 5)], 2],
    ['a lunch that each person chooses closes nothing', 9, [lunch(0, 0)], 9],
    [
      'one of two workshops, 1 + 2 left',
      9,
      [aLimit('A', { confirmed: 4 }), aLimit('B', { confirmed: 3 })],
      3,
    ],
    ['all workshops full', 9, [aLimit('A', { confirmed: 5 }), aLimit('B', { capacity: 0 })], 0],
    ['a workshop without limit', 9, [aLimit('A', { confirmed: 5 }), aLimit('B', { capacity: null })], 9],
  ])('%s', (_, capacity, limits, left) => {
    expect(placesFree(someFacts({ capacity, limits }))).toBe(left);
  });
  it('Q12 people waiting for workshop B leave those of A', () => {
    const limits = [aLimit('A', { confirmed: 1 }), aLimit('B', { confirmed: 3, claimed: true })];
    const facts = room({ waiting: 1, limits });
    expect([placesLeft(facts), placesFree(facts)]).toEqual([4, 6]);
  });
  it('an offered place of a limit is taken; nothing is left under zero', () => {
    expect(limitFree(aLimit('A', { confirmed: 2, offered: 1 }))).toBe(2);
    expect(limitFree(aLimit('A', { confirmed: 6, exceptional: 1 }))).toBe(0);
    expect(limitFree(aLimit('A', { capacity: null }))).toBeNull();
  });
});

describe('what is told to whom', () => {
  it('Q11 organisers see the real figure', () => {
    expect(placesFree(room({ confirmed: 19, waiting: 2, roomClaimed: true }))).toBe(1);
    expect(placesFree(room({ capacity: null, waiting: 2 }))).toBeNull();
  });
  it('the room counts blocks, what is promised and what is reserved are told apart', () => {
    const facts = room({
      confirmed: 4,
      blocks: [aBlock('b', 5, { taken: 1 })],
      invitations: [anInvitation('i', 3)],
    });
    expect([roomFree(facts), reservedPlaces(facts.blocks), promisedPlaces(facts.invitations)]).toEqual([
      13, 4, 3,
    ]);
    expect(placesFree(facts)).toBe(9);
  });
  it('Q16 a closed session reads full with 20 places left', () => {
    expect(seatVerdict(room(), { closedAt: new Date('2027-01-05T08:00:00Z'), waitingListOpen: true })).toBe(
      'FULL',
    );
  });
  it('W8 a list closed to newcomers leaves no hope', () => {
    expect(seatVerdict(room({ capacity: 0 }), { closedAt: null, waitingListOpen: false })).toBe('FULL');
  });
  it.each([
    ['Q3 full by people', { confirmed: 18, offered: 2 }, true],
    ['Q6 full unless a form is given up', { confirmed: 19, held: 1 }, false],
    ['Q8 full unless an invitation is', { confirmed: 19, invitations: [anInvitation('i', 1)] }, false],
    [
      'full but for places kept for others',
      { confirmed: 19, blocks: [aBlock('b', 1, { kind: 'STAFF' })] },
      false,
    ],
    ['full by its lunches', { confirmed: 5, limits: [aLunch(1, { confirmed: 5 })] }, true],
    ['never without limit', { capacity: null, confirmed: 900 }, false],
  ] satisfies [string, Partial<LineFacts>, boolean][])('Q15 sold out: %s', (_, facts, expected) => {
    expect(isSoldOut(room(facts))).toBe(expected);
  });
});
