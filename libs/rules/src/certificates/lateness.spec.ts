// A late certificate: tried again ever more rarely for two days, told once after some twenty minutes.
import { afterFailure } from './lateness';

it('[M15] is tried again after 1, 5, 15, 60 minutes, then hours, and told once, before the first hour', () => {
  const all = Array.from({ length: 9 }, (_, index) => afterFailure(index + 1));
  expect(all.map(({ againInMinutes }) => againInMinutes)).toEqual([
    ...[1, 5, 15, 60, 240, 720, 1440],
    ...[null, null],
  ]);
  expect(all.flatMap(({ isTold }, index) => (isTold ? [index + 1] : []))).toEqual([4]);
});
