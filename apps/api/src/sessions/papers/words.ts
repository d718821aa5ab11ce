// French words that several documents say of a session: its days, its place, its format, who pays.
import type { SessionDay, SessionPage } from '@treize/contract/sessions';
import { frenchDate, frenchTimeRange } from '@treize/rules/time/french';

export const formatWords: Record<SessionPage['format'], string> = {
  ONSITE: 'En présence',
  REMOTE: 'À distance',
  HYBRID: 'En présence et à distance',
};
export const regimeWords: Record<SessionPage['regime'], string> = {
  TRAINING: 'Module de formation',
  AWARENESS: 'Journée régionale',
};
export const fundingWords: Record<SessionPage['funding'], string> = {
  FREE: 'Gratuit',
  MUNICIPALITY: 'Budget de la collectivité',
  DIFE: 'Droit individuel à la formation (DIFE)',
  PERSONAL: 'Personnel',
};
export const periodWords = { AM: 'Matin', PM: 'Après-midi', EVENING: 'Soirée' } as const;

/** "mardi 12 janvier 2027 : 9 h 30 – 12 h 30 et 13 h 45 – 16 h 45", one line a day. */
export const dayLines = (days: readonly SessionDay[]): string[] =>
  days.map(({ date, halfDays }) => {
    const times = halfDays.map(({ startTime, endTime }) => frenchTimeRange(startTime, endTime));
    return `${frenchDate(date)}\u00a0: ${times.join(' et ')}`;
  });

/** "Salle polyvalente, salle 2, 1 place du Centre, 22200 Guingamp", "À distance", or nothing while it is not known. */
export function placeLine({ venue, room, format }: Pick<SessionPage, 'venue' | 'room' | 'format'>): string {
  if (venue)
    return [venue.name, room, venue.address, `${venue.postcode} ${venue.town}`].filter(Boolean).join(', ');
  return format === 'REMOTE' ? 'À distance' : '';
}

/** Nothing for a session at a distance. */
export function wheelchairLine({ venue }: Pick<SessionPage, 'venue'>): string {
  if (!venue) return '';
  return venue.wheelchairAccess
    ? 'Lieu accessible en fauteuil roulant.'
    : 'Lieu non accessible en fauteuil roulant\u00a0: prévenez-nous, une solution sera cherchée avec vous.';
}

/** How one comes in, and with a wheelchair. */
export const accessLine = (session: Pick<SessionPage, 'venue'>): string =>
  [session.venue?.access, wheelchairLine(session)].filter(Boolean).join(' ');
