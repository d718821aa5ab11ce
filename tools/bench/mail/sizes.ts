// How much the mail bench does: 2,000 people moved a few times, 20,000 with --people, or what the words ask.
import { readWords } from '../words/read-words.ts';

export interface Sizes {
  /** Registered and invited to the session that moves. */
  people: number;
  /** Each moves the session twice: alone, then while others register. */
  rounds: number;
  /** Of the registrations beside, before and during. */
  seconds: number;
  registrationsPerSecond: number;
  /** Composed by one core in each run. */
  composed: number;
  /** The built product. */
  dist: string;
}

/** @throws ExpectedFailure for a word that is not one of its own */
export function readSizes(words: string[]): Sizes {
  const asked = readWords(words, { people: 2000, rounds: 2 }, '--people=20000, --rounds=2');
  return { ...asked, seconds: 8, registrationsPerSecond: 20, composed: Math.min(asked.people, 2000) };
}
