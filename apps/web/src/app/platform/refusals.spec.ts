// Refusals told to people: numbers and moments in the sentence, punctuation kept with its word.
import type { Problem } from '@treize/contract/refusals';
import { sentenceOf } from './refusals';

const refused = (code: Problem['code'], facts?: Problem['facts']): string =>
  sentenceOf({ type: 'about:blank', title: '', status: 409, code, ...(facts ? { facts } : {}) });

it('says when registration opens, if it knows', () => {
  expect(refused('registration-not-open', { opensAt: '2027-01-12T08:30:00.000Z' })).toContain(
    'mardi 12 janvier 2027',
  );
  expect(refused('registration-not-open')).toBe('Les inscriptions ne sont pas encore ouvertes.');
});

it('counts the attempts left', () => expect(refused('wrong-code', { attemptsLeft: 2 })).toContain('2.'));

it('keeps French punctuation with its word', () =>
  expect(refused('offer-gone')).toContain('disponible\u00a0: son'));

it('tells every condition that keeps somebody out at once', () => {
  const told = refused('not-eligible', { REGION: true, KIND: true });
  expect(told).toContain('réservée aux élu·es, ou aux agent·es');
  expect(told).toContain('collectivités de sa région');
  expect(told).not.toContain('délégation');
});

it('says what is missing when no place is free', () =>
  expect(refused('no-place', { LIMIT: 'Atelier A' })).toContain('«\u00a0Atelier A\u00a0» est complet'));
