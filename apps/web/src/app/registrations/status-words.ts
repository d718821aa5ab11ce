// The status of a registration in words: the badge, and the sentence that says what it means.
import type { Tone } from '@treize/design/tone';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import { deadlineText } from '../platform/places-words';

export interface StatusWords {
  label: string;
  tone: Tone;
  sentence: string;
}

/** What the words need of a registration. */
export interface Standing {
  status: RegistrationStatus;
  rank: number | null;
  offerExpiresAt: string | null;
  validationDueAt?: string | null;
}

/** 1 -> "1er", 2 -> "2e" */
export const ordinal = (rank: number): string => (rank === 1 ? '1er' : `${rank}e`);

const until = (instant: string | null | undefined): string =>
  instant ? ` jusqu’au ${deadlineText(instant)}` : '';

type Words = (standing: Standing) => StatusWords;
const fixed =
  (label: string, tone: Tone, sentence: string): Words =>
  () => ({ label, tone, sentence });

const words: Record<RegistrationStatus, Words> = {
  PENDING_VALIDATION: ({ validationDueAt }) => ({
    label: 'À valider',
    tone: 'wait',
    sentence: `Votre demande attend une validation\u00a0; votre place est gardée${until(validationDueAt)}.`,
  }),
  CONFIRMED: fixed('Confirmée', 'ok', 'Votre place est confirmée.'),
  TO_RECONFIRM: fixed(
    'À reconfirmer',
    'wait',
    'La session a changé de date ou de lieu. Votre place est gardée\u00a0; vérifiez que vous pouvez toujours venir.',
  ),
  WAITLISTED: ({ rank }) => ({
    label: rank === null ? 'Liste d’attente' : `Liste d’attente (${ordinal(rank)})`,
    tone: 'wait',
    sentence: `Vous êtes en liste d’attente${rank === null ? '' : `, au ${ordinal(rank)} rang`}.`,
  }),
  OFFERED: ({ offerExpiresAt }) => ({
    label: 'Place proposée',
    tone: 'note',
    sentence: `Une place s’est libérée et vous est gardée${until(offerExpiresAt)}.`,
  }),
  EXPIRED: fixed(
    'Délai passé',
    'bad',
    'La réponse attendue n’est pas venue à temps\u00a0; la place est passée à la personne suivante.',
  ),
  CANCELLED_BY_PERSON: fixed('Annulée', 'bad', 'Cette inscription a été annulée à votre demande.'),
  CANCELLED_BY_ORGANIZER: fixed(
    'Annulée par l’organisation',
    'bad',
    'L’organisation a annulé cette inscription.',
  ),
  REPLACED: fixed('Remplacée', 'note', 'Une autre personne de votre collectivité a pris cette place.'),
  REFUSED: fixed('Refusée', 'bad', 'Cette inscription n’a pas été acceptée.'),
  TRANSFERRED: fixed('Transférée', 'note', 'Cette inscription est passée à une autre date.'),
};

export const statusWords = (standing: Standing): StatusWords => words[standing.status](standing);
