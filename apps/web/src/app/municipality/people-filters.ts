// The filters of the commune's list as the address gives them; without any, what waits stands apart, first.
import type { PeopleFilters } from './municipality-api';

const periods = ['upcoming', 'past', 'all'] as const;
const statuses = ['seated', 'waiting', 'to-validate', 'ended', 'all'] as const;
export const periodLabels: Record<(typeof periods)[number], string> = {
  upcoming: 'À venir',
  past: 'Passées',
  all: 'Toutes',
};
export const statusLabels: Record<(typeof statuses)[number], string> = {
  all: 'Tous',
  seated: 'Avec une place',
  waiting: 'En attente, place proposée',
  'to-validate': 'À valider par la mairie',
  ended: 'Annulée, remplacée, refusée',
};
type Given = Partial<Record<'page' | 'period' | 'status' | 'q', string | undefined>>;

/** True when nothing is asked: people who wait are shown first, then those who have a place to come. */
export const isDefault = ({ period, status, q, page }: Given): boolean =>
  (period ?? 'upcoming') === 'upcoming' && !status && !q && (page ?? '1') === '1';

export function readFilters(given: Given): PeopleFilters {
  const period = periods.find((one) => one === given.period) ?? 'upcoming';
  const q = given.q ?? '';
  const status = statuses.find((one) => one === given.status);
  return {
    page: Number(given.page ?? 1) || 1,
    period,
    status: status ?? (period === 'upcoming' && q === '' ? 'seated' : 'all'),
    q,
  };
}
