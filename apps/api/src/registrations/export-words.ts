// Words of the exports: states and origins of a registration, and instants as a spreadsheet sorts them.
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import { parisDate, parisTime } from '@treize/rules/time/wall';
import type { RegistrationSource } from './registration.entity';

export const statusWords: Record<RegistrationStatus, string> = {
  PENDING_VALIDATION: 'À valider',
  CONFIRMED: 'Confirmée',
  TO_RECONFIRM: 'À reconfirmer',
  WAITLISTED: 'Liste d’attente',
  OFFERED: 'Place proposée',
  EXPIRED: 'Délai passé',
  CANCELLED_BY_PERSON: 'Annulée',
  CANCELLED_BY_ORGANIZER: 'Annulée par l’organisation',
  REPLACED: 'Remplacée',
  REFUSED: 'Refusée',
  TRANSFERRED: 'Transférée',
};
export const sourceWords: Record<RegistrationSource, string> = {
  SELF: 'La personne',
  MUNICIPALITY: 'La mairie',
  ORGANIZER: 'L’organisation',
  IMPORT: 'Import',
  TRANSFER: 'Transfert',
  WALK_IN: 'Sur place',
};

/** `2027-01-12 09:30`, Paris time: sorted as it is by any spreadsheet. */
export const moment = (instant: Date): string => `${parisDate(instant)} ${parisTime(instant)}`;
