// The words of a registration, the same on every screen: where it stands, who made it, what happened to it.
import type { RosterRow } from '@treize/contract/roster';
import type { Tone } from '@treize/design/tone';
import type { HistoryEvent } from '@treize/rules/registrations/history';
import type { RegistrationStatus } from '@treize/rules/registrations/status';

export interface Word {
  label: string;
  tone: Tone;
}

export const statusLabels: Record<RegistrationStatus, Word> = {
  PENDING_VALIDATION: { label: 'À valider', tone: 'wait' },
  CONFIRMED: { label: 'Confirmée', tone: 'ok' },
  TO_RECONFIRM: { label: 'À reconfirmer', tone: 'wait' },
  WAITLISTED: { label: 'Liste d’attente', tone: 'wait' },
  OFFERED: { label: 'Place proposée', tone: 'note' },
  EXPIRED: { label: 'Délai passé', tone: 'bad' },
  CANCELLED_BY_PERSON: { label: 'Annulée', tone: 'bad' },
  CANCELLED_BY_ORGANIZER: { label: 'Annulée par l’organisation', tone: 'bad' },
  REPLACED: { label: 'Remplacée', tone: 'plain' },
  REFUSED: { label: 'Refusée', tone: 'bad' },
  TRANSFERRED: { label: 'Transférée', tone: 'plain' },
};

/** A rank in the waiting list: 1 -> "1er", 2 -> "2e" */
export const ordinal = (rank: number): string => (rank === 1 ? '1er' : `${rank}e`);

/** "Confirmée", "Liste d’attente (4e)" */
export function standingOf({ status, rank }: { status: RegistrationStatus; rank: number | null }): Word {
  const { label, tone } = statusLabels[status];
  return { tone, label: status === 'WAITLISTED' && rank !== null ? `${label} (${ordinal(rank)})` : label };
}

/** Who made the registration, or how. */
export const sourceWords: Record<RosterRow['source'], string> = {
  SELF: 'en ligne',
  MUNICIPALITY: 'par la mairie',
  ORGANIZER: 'par l’organisation',
  IMPORT: 'par import',
  TRANSFER: 'par transfert',
  WALK_IN: 'sur place',
};

/** What happened to a registration, and to those it follows. */
export const historyWords: Record<HistoryEvent, string> = {
  REGISTERED: 'Inscription enregistrée',
  TO_VALIDATE: 'Demande enregistrée, à valider',
  JOINED_LINE: 'Entrée en liste d’attente',
  OFFERED: 'Place proposée',
  OFFER_ACCEPTED: 'Place acceptée',
  VALIDATED: 'Demande validée',
  PRIORITISED: 'Priorité changée par l’organisation',
  PARTY_SPLIT: 'Groupe séparé\u00a0: chaque personne attend pour elle-même',
  EDITED: 'Choix ou besoins modifiés',
  TOOK_OVER: 'Place reprise d’une autre personne de la collectivité',
  MOVED_HERE: 'Arrivée d’une autre date',
  WALKED_IN: 'Inscription sur place',
  DECLINED: 'Absence annoncée',
  CAME_BACK: 'Absence retirée',
  TO_RECONFIRM: 'Nouvelle date ou nouveaux horaires\u00a0: présence à confirmer',
  RECONFIRMED: 'Présence confirmée à la nouvelle date',
  CANCELLED: 'Inscription annulée',
  CANCELLED_BY_ORGANIZER: 'Inscription annulée par l’organisation',
  EXPIRED: 'Délai passé sans réponse',
  REFUSED: 'Demande refusée',
  REPLACED: 'Place reprise par une autre personne',
  TRANSFERRED: 'Départ vers une autre date',
};
