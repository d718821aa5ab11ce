// Columns of the export of a mailing: who was named, and what became of their message, in words.
import type { RecipientRow } from './mailings.queries';

const leftOutWords = {
  OPTED_OUT: 'Ne souhaite pas d’invitations',
  BLOCKED: 'Adresse qui ne répond plus',
  NO_ADDRESS: 'Sans adresse',
} as const;
const stateWords: Record<string, string> = {
  PENDING: 'En attente',
  SENDING: 'En cours d’envoi',
  ACCEPTED: 'Envoyé',
  DEFERRED: 'Nouvel essai prévu',
  UNKNOWN: 'Nouvel essai prévu',
  REJECTED: 'Refusé par le serveur',
  SUPERSEDED: 'Remplacé',
  SUPPRESSED: 'Adresse qui ne répond plus',
  EXPIRED: 'Trop tard',
};

function outcome({ leftOut, state, bounce }: RecipientRow): string {
  if (leftOut !== null) return leftOutWords[leftOut];
  if (bounce !== null) return 'Revenu';
  return state === null ? 'En attente' : (stateWords[state] ?? state);
}

export const recipientColumns: [header: string, value: (row: RecipientRow) => string][] = [
  ['Nom', ({ name }) => name],
  ['Courriel', ({ address }) => address],
  ['État', outcome],
];
