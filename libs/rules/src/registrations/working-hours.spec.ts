// Working hours over nights, week-ends, holidays and both clock changes.
import * as fc from 'fast-check';
import { parisInstant } from '../time/paris';
import { addDays, parisDate, parisTime } from '../time/wall';
import { addWorkingHours, workingHoursBetween } from './working-hours';

const at = (text: string) => parisInstant(text.slice(0, 10), text.slice(11));
const read = (instant: Date) => `${parisDate(instant)} ${parisTime(instant)}`;
/** Easter Monday, Labour Day on a Saturday, Victory, Ascension, Whit Monday, Assumption, All Saints, Armistice, Christmas, New Year. */
const holidays = new Set([
  '2027-03-29',
  '2027-05-01',
  '2027-05-08',
  '2027-05-06',
  '2027-05-17',
  '2027-08-15',
  '2027-11-01',
  '2027-11-11',
  '2027-12-25',
  '2028-01-01',
]);

describe('W7 working hours', () => {
  it.each([
    ['two working days later', '2027-01-12 10:00', 24, '2027-01-14 10:00'],
    ['over the week-end', '2027-01-15 15:00', 24, '2027-01-19 15:00'],
    ['counted from 8 h when it is night', '2027-01-12 23:10', 2, '2027-01-13 10:00'],
    ['counted from 8 h when it is early', '2027-01-12 05:00', 2, '2027-01-12 10:00'],
    ['counted from Monday on a Saturday', '2027-01-16 12:00', 1, '2027-01-18 09:00'],
    ['ending at 20 h exactly', '2027-01-12 10:00', 10, '2027-01-12 20:00'],
    ['going over to the next day by a minute', '2027-01-12 10:00', 10 + 1 / 60, '2027-01-13 08:01'],
    ['starting at 20 h exactly', '2027-01-12 20:00', 1, '2027-01-13 09:00'],
    ['over the clocks of March and Easter Monday', '2027-03-26 19:00', 2, '2027-03-30 09:00'],
    ['over the clocks of October and All Saints', '2027-10-29 18:00', 4, '2027-11-02 10:00'],
    ['over a bridge around Ascension', '2027-05-05 19:00', 2, '2027-05-07 09:00'],
    ['over the turn of the year', '2027-12-31 19:00', 24, '2028-01-04 19:00'],
    ['no hour at all, within a window', '2027-01-12 10:00', 0, '2027-01-12 10:00'],
    ['no hour at all, at 20 h', '2027-01-12 20:00', 0, '2027-01-12 20:00'],
    ['no hour at all, on a Sunday', '2027-01-17 10:00', 0, '2027-01-18 08:00'],
  ])('%s', (_, from, hours, expected) => {
    expect(read(addWorkingHours(at(from), hours, holidays))).toBe(expected);
  });

  it.each([
    ['2027-01-12 10:00', '2027-01-12 12:30', 2.5],
    ['2027-01-12 10:00', '2027-01-14 10:00', 24],
    ['2027-03-26 12:00', '2027-03-30 12:00', 12],
    ['2027-01-16 09:00', '2027-01-17 18:00', 0],
    ['2027-01-12 21:00', '2027-01-13 07:00', 0],
    ['2027-01-12 12:00', '2027-01-12 10:00', 0],
    ['2027-01-14 12:00', '2027-01-12 10:00', 0],
  ])('from %s to %s', (from, to, expected) => {
    expect(workingHoursBetween(at(from), at(to), holidays)).toBe(expected);
  });

  it.each([-1, NaN, Infinity])('refuses %d hours', (hours) => {
    expect(() => addWorkingHours(at('2027-01-12 10:00'), hours, holidays)).toThrow(RangeError);
  });
});

describe('whatever the moment', () => {
  const start = Date.UTC(2027, 0, 1);
  const instant = fc
    .integer({ min: 0, max: 400 * 24 * 60 })
    .map((minute) => new Date(start + minute * 60_000));
  const minutes = fc.integer({ min: 0, max: 240 * 60 });
  const daysOff = fc
    .array(fc.integer({ min: 0, max: 400 }), { maxLength: 30 })
    .map((days) => new Set(days.map((day) => addDays('2027-01-01', day))));

  it('adding then measuring gives the hours back, and the end is inside a window', () => {
    fc.assert(
      fc.property(instant, minutes, daysOff, (from, long, off) => {
        const end = addWorkingHours(from, long / 60, off);
        expect(workingHoursBetween(from, end, off)).toBeCloseTo(long / 60, 6);
        const [date, time] = [parisDate(end), parisTime(end)];
        expect(off.has(date)).toBe(false);
        expect([0, 6]).not.toContain(new Date(`${date}T12:00:00Z`).getUTCDay());
        expect(time >= '08:00' && time <= '20:00').toBe(true);
      }),
    );
  });

  it('later starts and more hours never end earlier', () => {
    fc.assert(
      fc.property(instant, minutes, minutes, daysOff, (from, wait, long, off) => {
        const end = addWorkingHours(from, long / 60, off).getTime();
        const later = new Date(from.getTime() + wait * 60_000);
        expect(addWorkingHours(later, long / 60, off).getTime()).toBeGreaterThanOrEqual(end);
        expect(addWorkingHours(from, (long + wait) / 60, off).getTime()).toBeGreaterThanOrEqual(end);
      }),
    );
  });
});
