// Quiet hours: evenings, nights, mornings, and the two nights of the year that are not 24 h long.
import fc from 'fast-check';
import { parisTime } from '../time/wall';
import { afterQuietHours } from './quiet-hours';

const after = (at: string, quiet = '20:00-07:00') => afterQuietHours(new Date(at), quiet).toISOString();

it.each([
  ['by day, at once', '2027-01-12T10:15:30.000Z', '2027-01-12T10:15:30.000Z'],
  ['the last minute of the evening, at once', '2027-01-12T18:59:59.000Z', '2027-01-12T18:59:59.000Z'],
  ['from the evening on, the next morning', '2027-01-12T19:00:00.000Z', '2027-01-13T06:00:00.000Z'],
  ['after midnight, the same morning', '2027-01-12T23:30:20.000Z', '2027-01-13T06:00:00.000Z'],
  ['one minute before the end', '2027-01-13T05:59:10.000Z', '2027-01-13T06:00:00.000Z'],
  ['at the end, at once', '2027-01-13T06:00:00.000Z', '2027-01-13T06:00:00.000Z'],
  ['the night of March, one hour shorter', '2027-03-27T20:00:00.000Z', '2027-03-28T05:00:00.000Z'],
  ['the night of October, one hour longer', '2027-10-30T19:00:00.000Z', '2027-10-31T06:00:00.000Z'],
  ['in summer', '2027-07-14T21:00:00.000Z', '2027-07-15T05:00:00.000Z'],
])('%s', (_, at, expected) => {
  expect(after(at)).toBe(expected);
});

it('never keeps anything when there are none', () => {
  expect(after('2027-01-12T23:30:00.000Z', 'none')).toBe('2027-01-12T23:30:00.000Z');
});

it('may lie within one day, and end at an hour that is skipped or told twice', () => {
  expect(after('2027-01-12T12:00:00.000Z', '12:30-14:00')).toBe('2027-01-12T13:00:00.000Z');
  expect(after('2027-03-27T23:00:00.000Z', '22:00-02:30')).toBe('2027-03-28T01:00:00.000Z');
  expect(after('2027-10-30T22:00:00.000Z', '22:00-02:30')).toBe('2027-10-31T00:30:00.000Z');
});

it('gives an instant out of quiet hours, not before, at most 25 hours away', () => {
  const start = Date.parse('2027-01-01T00:00:00Z');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 366 * 24 * 60 }), (minutes) => {
      const at = new Date(start + minutes * 60_000);
      const free = afterQuietHours(at, '20:00-07:00');
      const shown = parisTime(free);
      expect(shown >= '07:00' && shown < '20:00').toBe(true);
      expect(free.getTime() - at.getTime()).toBeGreaterThanOrEqual(0);
      expect(free.getTime() - at.getTime()).toBeLessThan(25 * 3_600_000);
    }),
  );
});
