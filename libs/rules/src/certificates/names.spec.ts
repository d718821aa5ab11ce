// Initials shown to anybody, and names typed to be confirmed.
import { isNameOf, publicInitials } from './names';

it.each([
  ['Camille', 'Orvault', 'C. O.'],
  ['Marie-Claire', 'Le Goff', 'M. C. L.'],
  ['élodie', 'd’Arvor', 'É. D.'],
  ['𝒜nne', '李', '𝒜. 李.'],
])('%s %s is shown as %s', (givenName, familyName, initials) => {
  expect(publicInitials(givenName, familyName)).toBe(initials);
});

describe('a typed name', () => {
  const person = { givenName: 'Marie-Élodie', familyName: 'Le Cœur d’Arvor' };
  it.each([
    'Marie-Élodie Le Cœur d’Arvor',
    'LE COEUR D ARVOR marie elodie',
    " marie-elodie   le cœur d'arvor ",
    'Marie-E\u0301lodie Le Coeur-d’Arvor',
  ])('%s is that person', (typed) => expect(isNameOf(typed, person)).toBe(true));
  it.each(['', '…', 'Marie Le Cœur d’Arvor', 'Le Cœur d’Arvor', 'Marie-Élodie', 'Marie-Élodie Le Cœur'])(
    '%s is not',
    (typed) => expect(isNameOf(typed, person)).toBe(false),
  );
  it('nothing is the name of nobody', () => {
    expect(isNameOf('', { givenName: '', familyName: '' })).toBe(false);
  });
});
