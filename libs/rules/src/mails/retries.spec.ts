// Retries: the schedule, its end, and the end that a mail sets itself.
import fc from 'fast-check';
import { nextTry, nextTryOfUnknown, retryDelays } from './retries';

const now = new Date('2027-01-12T09:00:00Z');
const after = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const minute = 60_000;

describe('[7.6-30] nextTry', () => {
  it.each([
    [1, 1],
    [2, 5],
    [3, 15],
    [4, 60],
    [5, 240],
    [6, 720],
    [7, 720],
  ])('after %i tries waits %i minutes', (attempts, minutes) => {
    expect(nextTry(attempts, now, null)).toEqual(after(minutes * minute));
  });

  it('stops after two days', () => {
    expect(retryDelays.reduce((sum, delay) => sum + delay, 0)).toBe(48 * 60 * minute);
    expect(nextTry(9, now, null)).not.toBeNull();
    expect(nextTry(10, now, null)).toBeNull();
  });

  it('comes sooner when the mail is of no use later', () => {
    expect(nextTry(5, now, after(60 * minute))).toEqual(after(30 * minute));
    expect(nextTry(1, now, after(61_000))).toEqual(after(minute));
    expect(nextTry(1, now, after(minute))).toBeNull();
  });

  it('is never past the end, never under a minute, always ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: -1e9, max: 1e9 }), (attempts, left) => {
        const next = nextTry(attempts, now, after(left));
        if (next === null) return;
        expect(next.getTime()).toBeLessThanOrEqual(now.getTime() + left);
        expect(next.getTime() - now.getTime()).toBeGreaterThanOrEqual(minute);
        expect(attempts).toBeLessThanOrEqual(retryDelays.length);
      }),
    );
  });
});

it('[7.6-27] tries again 10 minutes after a cut line, then in hours, four times at most', () => {
  const waits = [1, 2, 3, 4].map((attempts) => nextTryOfUnknown(attempts, now, null));
  expect(waits).toEqual([10, 60, 240, 720].map((minutes) => after(minutes * minute)));
  expect(nextTryOfUnknown(5, now, null)).toBeNull();
  expect(nextTryOfUnknown(1, now, after(5 * minute))).toBeNull();
});
