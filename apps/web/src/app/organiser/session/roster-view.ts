// Search, status filter and order of the roster, on rows already loaded.
import type { RosterRow } from '@treize/contract/registrations';
import { isActive } from '@treize/rules/registrations/status';
import { searchKey } from '@treize/rules/territories/search-key';

export const sortKeys = ['name', 'body', 'status', 'date'] as const;
export type SortKey = (typeof sortKeys)[number];
export interface RosterView {
  typed: string;
  status: 'ACTIVE' | 'ALL';
  sort: SortKey;
  descending: boolean;
}

const nameOf = (row: RosterRow): string => `${row.familyName} ${row.givenName}`;
const keys: Record<SortKey, (row: RosterRow) => string> = {
  name: nameOf,
  body: (row) => `${row.body} ${nameOf(row)}`,
  status: (row) => `${row.status} ${nameOf(row)}`,
  date: (row) => row.createdAt,
};
const inFrench = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

function matches(row: RosterRow, typed: string): boolean {
  const words = searchKey(`${nameOf(row)} ${row.body} ${row.number} ${row.email}`).split(' ');
  const starts = searchKey(typed).split(' ');
  return starts.every((start) => words.some((word) => word.startsWith(start)));
}

/** The rows to show, in order; equal ones keep the order they came in. */
export function viewed(
  rows: readonly RosterRow[],
  { typed, status, sort, descending }: RosterView,
): RosterRow[] {
  const key = keys[sort];
  const way = descending ? -1 : 1;
  return rows
    .filter((row) => (status === 'ALL' || isActive(row.status)) && matches(row, typed))
    .sort((a, b) => way * inFrench.compare(key(a), key(b)));
}
