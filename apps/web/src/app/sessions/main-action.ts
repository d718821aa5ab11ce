// The main action of a session's page: the verb says what will happen.
import type { SessionPage } from '@treize/contract/sessions';

type Told = Pick<SessionPage, 'phase' | 'seats' | 'places'>;

/** Empty when nobody can register now. */
export function mainAction({ phase, seats, places }: Told): string {
  if (phase !== 'PUBLISHED') return '';
  const full = seats.verdict === 'WAITLIST' || seats.verdict === 'FULL';
  const keptLeft = places.reservedFor.some(({ left }) => left > 0);
  if (full && keptLeft)
    return places.waitingListOpen
      ? 'S’inscrire ou rejoindre la liste d’attente'
      : 'S’inscrire sur les places réservées';
  if (seats.verdict === 'FULL') return '';
  if (full) return 'Rejoindre la liste d’attente';
  return places.validation === 'NONE'
    ? 'S’inscrire à cette session'
    : 'Demander une inscription (à\u00a0valider)';
}
