// The people of the "Messages" tab as one looks at them: filters kept in the URL, search by first letters, pages.
import type { Deliveries, DeliveryRow } from '@treize/contract/deliveries';
import { searchKey } from '@treize/rules/territories/search-key';
import { isInvited } from './delivery-words';
import { hasFailed, isOnItsWay } from '../mail-words';

export const shownKinds = [
  'all',
  'stale',
  'bounced',
  'failed',
  'waiting',
  'silent',
  'declined',
  'reconfirm',
] as const;
export type ShownKind = (typeof shownKinds)[number];
export const peopleOnPage = 50;

export interface DeliveryFilters {
  q: string;
  show: ShownKind;
  page: number;
}

/** Filters from the query string; whatever is not known is left aside. */
export const deliveryFiltersOf = (params: Record<string, unknown>): DeliveryFilters => ({
  q: typeof params['q'] === 'string' ? params['q'] : '',
  show: shownKinds.find((one) => one === params['show']) ?? 'all',
  page: Math.max(1, Math.trunc(Number(params['page'])) || 1),
});

const keeps: Record<ShownKind, (row: DeliveryRow) => boolean> = {
  all: () => true,
  stale: ({ days }) => days.some(({ isStale }) => isStale),
  bounced: ({ blocked, last }) => blocked !== null || (last !== null && last.bounce !== null),
  failed: ({ last }) => last !== null && last.bounce === null && hasFailed(last),
  waiting: ({ last }) => last !== null && isOnItsWay(last),
  silent: ({ status, answer, days }) =>
    status === 'CONFIRMED' && answer === null && days.some((day) => isInvited(day) && day.answer === null),
  declined: ({ answer }) => answer === 'DECLINED',
  reconfirm: ({ status, answer }) => status === 'TO_RECONFIRM' && answer === null,
};
/** How many people each filter shows, whatever is searched. */
export const countsOf = (rows: readonly DeliveryRow[]): Record<ShownKind, number> =>
  Object.fromEntries(shownKinds.map((kind) => [kind, rows.filter(keeps[kind]).length])) as Record<
    ShownKind,
    number
  >;

const inFrench = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });
const nameOf = ({ familyName, givenName }: DeliveryRow): string => `${familyName} ${givenName}`;

/** The people to show, by name. */
export function shownPeople(rows: readonly DeliveryRow[], { q, show }: DeliveryFilters): DeliveryRow[] {
  const starts = searchKey(q).split(' ');
  const answers = (row: DeliveryRow): boolean => {
    const words = searchKey(`${nameOf(row)} ${row.number} ${row.email}`).split(' ');
    return starts.every((start) => words.some((word) => word.startsWith(start)));
  };
  return rows
    .filter((row) => keeps[show](row) && answers(row))
    .sort((a, b) => inFrench.compare(nameOf(a), nameOf(b)));
}

/** People of a page; a page past the end is the last one. */
export function peoplePage(
  rows: readonly DeliveryRow[],
  page: number,
): { page: number; rows: DeliveryRow[] } {
  const shown = Math.min(page, Math.max(1, Math.ceil(rows.length / peopleOnPage)));
  return { page: shown, rows: rows.slice((shown - 1) * peopleOnPage, shown * peopleOnPage) };
}

export interface Figure {
  label: string;
  value: number;
  /** The filter that lists these people; null where there is none. */
  show: ShownKind | null;
  /** Something to look at when it is not nothing. */
  isTrouble: boolean;
}
/** The two lines of figures: what the servers said, then what people answered. */
export function figuresOf(counts: Deliveries['counts']): { title: string; figures: Figure[] }[] {
  const figure = (label: string, value: number, show: ShownKind | null, isTrouble = false): Figure => ({
    ...{ label, value, show, isTrouble },
  });
  return [
    {
      title: 'Messages',
      figures: [
        figure('Acceptés par le serveur', counts.accepted, null),
        figure('En attente', counts.waiting, 'waiting'),
        figure('Échecs', counts.failed, 'failed', true),
        figure('Rejets', counts.bounced, 'bounced', true),
        figure('Copies périmées', counts.stale, 'stale', true),
      ],
    },
    {
      title: 'Réponses',
      figures: [
        figure('Viennent', counts.coming, null),
        figure('Peut-être', counts.maybe, null),
        figure('Ne viennent pas', counts.declined, 'declined'),
        figure('Sans réponse', counts.silent, 'silent'),
        figure('À reconfirmer', counts.toReconfirm, 'reconfirm'),
      ],
    },
  ];
}
