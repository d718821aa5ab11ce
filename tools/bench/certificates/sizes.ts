// How much the certificates bench does: 1,000 issued by the worker, 10,000 with --people, or what the words ask.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ExpectedFailure } from '../../start/expected-failure.ts';

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
export function readSizes(words: string[]): Sizes {
  try {
    const { values } = parseArgs({
      args: words,
      options: {
        people: { type: 'string', default: '1000' },
        rounds: { type: 'string', default: '5' },
        dist: { type: 'string', default: resolve(import.meta.dirname, '../../../dist') },
      },
    });
    const [people, rounds] = [Number(values.people), Number(values.rounds)];
    if (!(people >= 0) || !(rounds > 0)) throw new Error('un nombre est attendu');
    return {
      people,
      perSession: 100,
      rounds,
      registrationsPerSecond: 20,
      seconds: 8,
      dist: resolve(values.dist),
    };
  } catch (error) {
    throw new ExpectedFailure(
      `${(error as Error).message}\nMots : --people=10000 (0 : composer seulement), --rounds=5, --dist=dossier.`,
    );
  }
}
