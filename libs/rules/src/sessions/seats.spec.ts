// Places by cause and the verdict told to the public: each cause by itself, then the smallest of several limits.
import { placesFree, placesLeft, seatVerdict, type LimitCounts, type SeatFacts } from './seats';

const facts = (change: Partial<SeatFacts> = {}): SeatFacts => ({
  capacity: 20,
  confirmed: 0,
  offered: 0,
  waiting: 0,
  departed: 0,
  held: 0,
  roomClaimed: false,
  limits: [],
  blocks: [],
  invitations: [],
  ...change,
});
const limit = (change: Partial<LimitCounts>): LimitCounts => ({
  id: 'limit',
  kind: 'WORKSHOP',
  label: 'Atelier',
  included: 0,
  capacity: 10,
  confirmed: 0,
  offered: 0,
  exceptional: 0,
  claimed: false,
  ...change,
});
const lunch = (included: number, capacity: number) => limit({ kind: 'LUNCH', included, capacity });
const block = { id: 'block', departmentCode: '15', kind: null, places: 5, taken: 2 };
const invitation = { id: 'invitation', places: 5, taken: 2, held: 0 };

it.each<[string, Partial<SeatFacts>, number | null, string]>([
  ['Q1 no capacity', { capacity: null, confirmed: 500 }, null, 'UNLIMITED'],
  ['Q2 capacity zero', { capacity: 0 }, 0, 'WAITLIST'],
  ['Q3 offers hold a place', { confirmed: 15, offered: 1 }, 4, 'OPEN'],
  ['a few left', { confirmed: 17 }, 3, 'FEW'],
  ['Q6 forms being filled hold places', { confirmed: 17, held: 2 }, 1, 'FEW'],
  ['Q7 the smaller limit wins', { limits: [lunch(1, 12), lunch(1, 6)] }, 6, 'OPEN'],
  ['Q7 any at zero closes', { limits: [lunch(1, 0)] }, 0, 'WAITLIST'],
  ['Q9 an invitation keeps what is not used', { confirmed: 2, invitations: [invitation] }, 15, 'OPEN'],
  ['Q9 never a negative number', { invitations: [{ ...invitation, taken: 9 }] }, 20, 'OPEN'],
  ['Q10 counted once in an open form', { held: 3, invitations: [{ ...invitation, held: 3 }] }, 17, 'OPEN'],
  ['Q11 freed while people wait', { confirmed: 19, waiting: 2, roomClaimed: true }, 0, 'WAITLIST'],
  [
    'Q12 a full workshop leaves the other',
    { limits: [limit({ claimed: true }), limit({ confirmed: 6 })] },
    4,
    'OPEN',
  ],
  ['Q17 departures give places back', { confirmed: 20, departed: 1 }, 1, 'FEW'],
  ['Q18 two lunches each halve them', { limits: [lunch(2, 11)] }, 5, 'OPEN'],
  ['W10 blocked places are nobody’s', { confirmed: 17, blocks: [block] }, 0, 'WAITLIST'],
  [
    'a place nobody limits beside a full workshop',
    { limits: [limit({ capacity: 0 }), limit({ capacity: null })] },
    20,
    'OPEN',
  ],
  ['over by exception', { confirmed: 21 }, 0, 'WAITLIST'],
])('%s', (_, change, left, verdict) => {
  expect(placesLeft(facts(change))).toBe(left);
  expect(seatVerdict(facts(change))).toBe(verdict);
});

it('Q11 Q20 organisers see the real figure, from the same facts', () => {
  const busy = facts({ confirmed: 19, waiting: 2, roomClaimed: true });
  expect([placesFree(busy), placesLeft(busy)]).toEqual([1, 0]);
  expect(placesFree(facts({ capacity: null, waiting: 2, roomClaimed: true }))).toBeNull();
});

it('Q16 a closed session reads full; W8 so does one whose list takes nobody more', () => {
  const now = new Date('2027-01-05T08:00:00Z');
  expect(seatVerdict(facts(), { closedAt: now, waitingListOpen: true })).toBe('FULL');
  expect(seatVerdict(facts({ confirmed: 20 }), { closedAt: null, waitingListOpen: false })).toBe('FULL');
  expect(seatVerdict(facts({ confirmed: 20 }), { closedAt: null, waitingListOpen: true })).toBe('WAITLIST');
});
