// The words of a bench: read in the type of their usual value, and refused with those there are.
import { resolve } from 'node:path';
import { readWords } from './read-words.ts';

const read = (...words: string[]) =>
  readWords(words, { people: 1000, rounds: 5, quick: false, dir: '/tmp' }, '--people=10000', ['people']);

it('reads what is given, and takes the usual value of the rest', () => {
  const dist = resolve(import.meta.dirname, '../../../dist');
  expect(read()).toEqual({ people: 1000, rounds: 5, quick: false, dir: '/tmp', dist });
  expect(read('--people=0', '--rounds=2', '--quick', '--dir=here', '--dist=/else')).toEqual({
    people: 0,
    rounds: 2,
    quick: true,
    dir: 'here',
    dist: '/else',
  });
});

it.each(['--people=many', '--people=', '--rounds=0', '--rounds=-1', '--round=5', '--quick=2', 'quick'])(
  'refuses %s, and tells the words there are',
  (word) => expect(() => read(word)).toThrow('Mots : --people=10000, --dist=dossier.'),
);
