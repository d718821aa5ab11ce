// The roster as one looks at it: filters kept in the URL, search by first letters, order, pages.
import { personKinds } from '@treize/contract/places';
import { sources } from '@treize/contract/registrations';
import type { RosterRow } from '@treize/contract/roster';
import { isActive } from '@treize/rules/registrations/status';
import { searchKey } from '@treize/rules/territories/search-key';

export const sortKeys = ['name', 'body', 'status', 'date'] as const;
export type SortKey = (typeof sortKeys)[number];
export const rosterStates = ['seated', 'to-validate', 'offered', 'waiting', 'ended', 'all'] as const;
export type RosterState = (typeof rosterStates)[number];
export const rowsOnPage = 50;

export interface RosterFilters {
  q: string;
  state: RosterState;
  kind: RosterRow['kind'] | '';
  /** Commune or EPCI, as the rows name it. */
  body: string;
  source: RosterRow['source'] | '';
  /** Lunch or workshop that the person takes. */
  limit: string;
  sort: SortKey;
  descending: boolean;
  page: number;
}

const among = <T extends string>(values: readonly T[], given: unknown): T | undefined =>
  values.find((value) => value === given);
const text = (given: unknown): string => (typeof given === 'string' ? given : '');

/** Filters from the query string; whatever is not known is left aside. */
export const filtersOf = (params: Record<string, unknown>): RosterFilters => ({
  q: text(params['q']),
  state: among(rosterStates, params['state']) ?? 'seated',
  kind: among(personKinds, params['kind']) ?? '',
  body: text(params['body']),
  source: among(sources, params['source']) ?? '',
  limit: text(params['limit']),
  sort: among(sortKeys, params['sort']) ?? 'name',
  descending: params['order'] === 'desc',
  page: Math.max(1, Math.trunc(Number(params['page'])) || 1),
});

/** True when a filter other than the state keeps rows away. */
export const isNarrowed = ({ q, kind, body, source, limit }: RosterFilters): boolean =>
  [q, kind, body, source, limit].some((one) => one !== '');

const inState: Record<RosterState, (row: RosterRow) => boolean> = {
  seated: ({ status }) =>
    status === 'CONFIRMED' || status === 'TO_RECONFIRM' || status === 'PENDING_VALIDATION',
  'to-validate': ({ status }) => status === 'PENDING_VALIDATION',
  offered: ({ status }) => status === 'OFFERED',
  waiting: ({ status }) => status === 'WAITLISTED',
  ended: ({ status }) => !isActive(status),
  all: () => true,
};
/** How many rows each state shows, whatever the other filters. */
export const countsByState = (rows: readonly RosterRow[]): Record<RosterState, number> =>
  Object.fromEntries(rosterStates.map((state) => [state, rows.filter(inState[state]).length])) as Record<
    RosterState,
    number
  >;

const nameOf = (row: RosterRow): string => `${row.familyName} ${row.givenName}`;
const keys: Record<SortKey, (row: RosterRow) => string> = {
  name: nameOf,
  body: (row) => `${row.body} ${nameOf(row)}`,
  status: (row) => `${row.status} ${String(row.rank ?? 0).padStart(5, '0')} ${nameOf(row)}`,
  date: (row) => row.createdAt,
};
const inFrench = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

function answers(row: RosterRow, starts: readonly string[]): boolean {
  const words = searchKey(`${nameOf(row)} ${row.body} ${row.number} ${row.email}`).split(' ');
  return starts.every((start) => words.some((word) => word.startsWith(start)));
}

/** The rows to show, in order; equal ones keep the order they came in. */
export function viewed(rows: readonly RosterRow[], filters: RosterFilters): RosterRow[] {
  const { state, kind, body, source, limit, sort, descending } = filters;
  const starts = searchKey(filters.q).split(' ');
  const key = keys[sort];
  const way = descending ? -1 : 1;
  return rows
    .filter(
      (row) =>
        inState[state](row) &&
        (kind === '' || row.kind === kind) &&
        (body === '' || row.body === body) &&
        (source === '' || row.source === source) &&
        (limit === '' || row.extras.some(({ limitId }) => limitId === limit)) &&
        answers(row, starts),
    )
    .sort((a, b) => way * inFrench.compare(key(a), key(b)));
}

/** Rows of a page; a page past the end is the last one. */
export function pageOf(rows: readonly RosterRow[], page: number): { page: number; rows: RosterRow[] } {
  const shown = Math.min(page, Math.max(1, Math.ceil(rows.length / rowsOnPage)));
  return { page: shown, rows: rows.slice((shown - 1) * rowsOnPage, shown * rowsOnPage) };
}

/** Communes and EPCIs of the rows, in French order. */
export const bodiesOf = (rows: readonly RosterRow[]): string[] =>
  [...new Set(rows.map(({ body }) => body))].sort((a, b) => inFrench.compare(a, b));
