// What happened to a registration and those it follows, in words; what only concerns the machinery is not told.
import type { RegistrationPage } from '@treize/contract/registrations';
import { frenchInstant } from '@treize/rules/time/french';

const words: Partial<Record<string, string>> = {
  confirmed: 'Inscription confirmée',
  pending: 'Demande enregistrée, à valider',
  waitlisted: 'Entrée en liste d’attente',
  offered: 'Place proposée',
  'offer-accepted': 'Place acceptée',
  'offer-declined': 'Place refusée',
  'offer-expired': 'Proposition sans réponse à temps',
  expired: 'Délai passé sans réponse',
  cancelled: 'Inscription annulée',
  'cancelled-by-person': 'Inscription annulée à votre demande',
  'cancelled-by-organizer': 'Inscription annulée par l’organisation',
  'session-cancelled': 'Session annulée',
  'session-moved': 'Session déplacée',
  'party-split': 'Groupe séparé\u00a0: chacun attend pour soi',
  prioritised: 'Priorité changée par l’organisation',
  validated: 'Demande validée',
  refused: 'Demande refusée',
  replaced: 'Remplacée par une autre personne',
  replaces: 'A pris la place d’une autre personne',
  transferred: 'Passée à une autre date',
  edited: 'Choix ou besoins modifiés',
  fixed: 'Choix ou besoins corrigés par l’organisation',
  'walked-in': 'Inscription sur place',
};

export interface PastEvent {
  when: string;
  what: string;
}

/** The events worth telling, oldest first. `event` is the action of the journal, with or without its room. */
export const pastEvents = (history: RegistrationPage['history']): PastEvent[] =>
  history.flatMap(({ at, event }) => {
    const what =
      words[
        event
          .replace(/^registration\./, '')
          .toLowerCase()
          .replaceAll('_', '-')
      ];
    return what ? [{ when: frenchInstant(new Date(at)), what }] : [];
  });
