// Who the first letters typed at a door name.
import { isNamed } from './search';

const person = { familyName: 'Le Guen-Müller', givenName: 'Hélène' };

it.each([
  ['le', false],
  ['he', false],
  ['le gu', false],
  ['gue', true],
  ['GUEN', true],
  ['müll', true],
  ['mull hel', true],
  ['helene le', true],
  ['uen', false],
  ['guen rémi', false],
  ['', false],
  ['   ', false],
])('[C22] %j names the person: %s', (typed, isFound) => {
  expect(isNamed(person, typed)).toBe(isFound);
});
