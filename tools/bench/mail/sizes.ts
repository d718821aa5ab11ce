// How much the mail bench does: 2,000 people moved a few times, 20,000 with --people, or what the words ask.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ExpectedFailure } from '../../start/expected-failure.ts';

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
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        people: { type: 'string', default: '2000' },
        rounds: { type: 'string', default: '2' },
        dist: { type: 'string', default: resolve(import.meta.dirname, '../../../dist') },
      },
    });
    const [people, rounds] = [Number(values.people), Number(values.rounds)];
    if (!(people > 0) || !(rounds > 0)) throw new Error('un nombre est attendu');
    return {
      people,
      rounds,
      seconds: 8,
      registrationsPerSecond: 20,
      composed: Math.min(people, 2000),
      dist: resolve(values.dist),
    };
  } catch (error) {
    throw new ExpectedFailure(
      `${(error as Error).message}\nMots : --people=20000, --rounds=2, --dist=dossier.`,
    );
  }
}
