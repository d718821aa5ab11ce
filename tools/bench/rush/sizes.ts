// How much the rush bench does: fifteen minutes, two with --quick, or what the words ask.
import { readWords } from '../words/read-words.ts';

export interface Sizes {
  rounds: number;
  /** Of each load over HTTP. */
  seconds: number;
  /** Of each run of a yardstick. */
  yardstickSeconds: number;
  /** People in one rush on `places` places. */
  attempts: number;
  rushPerSecond: number;
  evenSeconds: number;
  evenPerSecond: number;
  places: number;
  manySessions: number;
  /** The built product. */
  dist: string;
}

const full = { rounds: 5, seconds: 4, yardstickSeconds: 1.5, attempts: 10_000, evenSeconds: 60 };
const quick = { rounds: 2, seconds: 1.5, yardstickSeconds: 0.5, attempts: 3000, evenSeconds: 5 };

/** @throws ExpectedFailure for a word that is not one of its own */
export function readSizes(words: string[]): Sizes {
  const size = words.includes('--quick') ? quick : full;
  const { rounds, dist } = readWords(
    words,
    { quick: false, rounds: size.rounds },
    '--quick (deux minutes), --rounds=5',
  );
  return { ...size, rounds, rushPerSecond: 2000, evenPerSecond: 167, places: 150, manySessions: 1000, dist };
}
