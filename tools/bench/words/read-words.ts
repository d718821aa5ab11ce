// The words that follow the name of a bench: its own and no other, numbers that are numbers, else it says which there are.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ExpectedFailure } from '../../start/expected-failure.ts';

type Word = number | string | boolean;
type Read<W> = {
  [Name in keyof W]: W[Name] extends number ? number : W[Name] extends boolean ? boolean : string;
};

/**
 * Each word in the type of its usual value; `dist`, the folder of the built product, is read for every bench.
 * @param told the words of this bench, as its user reads them
 * @param mayBeZero numbers that may be; the others are above
 * @throws ExpectedFailure for a word that is not one of its own, or a number that is none
 */
export function readWords<W extends Record<string, Word>>(
  words: string[],
  usual: W,
  told: string,
  mayBeZero: readonly (keyof W)[] = [],
): Read<W> & { dist: string } {
  const every = { ...usual, dist: resolve(import.meta.dirname, '../../../dist') };
  const options = Object.fromEntries(
    Object.entries(every).map(([name, value]) => [
      name,
      { type: typeof value === 'boolean' ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  try {
    const { values } = parseArgs({ args: words, options });
    const read = Object.entries(every).map(([name, value]) => {
      const given = values[name] ?? value;
      if (typeof value !== 'number') return [name, given];
      const number = given === '' ? NaN : Number(given);
      if (!(number > 0) && !(number === 0 && mayBeZero.includes(name)))
        throw new Error(`--${name}=${String(given)} : un nombre est attendu`);
      return [name, number];
    });
    const all = Object.fromEntries(read) as Read<W> & { dist: string };
    return { ...all, dist: resolve(all.dist) };
  } catch (error) {
    throw new ExpectedFailure(`${(error as Error).message}\nMots : ${told}, --dist=dossier.`);
  }
}
