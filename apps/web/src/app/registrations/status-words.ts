// The status of a registration in words: the badge, and the sentence that says what it means.
import type { Tone } from '@treize/design/tone';
import { offerHours } from '@treize/rules/registrations/offers';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import { frenchInstant } from '@treize/rules/time/french';

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
}

/** 1 -> "1er", 2 -> "2e" */
export const ordinal = (rank: number): string => (rank === 1 ? '1er' : `${rank}e`);

/** How the waiting list works, said before and after registering. */
export const waitingRule =
  'Dès qu’une place se libère, elle est proposée par courriel dans l’ordre d’arrivée. ' +
  `La personne a ${offerHours}\u00a0heures pour l’accepter, moins si la session approche\u00a0; ` +
  'sans réponse, la place passe à la suivante.';

type Words = (standing: Standing) => StatusWords;
const fixed =
  (label: string, tone: Tone, sentence: string): Words =>
  () => ({ label, tone, sentence });

const words: Record<RegistrationStatus, Words> = {
  PENDING_VALIDATION: fixed(
    'À valider',
    'wait',
    'Votre inscription attend une validation\u00a0; votre place est gardée.',
  ),
  CONFIRMED: fixed('Confirmée', 'ok', 'Votre place est confirmée.'),
  TO_RECONFIRM: fixed(
    'À reconfirmer',
    'wait',
    'La session a changé de date ou de lieu. Votre place est gardée\u00a0; vérifiez que vous pouvez toujours venir.',
  ),
  WAITLISTED: ({ rank }) => ({
    label: rank === null ? 'Liste d’attente' : `Liste d’attente (${ordinal(rank)})`,
    tone: 'wait',
    sentence: `Vous êtes en liste d’attente${rank === null ? '' : `, en ${ordinal(rank)} position`}.`,
  }),
  OFFERED: ({ offerExpiresAt }) => ({
    label: 'Place proposée',
    tone: 'note',
    sentence: `Une place s’est libérée et vous est gardée${
      offerExpiresAt === null ? '' : ` jusqu’au ${frenchInstant(new Date(offerExpiresAt))}`
    }.`,
  }),
  EXPIRED: fixed(
    'Place expirée',
    'bad',
    'La place proposée n’a pas été acceptée à temps\u00a0; elle est passée à la personne suivante.',
  ),
  CANCELLED_BY_PERSON: fixed('Annulée', 'bad', 'Cette inscription a été annulée à votre demande.'),
  CANCELLED_BY_ORGANIZER: fixed(
    'Annulée par l’organisation',
    'bad',
    'L’organisation a annulé cette inscription.',
  ),
  REPLACED: fixed('Remplacée', 'note', 'Une autre personne a pris votre place à votre demande.'),
  REFUSED: fixed('Refusée', 'bad', 'Cette inscription n’a pas été acceptée.'),
};

export const statusWords = (standing: Standing): StatusWords => words[standing.status](standing);
