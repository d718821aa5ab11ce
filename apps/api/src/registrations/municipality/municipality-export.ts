// The mairie's export: columns in the order of the screen, values in French words.
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import { parisDate, parisTime } from '@treize/rules/time/wall';
import { stringify } from 'csv-stringify/sync';
import type { RegistrationSource } from '../registration.entity';
import type { MunicipalityRegistration } from './municipality.queries';

const statusWords: Record<RegistrationStatus, string> = {
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
const sourceWords: Record<RegistrationSource, string> = {
  SELF: 'La personne',
  MUNICIPALITY: 'La mairie',
  ORGANIZER: 'L’organisation',
  IMPORT: 'Import',
  TRANSFER: 'Transfert',
  WALK_IN: 'Sur place',
};

/** `2027-01-12 09:30`, Paris time: sorted as it is by any spreadsheet. */
const moment = (instant: Date): string => `${parisDate(instant)} ${parisTime(instant)}`;

const columns: [header: string, value: (row: MunicipalityRegistration) => string | number | null][] = [
  ['Numéro', (row) => row.number],
  ['État', (row) => statusWords[row.status]],
  ['Rang', (row) => row.rank],
  ['Nom', (row) => row.familyName],
  ['Prénom', (row) => row.givenName],
  ['Courriel', (row) => row.email],
  ['Écrire à la mairie', (row) => (row.viaMunicipality ? 'oui' : 'non')],
  ['Élu·e ou agent', (row) => (row.kind === 'ELECTED' ? 'Élu·e' : 'Agent')],
  ['Fonction', (row) => row.function],
  ['Session', (row) => row.title],
  ['Début', (row) => moment(row.startsAt)],
  ['Ville', (row) => row.town],
  ['Origine', (row) => sourceWords[row.source]],
  ['Inscription faite par', (row) => row.registeredBy],
  ['Pour le compte de', (row) => row.onBehalfOf],
  ['Inscrit le', (row) => moment(row.createdAt)],
  ['À la suite de', (row) => row.previousNumber],
  ['Motif', (row) => row.cancelReason],
  ['Minutes certifiées', (row) => row.certificate?.minutes ?? null],
];

/** For a spreadsheet: UTF-8 with its mark, semicolons, cells that cannot become formulas. */
export const exportText = (rows: readonly MunicipalityRegistration[]): string =>
  stringify(
    [columns.map(([header]) => header), ...rows.map((row) => columns.map(([, value]) => value(row)))],
    { bom: true, delimiter: ';', escape_formulas: true },
  );
