// The mairie's words: where a registration stands, why somebody waits, what becomes of a row of a list.
import type { MunicipalityRow } from '@treize/contract/municipality';
import type { WaitReason } from '@treize/contract/places';
import { refusals, type RefusalCode } from '@treize/contract/refusals';
import type { SessionPage } from '@treize/contract/sessions';
import type { Tone } from '@treize/design/tone';
import type { HistoryEvent } from '@treize/rules/registrations/history';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import { frenchInstant } from '@treize/rules/time/french';
import { conditionWords } from '../platform/places-words';
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

/** What the words need of a session. */
export type SessionRules = Pick<SessionPage, 'places' | 'regionName'>;

/** The conditions of a session named by their codes (`KIND,REGION`), in words. */
function conditionsMissed(codes: string, { places, regionName }: SessionRules): string {
  const words: Partial<Record<string, string>> = conditionWords(places.eligibility, regionName);
  return codes
    .split(/[\s,]+/)
    .map((code) => (words[code] ?? '').replace(/\.$/, ''))
    .filter(Boolean)
    .join('\u00a0; ');
}

/** Why not yet: "la commune a déjà sa part (3 places)". `session`: when its rules are known, the words are precise. */
export function reasonText({ code, label }: WaitReason, session?: SessionRules): string {
  switch (code) {
    case 'ROOM':
      return 'toutes les places sont prises';
    case 'RESERVED':
      return `les places qui restent sont réservées à d’autres${label ? ` (${label})` : ''}`;
    case 'LIMIT':
      return label ? `«\u00a0${label}\u00a0» est complet` : 'un atelier ou un repas est complet';
    case 'SHARE': {
      const share = session?.places.share ?? null;
      return `la commune a déjà sa part${share === null ? ' de places' : ` (${plural(share, 'place')})`}`;
    }
    case 'ELIGIBILITY': {
      const missed = session && label ? conditionsMissed(label, session) : '';
      return missed || 'une condition d’inscription n’est pas remplie';
    }
    case 'QUEUE':
      return 'd’autres personnes attendent avant';
  }
}
export const reasonsText = (reasons: readonly WaitReason[], session?: SessionRules): string =>
  reasons.map((reason) => reasonText(reason, session)).join('\u00a0; ');

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

/** What happened to a registration, and to those it follows. */
export const historyWords: Record<HistoryEvent, string> = {
  REGISTERED: 'Inscription enregistrée',
  TO_VALIDATE: 'Demande enregistrée, à valider',
  JOINED_LINE: 'Entrée en liste d’attente',
  OFFERED: 'Place proposée',
  OFFER_ACCEPTED: 'Place acceptée',
  VALIDATED: 'Demande validée',
  PRIORITISED: 'Priorité changée par l’organisation',
  PARTY_SPLIT: 'Groupe séparé\u00a0: chacun attend pour soi',
  EDITED: 'Choix ou besoins modifiés',
  TOOK_OVER: 'A pris la place d’une autre personne',
  MOVED_HERE: 'Vient d’une autre date',
  WALKED_IN: 'Inscription sur place',
  CANCELLED: 'Inscription annulée',
  CANCELLED_BY_ORGANIZER: 'Inscription annulée par l’organisation',
  EXPIRED: 'Délai passé sans réponse',
  REFUSED: 'Demande refusée',
  REPLACED: 'Remplacée par une autre personne',
  TRANSFERRED: 'Passée à une autre date',
};
