// Why one cannot register for a session now, in words.
import type { SessionPage } from '@treize/contract/sessions';
import { frenchInstant } from '@treize/rules/time/french';

type Told = Pick<SessionPage, 'phase' | 'opensAt' | 'closesAt' | 'cancelReason'>;

/** Null when registration is open. */
export function closedWords({ phase, opensAt, closesAt, cancelReason }: Told): string | null {
  switch (phase) {
    case 'PUBLISHED':
      return null;
    case 'DRAFT':
    case 'UPCOMING':
      return `Les inscriptions ouvrent le ${frenchInstant(new Date(opensAt))}.`;
    case 'POSTPONED':
      return 'Cette session est reportée\u00a0; sa nouvelle date n’est pas encore fixée.';
    case 'CANCELLED':
      return `Cette session est annulée${cancelReason ? `\u00a0: ${cancelReason}` : ''}.`;
    case 'CLOSED':
    case 'IN_PROGRESS':
      return `Les inscriptions sont closes depuis le ${frenchInstant(new Date(closesAt))}.`;
    case 'HELD':
    case 'FINALIZED':
      return 'Cette session a déjà eu lieu.';
  }
}
