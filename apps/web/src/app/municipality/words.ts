// The mairie's words: where a registration stands, why somebody waits, what becomes of a row of a list.
import type { MunicipalityRow } from '@treize/contract/municipality';
import type { WaitReason } from '@treize/contract/places';
import { refusals, type RefusalCode } from '@treize/contract/refusals';
import type { Tone } from '@treize/design/tone';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import { frenchInstant } from '@treize/rules/time/french';
import { sentenceOf } from '../platform/refusals';
import { plural } from '../platform/session-words';

export interface Word {
  label: string;
  tone: Tone;
}

const statusWords: Record<RegistrationStatus, Word> = {
  PENDING_VALIDATION: { label: 'À valider', tone: 'wait' },
  CONFIRMED: { label: 'Confirmée', tone: 'ok' },
  TO_RECONFIRM: { label: 'À reconfirmer', tone: 'wait' },
  WAITLISTED: { label: 'Liste d’attente', tone: 'wait' },
  OFFERED: { label: 'Place proposée', tone: 'note' },
  EXPIRED: { label: 'Délai passé', tone: 'bad' },
  CANCELLED_BY_PERSON: { label: 'Annulée', tone: 'bad' },
  CANCELLED_BY_ORGANIZER: { label: 'Annulée par l’organisation', tone: 'bad' },
  REPLACED: { label: 'Remplacée', tone: 'plain' },
  TRANSFERRED: { label: 'Passée à une autre date', tone: 'plain' },
  REFUSED: { label: 'Refusée', tone: 'bad' },
};

/** 1 -> "1re", 2 -> "2e": the rank of a person */
export const ordinal = (rank: number): string => (rank === 1 ? '1re' : `${rank}e`);
export const momentOf = (instant: string): string => frenchInstant(new Date(instant));

/** "Confirmée", "Liste d’attente (4e)". */
export function standingOf({ status, rank }: Pick<MunicipalityRow, 'status' | 'rank'>): Word {
  const { label, tone } = statusWords[status];
  return { tone, label: status === 'WAITLISTED' && rank !== null ? `${label} (${ordinal(rank)})` : label };
}

/** Why not yet: "la commune a déjà ses 3 places". `share` is the commune's part on that session, when known. */
export function reasonText({ code, label }: WaitReason, share: number | null = null): string {
  switch (code) {
    case 'ROOM':
      return 'toutes les places sont prises';
    case 'RESERVED':
      return label
        ? `les places qui restent sont réservées (${label})`
        : 'les places qui restent sont réservées';
    case 'LIMIT':
      return label ? `«\u00a0${label}\u00a0» est complet` : 'un atelier ou un repas est complet';
    case 'SHARE':
      return share === null
        ? 'la commune a déjà sa part de places'
        : `la commune a déjà sa part (${plural(share, 'place')})`;
    case 'ELIGIBILITY':
      return label
        ? `la session ne s’adresse pas à cette personne (${label})`
        : 'la session s’adresse à d’autres';
    case 'QUEUE':
      return 'd’autres personnes attendent avant';
  }
}
export const reasonsText = (reasons: readonly WaitReason[], share: number | null = null): string =>
  reasons.map((reason) => reasonText(reason, share)).join('\u00a0; ');

/** The French sentence of a refusal told by its code alone. */
export const refusalText = (code: RefusalCode): string =>
  sentenceOf({ type: 'about:blank', title: code, status: refusals[code], code });

export const sourceWords: Record<MunicipalityRow['source'], string> = {
  SELF: 'par la personne',
  MUNICIPALITY: 'par la mairie',
  ORGANIZER: 'par l’organisation',
  IMPORT: 'par import',
  TRANSFER: 'par transfert',
  WALK_IN: 'sur place',
};
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
