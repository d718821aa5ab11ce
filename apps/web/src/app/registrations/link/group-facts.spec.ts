// A group of three before two free places: what is told before separating.
import type { RegistrationPage } from '@treize/contract/registrations';
import { groupFacts, groupText, splitFacts } from './group-facts';

const readable = (text: string) => text.replaceAll('\u00a0', ' ');
const group = (free: number) =>
  groupFacts({
    number: 'M05-84-03-0012',
    givenName: 'Nadia',
    familyName: 'Belloc',
    party: [
      { number: 'M05-84-03-0013', name: 'Rémi Castagnol', status: 'WAITLISTED' },
      { number: 'M05-84-03-0009', name: 'Camille Orvault', status: 'WAITLISTED' },
      { number: 'M05-84-03-0010', name: 'Yann Kerzec', status: 'CANCELLED_BY_PERSON' },
    ],
    session: { seats: { capacity: 10, confirmed: 9 - free, offered: 1, held: 0 } },
  } as unknown as RegistrationPage);

it('counts those who wait, and what is free', () => {
  expect(readable(groupText(group(2)))).toBe('Votre groupe de 3 attend 3 places ensemble, 2 sont libres.');
  expect(readable(groupText(group(0)))).toBe('Votre groupe de 3 attend 3 places ensemble.');
});

it('names who would be served, in order, and who would wait', () => {
  const told = readable(splitFacts(group(2)).join(' '));
  expect(told).toContain('dans l’ordre de la liste : Camille Orvault, Nadia Belloc. Rémi Castagnol continue');
  expect(splitFacts(group(0)).join(' ')).toContain('ira à Camille Orvault.');
});
