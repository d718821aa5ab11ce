// Places told in words: agreements, and causes that are absent.
import { placesText } from '../platform/session-words';
import { seatCauses } from './session-places';

const seats = { capacity: 20, confirmed: 5, offered: 0, waiting: 0, left: 15, verdict: 'OPEN' as const };
const readable = (text: string) => text.replaceAll('\u00a0', ' ');

it.each([
  [seats, '5 personnes inscrites sur 20'],
  [{ ...seats, confirmed: 1, capacity: null }, '1 personne inscrite'],
  [
    { ...seats, confirmed: 18, offered: 2, waiting: 1 },
    '18 personnes inscrites sur 20, 2 places proposées, 1 personne en liste d’attente',
  ],
])('%j is told by cause', (given, text) => expect(readable(seatCauses(given))).toBe(text));

it.each([
  [{ left: 15, waiting: 0, verdict: 'OPEN' as const }, '15 places'],
  [{ left: 1, waiting: 0, verdict: 'FEW' as const }, 'Plus que 1 place'],
  [{ left: 0, waiting: 0, verdict: 'WAITLIST' as const }, 'Complet : liste d’attente'],
  [{ left: 0, waiting: 4, verdict: 'WAITLIST' as const }, 'Complet : liste d’attente (4 personnes)'],
  [{ left: null, waiting: 0, verdict: 'UNLIMITED' as const }, 'Sans limite de places'],
])('%j is told in a word', (given, text) => expect(readable(placesText(given))).toBe(text));
