// The same person typed in different ways has one key; two people of one town hall have two.
import { emailKey, nameKey } from './keys';

it.each([
  ['KERZEC', 'yann'],
  ['Kerzec', 'Yann '],
  ['Kérzec', 'Yänn'],
  ['Ker\u00ADzec', 'Ya\u200Bnn\uFEFF'],
])('%s %s is Yann Kerzec', (family, given) => {
  expect(nameKey(family, given)).toBe(nameKey('Kerzec', 'Yann'));
});

it.each([
  ['Le Goff-L’Hénaff', 'Marie–Anne', 'le goff l henaff|marie anne'],
  ['Lecœur', 'Lætitia', 'lecoeur|laetitia'],
])('%s %s is %s', (family, given, key) => expect(nameKey(family, given)).toBe(key));

it('keeps family and given names apart', () => {
  expect(nameKey('Martin', 'Paul')).not.toBe(nameKey('Paul', 'Martin'));
});

it('compares addresses without case', () =>
  expect(emailKey(' Mairie@Die.Example ')).toBe('mairie@die.example'));
