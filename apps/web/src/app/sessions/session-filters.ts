// Filters of the list, as the URL keeps them: wrong or empty values are left out rather than refused.
import { sessionQuery } from '@treize/contract/sessions';

export const filterNames = [
  'near',
  'region',
  'department',
  'theme',
  'regime',
  'format',
  'from',
  'to',
  'available',
  'page',
] as const;
export type FilterName = (typeof filterNames)[number];
export type SessionFilters = Partial<Record<FilterName, string>>;

/** Keeps of the query string what the contract accepts, one name at a time. */
export function readFilters(query: Readonly<Record<string, string | undefined>>): SessionFilters {
  const kept = filterNames.filter(
    (name) => query[name] && sessionQuery.shape[name].safeParse(query[name]).success,
  );
  return Object.fromEntries(kept.map((name) => [name, query[name]]));
}

/** How many filters narrow the list; the page and the commune do not. */
export const countFilters = (filters: SessionFilters): number =>
  filterNames.filter((name) => name !== 'page' && name !== 'near' && filters[name]).length;
