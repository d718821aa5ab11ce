// The band's words: what waits is always told, with what to do about it.
import { bandText, exchangeText, type BandFacts } from './band-words';

const calm: BandFacts = {
  online: true,
  waiting: 0,
  signatures: 0,
  othersWaiting: 0,
  signedOut: false,
  blocked: '',
  refused: 0,
};
const said = (facts: Partial<BandFacts>): string =>
  bandText({ ...calm, ...facts }).text.replaceAll('\u00a0', ' ');

it.each<[string, Partial<BandFacts>, string]>([
  ['nothing waits', {}, 'Connecté : tout est envoyé.'],
  ['cut off', { online: false }, 'Hors connexion : rien à envoyer, vous pouvez continuer.'],
  ['signatures', { online: false, waiting: 14, signatures: 14 }, 'Hors connexion : 14 signatures à envoyer'],
  ['one', { online: false, waiting: 1, signatures: 1 }, 'Hors connexion : 1 signature à envoyer'],
  [
    'both',
    { online: false, waiting: 16, signatures: 14 },
    'Hors connexion : 16 enregistrements, dont 14 signatures, à envoyer',
  ],
  ['sending', { waiting: 2 }, 'Envoi en cours : 2 enregistrements à envoyer'],
  [
    'signed out',
    { waiting: 2, signatures: 2, signedOut: true },
    'Reconnectez-vous pour envoyer : 2 signatures à envoyer. Rien n’est perdu.',
  ],
])('%s', (_case, facts, sentence) => expect(said(facts)).toBe(sentence));

it('says whose records wait, and that the server does not take them', () => {
  expect(said({ waiting: 3, othersWaiting: 3 })).toContain('d’une autre personne');
  expect(said({ waiting: 3, blocked: 'Chaîne rompue.' })).toContain('Chaîne rompue. Ils restent gardés');
});

it('tells the last exchange, with its day when it is not today', () => {
  const now = new Date('2027-01-12T09:00:00Z');
  expect(exchangeText(null, now)).toBe('Pas encore d’échange avec le serveur');
  expect(exchangeText(new Date('2027-01-12T08:32:00Z'), now).replaceAll('\u00a0', ' ')).toBe(
    'Dernier échange à 9 h 32',
  );
  expect(exchangeText(new Date('2027-01-11T08:32:00Z'), now)).toContain('11 janvier');
});
