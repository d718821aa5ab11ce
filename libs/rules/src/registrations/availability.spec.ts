// Places by cause: what is told to organisers, beside what is told to the public.
import { placesFree, placesLeft, seatVerdict } from '../sessions/seats';
import { readAvailability, type AvailabilityFacts } from './availability';

const facts = (change: Partial<AvailabilityFacts> = {}): AvailabilityFacts => ({
  capacity: 10,
  confirmed: 0,
  offered: 0,
  waiting: 0,
  departed: 0,
  held: 0,
  roomClaimed: false,
  limits: [],
  blocks: [],
  invitations: [],
  closedAt: null,
  room: { pending: 0, exceptional: 0 },
  causes: {},
  ...change,
});
const limit = (id: string, change: object = {}) => ({
  id,
  kind: 'LUNCH' as const,
  label: id,
  included: 0,
  capacity: 5,
  confirmed: 0,
  offered: 0,
  exceptional: 0,
  claimed: false,
  ...change,
});
const room = (change: Partial<AvailabilityFacts>) => readAvailability(facts(change)).limits[0];
const fullness = (change: Partial<AvailabilityFacts>) => readAvailability(facts(change)).fullness;

describe('places by cause', () => {
  it('Q1 without capacity is never full, whatever the number registered', () => {
    expect(room({ capacity: null, confirmed: 4000 })?.left).toBeNull();
    expect(fullness({ capacity: null, confirmed: 4000 })).toBe('OPEN');
  });

  it('Q2 capacity 0 is full at once', () => {
    expect(room({ capacity: 0 })?.left).toBe(0);
    expect(fullness({ capacity: 0 })).toBe('FULL');
  });

  it('Q3 confirmed and pending both hold a seat; full for good, or unless someone drops', () => {
    expect(room({ confirmed: 10, room: { pending: 4, exceptional: 0 } })).toMatchObject({
      confirmed: 6,
      pending: 4,
      left: 0,
    });
    expect(fullness({ confirmed: 10, room: { pending: 1, exceptional: 0 } })).toBe('FULL_FOR_NOW');
    expect(fullness({ confirmed: 9, offered: 1 })).toBe('FULL_FOR_NOW');
    expect(fullness({ confirmed: 10 })).toBe('FULL');
  });

  it('Q6 counts the forms being filled apart', () => {
    expect(room({ confirmed: 8, held: 2 })).toMatchObject({ held: 2, left: 0 });
    expect(fullness({ confirmed: 8, held: 2 })).toBe('FULL_FOR_NOW');
  });

  it('Q8 Q9 Q10 an invitation keeps what it has left, its open form counted once, never less than none', () => {
    const kept = (places: number, taken: number, held: number) =>
      room({ held, invitations: [{ id: 'a', places, taken, held }] });
    expect(kept(5, 2, 0)).toMatchObject({ blocked: 3, left: 7 });
    expect(kept(5, 2, 1)).toMatchObject({ blocked: 2, held: 1, left: 7 });
    expect(kept(5, 7, 0)).toMatchObject({ blocked: 0, left: 10 });
    expect(room({ held: 1 })).toMatchObject({ blocked: 0, left: 9 });
  });

  it('Q11 organisers see the real figure when the public is told there is nothing', () => {
    const waited = facts({ confirmed: 8, waiting: 1, roomClaimed: true });
    expect(readAvailability(waited).limits[0]).toMatchObject({ left: 2, waiting: 1 });
    expect([placesLeft(waited), seatVerdict(waited)]).toEqual([0, 'WAITLIST']);
  });

  it('Q12 people waiting for one workshop take nothing from the other', () => {
    const a = limit('A', { kind: 'WORKSHOP' });
    const b = limit('B', { kind: 'WORKSHOP', confirmed: 5, claimed: true });
    const reading = readAvailability(
      facts({ waiting: 2, limits: [a, b], causes: { B: { pending: 0, waiting: 2 } } }),
    );
    expect(reading.limits.map(({ left, waiting }) => [left, waiting])).toEqual([
      [10, 2],
      [5, 0],
      [0, 2],
    ]);
    expect(reading.fullness).toBe('OPEN');
  });

  it('Q7 Q18 the smallest of day and lunch decides; two lunches a person halve it', () => {
    const full = limit('Déjeuner', { included: 1, confirmed: 5 });
    expect(fullness({ limits: [full] })).toBe('FULL');
    expect(placesFree(facts({ limits: [limit('Déjeuner', { included: 1 })] }))).toBe(5);
    const halved = facts({ limits: [limit('Déjeuner', { included: 2 })] });
    expect(placesFree(halved)).toBe(2);
    const one = facts({ limits: [limit('Déjeuner', { included: 2, confirmed: 4 })] });
    expect([placesFree(one), readAvailability(one).fullness]).toEqual([0, 'FULL']);
  });

  it('Q16 a closed session reads full even with seats left', () => {
    const closed = facts({ closedAt: new Date('2027-01-05T08:00:00Z') });
    expect(readAvailability(closed)).toMatchObject({ fullness: 'FULL', limits: [{ left: 10 }] });
    expect(seatVerdict(closed, { closedAt: closed.closedAt, waitingListOpen: true })).toBe('FULL');
  });

  it('Q20 one snapshot answers with and without the waiting list, each its own figure', () => {
    const snapshot = facts({ confirmed: 9, waiting: 3, roomClaimed: true });
    expect([placesLeft(snapshot), placesFree(snapshot), placesLeft(snapshot), placesFree(snapshot)]).toEqual([
      0, 1, 0, 1,
    ]);
  });

  it('a place over the limit is exceptional, and nothing is left', () => {
    expect(room({ confirmed: 11, room: { pending: 0, exceptional: 1 } })).toMatchObject({
      confirmed: 11,
      exceptional: 1,
      left: 0,
    });
  });

  it('a choice of workshops is full when all of them are, for now when one may come back', () => {
    const workshop = (id: string, change = {}) => limit(id, { kind: 'WORKSHOP', confirmed: 5, ...change });
    expect(fullness({ limits: [workshop('A'), workshop('B')] })).toBe('FULL');
    expect(fullness({ limits: [workshop('A'), workshop('B', { confirmed: 4, offered: 1 })] })).toBe(
      'FULL_FOR_NOW',
    );
  });
});
