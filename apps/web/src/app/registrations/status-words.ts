// What the standing of a registration means, in a sentence to the person, beside the words of the badge.
import type { SessionPage } from '@treize/contract/sessions';
import { isActive, isExpected, type RegistrationStatus } from '@treize/rules/registrations/status';
import { deadlineText } from '../platform/places-words';
import { ordinal, standingOf, type Word } from '../platform/registration-words';
import { phaseWords } from '../platform/session-words';

export interface StatusWords extends Word {
  sentence: string;
}

/** What the words need of a registration. */
export interface Standing {
  status: RegistrationStatus;
  rank: number | null;
  offerExpiresAt: string | null;
  validationDueAt?: string | null;
  /** Until when the place of somebody who is not coming is kept. */
  declineEndsAt?: string | null;
  /** Called off, the session says more than the registration does. */
  session?: Partial<Pick<SessionPage, 'phase' | 'postponeReason' | 'cancelReason'>>;
}

const until = (instant: string | null | undefined): string =>
  instant ? ` jusqu’au ${deadlineText(instant)}` : '';

const sentences: Record<RegistrationStatus, (standing: Standing) => string> = {
  PENDING_VALIDATION: ({ validationDueAt }) =>
    `Votre demande attend une validation\u00a0; votre place est gardée${until(validationDueAt)}.`,
  CONFIRMED: () => 'Votre place est confirmée.',
  TO_RECONFIRM: () =>
    'La session a changé de date. Votre place est gardée\u00a0; dites-nous si vous venez toujours.',
  WAITLISTED: ({ rank }) =>
    `Vous êtes en liste d’attente${rank === null ? '' : `, au ${ordinal(rank)} rang`}.`,
  OFFERED: ({ offerExpiresAt }) => `Une place s’est libérée et vous est gardée${until(offerExpiresAt)}.`,
  EXPIRED: () =>
    'La réponse attendue n’est pas venue à temps\u00a0; la place est passée à la personne suivante.',
  CANCELLED_BY_PERSON: () => 'Cette inscription a été annulée à votre demande.',
  CANCELLED_BY_ORGANIZER: () => 'L’organisation a annulé cette inscription.',
  REPLACED: () => 'Une autre personne de votre collectivité a pris cette place.',
  REFUSED: () => 'Cette inscription n’a pas été acceptée.',
  TRANSFERRED: () => 'Cette inscription est passée à une autre date.',
};

const because = (reason: string | null | undefined): string => (reason ? ` Motif\u00a0: ${reason}` : '');
const wordOf = (phase: 'POSTPONED' | 'CANCELLED'): Word => ({
  label: phaseWords[phase].text,
  tone: phaseWords[phase].tone,
});

/** Whoever was concerned when the session was put off or cancelled reads that first; null for the others. */
function calledOff(standing: Standing): StatusWords | null {
  const { status, session } = standing;
  if (session?.phase === 'CANCELLED' && (isActive(status) || status === 'CANCELLED_BY_ORGANIZER'))
    return { ...wordOf('CANCELLED'), sentence: `La session est annulée.${because(session.cancelReason)}` };
  if (session?.phase !== 'POSTPONED' || !isActive(status)) return null;
  const first = 'Session reportée, nouvelle date à venir.';
  const why = because(session.postponeReason);
  if (!isExpected(status))
    return { ...standingOf(standing), sentence: `${first} ${sentences[status](standing)}${why}` };
  const asked =
    status === 'TO_RECONFIRM' ? ' Nous vous demanderons si vous venez avec la nouvelle date.' : '';
  return { ...wordOf('POSTPONED'), sentence: `${first} Votre place est gardée.${asked}${why}` };
}

export function statusWords(standing: Standing): StatusWords {
  const off = calledOff(standing);
  if (off) return off;
  return standing.declineEndsAt
    ? {
        label: 'Place gardée',
        tone: 'wait',
        sentence: `Votre place est gardée${until(standing.declineEndsAt)}.`,
      }
    : { ...standingOf(standing), sentence: sentences[standing.status](standing) };
}
