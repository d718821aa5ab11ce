// Why one cannot register for a session now, in words.
import type { SessionPage } from '@treize/contract/sessions';
import { frenchInstant } from '@treize/rules/time/french';

type Told = Pick<
  SessionPage,
  'phase' | 'opensAt' | 'closesAt' | 'closedAt' | 'cancelReason' | 'seats' | 'places'
>;

/** Null when registration is open. */
export function closedWords(told: Told): string | null {
  const { phase, opensAt, closesAt, closedAt, cancelReason, seats, places } = told;
  switch (phase) {
    case 'PUBLISHED':
      return seats.verdict === 'FULL' && !places.reservedFor.some(({ left }) => left > 0)
        ? 'La session est complète, et sa liste d’attente est fermée.'
        : null;
    case 'DRAFT':
    case 'UPCOMING':
      return `Les inscriptions ouvrent le ${frenchInstant(new Date(opensAt))}.`;
    case 'POSTPONED':
      return 'Cette session est reportée\u00a0; sa nouvelle date n’est pas encore fixée.';
    case 'CANCELLED':
      return `Cette session est annulée${cancelReason ? `\u00a0: ${cancelReason}` : ''}.`;
    case 'CLOSED':
    case 'IN_PROGRESS':
      return `Les inscriptions sont closes depuis le ${frenchInstant(new Date(closedAt ?? closesAt))}.`;
    case 'HELD':
    case 'FINALIZED':
      return 'Cette session a déjà eu lieu.';
  }
}
