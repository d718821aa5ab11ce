// Places told in words: agreements, and causes that are absent.
import { placesText } from '../platform/session-words';
import { limitText, reservedText } from './place-terms';
import { seatCauses } from './session-places';

const seats = {
  capacity: 20,
  confirmed: 5,
  offered: 0,
  waiting: 0,
  held: 0,
  left: 15,
  verdict: 'OPEN' as const,
};
const readable = (text: string) => text.replaceAll('\u00a0', ' ');

it.each([
  [seats, '5 personnes inscrites sur 20'],
  [{ ...seats, confirmed: 1, capacity: null }, '1 personne inscrite'],
  [
    { ...seats, confirmed: 17, offered: 2, held: 1, waiting: 1 },
    '17 personnes inscrites sur 20, 2 places proposées, 1 place gardée par des inscriptions en cours, 1 personne en liste d’attente',
  ],
])('%j is told by cause', (given, text) => expect(readable(seatCauses(given))).toBe(text));

it.each([
  [{ left: 15, waiting: 0, verdict: 'OPEN' as const }, '15 places'],
  [{ left: 1, waiting: 0, verdict: 'FEW' as const }, 'Plus que 1 place'],
  [{ left: 0, waiting: 0, verdict: 'WAITLIST' as const }, 'Complet'],
  [{ left: 0, waiting: 4, verdict: 'WAITLIST' as const }, 'Liste d’attente : 4 personnes'],
  [{ left: 0, waiting: 0, verdict: 'FULL' as const }, 'Complet'],
  [{ left: null, waiting: 0, verdict: 'UNLIMITED' as const }, 'Sans limite de places'],
])('%j is told in a word', (given, text) => expect(readable(placesText(given))).toBe(text));

it('tells lunches, workshops and reserved places', () => {
  const limit = { id: 'l', kind: 'LUNCH' as const, label: 'Repas du midi', included: 1, left: 12 };
  expect(readable(limitText(limit))).toBe('Repas du midi (compris, 12 places)');
  expect(readable(limitText({ ...limit, included: 0, left: 0 }))).toBe('Repas du midi (complet)');
  const kept = { label: 'Finistère', left: 2, releasesAt: null };
  expect(readable(reservedText(kept))).toBe('2 places gardées pour « Finistère ».');
});

it('tells the day that ends when reserved places open at midnight, the hour otherwise', () => {
  const until = (releasesAt: string) =>
    readable(reservedText({ label: 'Finistère', left: 2, releasesAt } as Parameters<typeof reservedText>[0]));
  expect(until('2031-01-13T23:00:00Z')).toBe(
    '2 places gardées pour « Finistère » jusqu’au lundi 13 janvier 2031 inclus, puis ouvertes à tout le monde.',
  );
  expect(until('2031-06-30T22:00:00Z')).toContain('jusqu’au lundi 30 juin 2031 inclus');
  expect(until('2031-01-14T07:00:00Z')).toContain('mardi 14 janvier 2031, 8 h');
});
