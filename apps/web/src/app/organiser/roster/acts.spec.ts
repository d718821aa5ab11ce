// Acts on many registrations: whom they concern, what is told after, what can be undone.
import type { RosterRow } from '@treize/contract/roster';
import { actWords, outcomeText, possibleActs, refusedLines, undoOf } from './acts';

const row = (id: string, given: Partial<RosterRow> = {}) =>
  ({
    id,
    givenName: 'Camille',
    familyName: id,
    status: 'CONFIRMED',
    partyId: null,
    priority: 0,
    priorityReason: null,
    ...given,
  }) as unknown as RosterRow;
const readable = (text: string) => text.replaceAll('\u00a0', ' ');

it('offers only the acts that change at least one of the chosen rows', () => {
  const rows = [
    row('a'),
    row('b', { status: 'PENDING_VALIDATION' }),
    row('c', { status: 'CANCELLED_BY_PERSON' }),
  ];
  expect(possibleActs(rows).map(({ act, rows: some }) => [act, some.length])).toEqual([
    ['VALIDATE', 1],
    ['REFUSE', 1],
    ['TRANSFER', 2],
    ['CANCEL', 2],
  ]);
  expect(possibleActs([row('c', { status: 'EXPIRED' })])).toEqual([]);
});

it('names what will be done, and to how many', () => {
  expect(actWords.CANCEL.label(1)).toBe('Annuler l’inscription');
  expect(readable(actWords.CANCEL.label(3))).toBe('Annuler 3 inscriptions');
});

it('offers to split only who waits in a group', () => {
  const acts = (given: Partial<RosterRow>) => possibleActs([row('a', given)]).map(({ act }) => act);
  expect(acts({ status: 'WAITLISTED' })).not.toContain('SPLIT');
  expect(acts({ status: 'WAITLISTED', partyId: 'p' })).toContain('SPLIT');
  expect(acts({ partyId: 'p' })).not.toContain('SPLIT');
});

it('tells what was done, who waits elsewhere, and what was refused with one sentence for several people', () => {
  const refused = [
    { id: 'a', code: 'wrong-state' as const },
    { id: 'b', code: 'wrong-state' as const },
  ];
  expect(readable(outcomeText('CANCEL', { done: ['c'], waiting: [], refused }))).toBe(
    '1 inscription annulée, 2 impossibles',
  );
  expect(readable(outcomeText('TRANSFER', { done: [], waiting: ['d'], refused: [] }))).toBe(
    '1 personne en attente sur l’autre session',
  );
  expect(readable(outcomeText('OFFER', { done: [], waiting: [], refused: [] }))).toBe('0 place proposée');
  const lines = refusedLines(refused, [row('a'), row('b')]);
  expect(lines).toHaveLength(1);
  expect(lines[0]?.names).toEqual(['Camille a', 'Camille b']);
});

it('undoes priorities as they were, and nothing that people were told of', () => {
  const before = [row('a'), row('b', { priority: 2, priorityReason: 'Maire' }), row('c')];
  const action = { action: 'PRIORITISE' as const, ids: ['a', 'b', 'c'], priority: 5, reason: 'Délégation' };
  expect(undoOf(action, before, ['a', 'b'])).toEqual([
    { action: 'PRIORITISE', ids: ['a'], priority: 0, reason: 'Priorité rétablie' },
    { action: 'PRIORITISE', ids: ['b'], priority: 2, reason: 'Maire' },
  ]);
  expect(undoOf({ action: 'SPLIT', ids: ['a'] }, before, ['a'])).toEqual([]);
});
