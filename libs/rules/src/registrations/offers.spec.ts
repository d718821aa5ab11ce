// Until when a place is offered, for how long, and to whom.
import * as fc from 'fast-check';
import { parisInstant } from '../time/paris';
import { parisDate, parisTime } from '../time/wall';
import { defaultOfferHours, nextOffers, offerDeadline, offersEndAt, type OfferRules } from './offers';

const hour = 3_600_000;
const at = (text: string) => parisInstant(text.slice(0, 10), text.slice(11));
const read = (instant: Date | null) => instant && `${parisDate(instant)} ${parisTime(instant)}`;
const holidays = new Set(['2027-03-26', '2027-03-29']);
const rules = (more: Partial<OfferRules> = {}): OfferRules => ({
  startsAt: at('2027-03-30 09:30'),
  closesAt: at('2027-03-30 07:30'),
  offerHours: defaultOfferHours,
  stopHours: 2,
  ...more,
});

describe('the deadline of an offer', () => {
  it.each([
    ['W7 two working days', '2027-03-09 10:00', '2027-03-11 10:00'],
    ['W17 week-ends and holidays out', '2027-03-19 10:00', '2027-03-23 10:00'],
    ['half of the time left when the session is near', '2027-03-29 07:30', '2027-03-29 19:30'],
    ['half of the time left, holidays or not', '2027-03-25 07:30', '2027-03-27 19:00'],
    ['an hour at least', '2027-03-30 06:15', '2027-03-30 07:15'],
    ['all the time left when that is under an hour', '2027-03-30 06:45', '2027-03-30 07:30'],
  ])('%s', (_, now, expected) => {
    expect(read(offerDeadline(at(now), rules(), holidays))).toBe(expected);
  });

  it('follows the hours of the session', () => {
    expect(read(offerDeadline(at('2027-03-09 10:00'), rules({ offerHours: 4 }), holidays))).toBe(
      '2027-03-09 14:00',
    );
  });
});

describe('W9 no offer', () => {
  it.each([
    ['once registration is over', { closesAt: at('2027-03-25 12:00') }, '2027-03-25 12:00'],
    ['from the stop before the start', { stopHours: 48 }, '2027-03-28 09:30'],
    ['two hours before the start, whatever the stop', { stopHours: 0 }, '2027-03-30 07:30'],
  ])('%s', (_, more, end) => {
    const sooner = new Date(at(end).getTime() - 60_000);
    const session = rules({ closesAt: at('2027-03-30 09:30'), ...more });
    expect(offerDeadline(at(end), session, holidays)).toBeNull();
    expect(offerDeadline(sooner, session, holidays)).not.toBeNull();
  });

  it('ends at the earlier of both moments', () => {
    expect(offersEndAt(rules())).toEqual(at('2027-03-30 07:30'));
    expect(offersEndAt(rules({ stopHours: 72 }))).toEqual(at('2027-03-27 08:30'));
  });
});

it('a deadline is never under a minute away, nor less than two hours before the start', () => {
  const session = fc.record({
    minutes: fc.integer({ min: -600, max: 30_000 }),
    offerHours: fc.integer({ min: 0, max: 240 }),
    stopHours: fc.integer({ min: 0, max: 72 }),
    closes: fc.integer({ min: 0, max: 72 }),
  });
  fc.assert(
    fc.property(session, ({ minutes, closes, ...more }) => {
      const given = rules({ ...more, closesAt: new Date(rules().startsAt.getTime() - closes * hour) });
      const now = new Date(given.startsAt.getTime() - minutes * 60_000);
      const deadline = offerDeadline(now, given, holidays);
      if (deadline === null) {
        expect(now >= offersEndAt(given) || minutes < 2 * 60 + 1).toBe(true);
        return;
      }
      expect(deadline.getTime()).toBeGreaterThanOrEqual(now.getTime() + 60_000);
      expect(deadline.getTime()).toBeLessThanOrEqual(given.startsAt.getTime() - 2 * hour);
    }),
  );
});

describe('the next in line', () => {
  it('W2 are the first, as many as there are places', () => {
    const counts = { capacity: 10, confirmed: 6, offered: 2 };
    expect(nextOffers(counts, ['a', 'b', 'c', 'd', 'e'])).toEqual(['a', 'b']);
  });

  it('W3 are everyone without a limit, nobody when full', () => {
    const unlimited = { capacity: null, confirmed: 6, offered: 0 };
    expect(nextOffers(unlimited, ['a', 'b'])).toEqual(['a', 'b']);
    expect(nextOffers({ capacity: 1, confirmed: 1, offered: 0 }, ['a', 'b'])).toEqual([]);
  });
});
