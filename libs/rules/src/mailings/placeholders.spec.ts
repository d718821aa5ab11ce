// Placeholders: found, refused, filled; what they bring is text.
import * as fc from 'fast-check';
import { fill, fillLine, unknownPlaceholders } from './placeholders';

const known = ['prenom', 'session', 'ou', 'quand'];

it('[M2] knows a word however it is typed, and refuses the others', () => {
  expect(unknownPlaceholders('Bonjour {prenom}, { Prénom } à {OÙ}', known)).toEqual([]);
  expect(unknownPlaceholders('{nom} {x} {nom} {}', known)).toEqual(['nom', 'x', '']);
  expect(unknownPlaceholders('rien { ici\nnon plus }', known)).toEqual([]);
});

it('[M2] fills the subject as the body', () => {
  const values = { prenom: 'Anne', session: 'Été <b>', ou: '', quand: 'mardi\nmercredi' };
  expect(fill('{Prénom} : {session}{ou}, {autre}', values)).toBe('Anne : Été <b>, {autre}');
  expect(fillLine('{session} {quand}', values)).toBe('Été <b> mardi\u00a0; mercredi');
});

it('a value is never read again, nor its object’s own words', () => {
  expect(fill('{prenom}', { prenom: '{session}', session: 'secret' })).toBe('{session}');
  expect(fill('{constructor}', {})).toBe('{constructor}');
  fc.assert(
    fc.property(fc.string(), (value) => expect(fill('a{prenom}b', { prenom: value })).toBe(`a${value}b`)),
  );
});
