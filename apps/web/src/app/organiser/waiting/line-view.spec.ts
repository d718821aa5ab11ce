// Groups of the waiting list, and why they wait.
import type { RosterRow } from '@treize/contract/roster';
import { offeredOf, partiesOf } from './line-view';

const row = (id: string, rank: number, given: Partial<RosterRow> = {}) =>
  ({ id, rank, status: 'WAITLISTED', partyId: null, waitReasons: [], ...given }) as unknown as RosterRow;

it('keeps groups together, at the rank of the first of them, each reason told once', () => {
  const share = { code: 'SHARE' as const, label: '3 places' };
  const parties = partiesOf([
    row('c', 4),
    row('a', 1),
    row('d', 3, { partyId: 'p', waitReasons: [share] }),
    row('b', 2, { partyId: 'p', waitReasons: [{ code: 'ROOM', label: null }, share] }),
    row('x', 0, { status: 'CONFIRMED' }),
  ]);
  expect(parties.map(({ rank, rows }) => [rank, rows.map(({ id }) => id)])).toEqual([
    [1, ['a']],
    [2, ['b', 'd']],
    [4, ['c']],
  ]);
  expect(parties[1]?.why).toEqual([{ code: 'ROOM', label: null }, share]);
});

it('shows offers by deadline', () => {
  const offered = (id: string, at: string) => row(id, 0, { status: 'OFFERED', offerExpiresAt: at });
  const rows = [
    offered('late', '2027-01-03T10:00:00.000Z'),
    row('w', 1),
    offered('soon', '2027-01-02T10:00:00.000Z'),
  ];
  expect(offeredOf(rows).map(({ id }) => id)).toEqual(['soon', 'late']);
});
