// How much the certificates bench does: 1,000 issued by the worker, 10,000 with --people, or what the words ask.
import { readWords } from '../words/read-words.ts';

export interface Sizes {
  /** Certificates issued by the worker, one a person; 0 composes only. */
  people: number;
  /** People of one session. */
  perSession: number;
  /** Rounds of composing. */
  rounds: number;
  /** Of the registrations beside. */
  registrationsPerSecond: number;
  /** Registrations measured before, and the most during. */
  seconds: number;
  /** The built product. */
  dist: string;
}

/** @throws ExpectedFailure for a word that is not one of its own */
export const readSizes = (words: string[]): Sizes => ({
  ...readWords(words, { people: 1000, rounds: 5 }, '--people=10000 (0 : composer seulement), --rounds=5', [
    'people',
  ]),
  perSession: 100,
  registrationsPerSecond: 20,
  seconds: 8,
});
