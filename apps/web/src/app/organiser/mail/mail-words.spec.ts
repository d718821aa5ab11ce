// The words of mail: what became of a message, when something leaves.
import { departureText, hasFailed, isOnItsWay, mailWord, momentText } from './mail-words';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const mail = (given: Partial<Parameters<typeof mailWord>[0]>) => ({
  state: 'ACCEPTED' as const,
  bounce: null,
  deliveredAt: null,
  ...given,
});

it.each([
  [{}, 'Accepté par le serveur', 'ok'],
  [{ deliveredAt: '2027-01-04T08:00:00.000Z' }, 'Remis', 'ok'],
  [{ bounce: 'HARD' as const, deliveredAt: '2027-01-04T08:00:00.000Z' }, 'Rejeté, adresse inconnue', 'bad'],
  [{ bounce: 'SOFT' as const }, 'Rejeté pour le moment', 'wait'],
  [{ state: 'DEFERRED' as const }, 'Différé, nouvel essai prévu', 'wait'],
  [{ state: 'SUPPRESSED' as const }, 'Non envoyé, adresse bloquée', 'bad'],
  [{ state: 'SUPERSEDED' as const }, 'Remplacé avant l’envoi', 'plain'],
])('%j reads "%s"', (given, label, tone) => expect(mailWord(mail(given))).toEqual({ label, tone }));

it('tells what still has to leave from what never will', () => {
  expect(isOnItsWay({ state: 'UNKNOWN' })).toBe(true);
  expect(isOnItsWay({ state: 'ACCEPTED' })).toBe(false);
  expect(hasFailed({ state: 'EXPIRED' })).toBe(true);
  expect(hasFailed({ state: 'SUPERSEDED' })).toBe(false);
});

it.each([
  ['2027-01-04T07:00:30.000Z', 'dans un instant'],
  ['2027-01-04T16:00:00.000Z', 'aujourd’hui à 17 h'],
  ['2027-01-05T06:00:00.000Z', 'demain à 7 h'],
  ['2027-01-11T06:30:00.000Z', 'le lundi 11 janvier 2027 à 7 h 30'],
])('leaving at %s is told "%s"', (instant, text) =>
  expect(plain(departureText(instant, new Date('2027-01-04T07:00:00.000Z')))).toBe(text),
);

it('tells tomorrow by the day of Paris, not by elapsed hours', () => {
  // 23 h 30 in Paris: half an hour later is tomorrow.
  expect(plain(departureText('2027-01-04T23:00:00.000Z', new Date('2027-01-04T22:30:00.000Z')))).toBe(
    'demain à 0 h',
  );
  expect(plain(momentText('2027-01-04T23:00:00.000Z'))).toBe('5 janvier 2027, 0 h');
});
