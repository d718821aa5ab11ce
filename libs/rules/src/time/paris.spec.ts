// Wall time and instants over both clock changes, leap days and the turn of the year.
import * as fc from 'fast-check';
import { DateMissing, existsInParis, LocalTimeMissing, parisInstant, parisZoned } from './paris';
import { addDays, parisDate, parisTime } from './wall';

describe('parisInstant', () => {
  it.each([
    ['2027-01-12', '09:30', '2027-01-12T08:30:00.000Z'],
    ['2027-07-12', '09:30', '2027-07-12T07:30:00.000Z'],
    ['2027-03-27', '23:59', '2027-03-27T22:59:00.000Z'],
    ['2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
    ['2027-10-31', '01:59', '2027-10-30T23:59:00.000Z'],
    ['2027-10-31', '02:00', '2027-10-31T00:00:00.000Z'],
    ['2027-10-31', '02:30', '2027-10-31T00:30:00.000Z'],
    ['2027-10-31', '03:00', '2027-10-31T02:00:00.000Z'],
    ['2028-02-29', '09:30', '2028-02-29T08:30:00.000Z'],
    ['2026-12-31', '23:30', '2026-12-31T22:30:00.000Z'],
    ['2027-01-01', '00:15', '2026-12-31T23:15:00.000Z'],
  ])('%s %s is %s', (date, time, instant) => {
    expect(parisInstant(date, time).toISOString()).toBe(instant);
  });

  it.each(['02:00', '02:30', '02:59'])('refuses 2027-03-28 %s, which the clocks skip', (time) => {
    expect(existsInParis('2027-03-28', time)).toBe(false);
    expect(() => parisInstant('2027-03-28', time)).toThrow(LocalTimeMissing);
  });

  it('refuses a date that no calendar has', () => {
    expect(() => parisInstant('2027-02-29', '09:30')).toThrow(DateMissing);
  });

  it('is undone by parisDate and parisTime', () => {
    const wall = fc.record({
      day: fc.integer({ min: 0, max: 3000 }),
      minute: fc.integer({ min: 0, max: 1439 }),
    });
    fc.assert(
      fc.property(wall, ({ day, minute }) => {
        const date = addDays('2024-01-01', day);
        const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
        if (!existsInParis(date, time)) return;
        const instant = parisInstant(date, time);
        expect([parisDate(instant), parisTime(instant)]).toEqual([date, time]);
        expect(parisZoned(instant).toPlainDate().toString()).toBe(date);
      }),
    );
  });
});

it.each([
  ['2027-02-28', 1, '2027-03-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2027-03-28', -1, '2027-03-27'],
])('%s plus %i days is %s', (date, days, expected) => {
  expect(addDays(date, days)).toBe(expected);
});
