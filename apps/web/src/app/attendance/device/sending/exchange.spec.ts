/** @jest-environment node */
// How long one waits before trying again.
import { offsetOf } from './clock-offset';
import { delayAfter } from './exchange';

it('waits twice as long each time, up to a minute, never quite together', () => {
  expect([1, 2, 3, 4].map((failures) => delayAfter(failures, 0))).toEqual([2000, 4000, 8000, 16_000]);
  expect(delayAfter(50, 0)).toBe(60_000);
  expect(delayAfter(1, 1)).toBe(2400);
});

it('measures the server’s clock against the middle of the exchange', () => {
  const [sentAt, receivedAt] = [new Date('2027-01-12T08:00:00Z'), new Date('2027-01-12T08:00:04Z')];
  expect(offsetOf('2027-01-12T08:01:02.000Z', sentAt, receivedAt)).toBe(60_000);
});
