// At any minute of any day, the session of the day has a half-day to sign and is still open to registration.
import { opensAt } from '@treize/rules/attendance/half-day';
import { isFault, planTimetable } from '@treize/rules/sessions/timetable';
import fc from 'fast-check';
import { halfDayNow } from './half-day-now';

const minute = 60_000;

function check(now: Date): void {
  const timetable = planTimetable([halfDayNow(now)]);
  if (isFault(timetable)) throw new Error(`${now.toISOString()}: ${timetable.message}`);
  expect(opensAt(timetable).getTime()).toBeLessThanOrEqual(now.getTime());
  expect(timetable.endsAt.getTime() - now.getTime()).toBeGreaterThanOrEqual(29 * minute);
}

it.each([
  ['2026-11-22T01:44:00Z', '2026-11-22', 'AM', '02:00', '05:30'],
  ['2027-01-12T09:00:00Z', '2027-01-12', 'AM', '09:30', '13:00'],
  ['2027-01-12T21:59:00Z', '2027-01-12', 'EVENING', '22:15', '23:59'],
  ['2027-01-12T22:31:00Z', '2027-01-13', 'AM', '00:00', '03:30'],
  ['2027-01-12T23:05:00Z', '2027-01-13', 'AM', '00:00', '03:30'],
  ['2027-03-28T01:05:00Z', '2027-03-28', 'AM', '03:00', '06:30'],
])('%s is inside %s %s %s-%s', (now, date, period, startTime, endTime) => {
  expect(halfDayNow(new Date(now))).toEqual({ date, halfDays: [{ period, startTime, endTime }] });
});

it('holds at any minute of the year, and on both nights when the clocks change', () => {
  const start = Date.parse('2026-12-01T00:00:00Z');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 366 * 1440 }), (minutes) =>
      check(new Date(start + minutes * minute)),
    ),
  );
  for (const night of ['2027-03-27T22:00:00Z', '2027-10-30T21:00:00Z'])
    for (let step = 0; step < 480; step += 5) check(new Date(Date.parse(night) + step * minute));
});
