// What happened to a registration and those it follows, in words.
import type { RegistrationPage } from '@treize/contract/registrations';
import type { HistoryEvent } from '@treize/rules/registrations/history';
import { frenchInstant } from '@treize/rules/time/french';

const words: Record<HistoryEvent, string> = {
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
  MOVED_HERE: 'Inscription passée à cette date',
  WALKED_IN: 'Inscription sur place',
  CANCELLED: 'Inscription annulée',
  CANCELLED_BY_ORGANIZER: 'Inscription annulée par l’organisation',
  EXPIRED: 'Délai passé sans réponse',
  REFUSED: 'Demande refusée',
  REPLACED: 'Place reprise par une autre personne',
  TRANSFERRED: 'Départ vers une autre date',
};

export interface PastEvent {
  when: string;
  what: string;
}

/** The events, oldest first. */
export const pastEvents = (history: RegistrationPage['history']): PastEvent[] =>
  history.map(({ at, event }) => ({ when: frenchInstant(new Date(at)), what: words[event] }));
