// The verdict told to organisers, and what the smallest limit leaves.
import type { Availability, LimitAvailability } from '@treize/contract/places';
import { cellsOf, leftForAll, verdictOf } from './availability-words';

const limit = (
  id: string | null,
  left: number | null,
  given: Partial<LimitAvailability> = {},
): LimitAvailability => ({
  id,
  label: id ?? 'Salle',
  capacity: left,
  confirmed: 0,
  pending: 0,
  offered: 0,
  held: 0,
  blocked: 0,
  waiting: 0,
  exceptional: 0,
  left,
  ...given,
});
const availability = (limits: LimitAvailability[], given: Partial<Availability> = {}): Availability => ({
  limits,
  fullness: 'OPEN',
  closedAt: null,
  ...given,
});
const readable = (given: Availability, known: Parameters<typeof verdictOf>[1] = []) =>
  verdictOf(given, known).text.replaceAll('\u00a0', ' ');
const lunch = (included: number) => ({ id: 'lunch', kind: 'LUNCH' as const, included });
const workshop = (id: string) => ({ id, kind: 'WORKSHOP' as const, included: 0 });

it('Q7 Q18 tells the smallest of the room and of what every registration takes', () => {
  const limits = [limit(null, 10), limit('lunch', 5)];
  expect(leftForAll(availability(limits), [lunch(1)])).toBe(5);
  expect(leftForAll(availability(limits), [lunch(2)])).toBe(2);
  expect(leftForAll(availability(limits), [lunch(0)])).toBe(10);
});

it('Q12 adds the workshops up, since each person chooses one', () => {
  const limits = [limit(null, 10), limit('a', 0), limit('b', 4)];
  expect(leftForAll(availability(limits), [workshop('a'), workshop('b')])).toBe(4);
  expect(leftForAll(availability([limit(null, null), limit('a', null)]), [workshop('a')])).toBeNull();
});

it.each([
  [availability([limit(null, 3)]), '3 places'],
  [availability([limit(null, null)]), 'Sans limite de places'],
  [availability([limit(null, 2, { waiting: 12 })]), '2 places libres, 12 personnes attendent'],
  [availability([limit(null, 0)], { fullness: 'FULL' }), 'Complet'],
  [availability([limit(null, 0)], { fullness: 'FULL_FOR_NOW' }), 'Complet tant que personne ne renonce'],
])('Q3 gives the verdict %#', (given, text) => expect(readable(given)).toBe(text));

it('Q16 a closed session says so whatever is left', () => {
  const closed = availability([limit(null, 5)], { closedAt: '2027-01-05T09:00:00.000Z' });
  expect(readable(closed)).toBe('Inscriptions fermées depuis le mardi 5 janvier 2027, 10 h');
});

it('says apart what was given over the limit', () => {
  const confirmed = cellsOf(limit(null, 0, { confirmed: 22, exceptional: 2 }))[1];
  expect(confirmed).toEqual({ label: 'Confirmées', value: '22', note: 'dont 2 en plus', isKept: false });
});
