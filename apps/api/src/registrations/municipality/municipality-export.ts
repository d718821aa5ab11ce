// The mairie's export: columns in the order of the screen, values in French words.
import { stringify } from 'csv-stringify/sync';
import { moment, sourceWords, statusWords } from '../export-words';
import type { MunicipalityRegistration } from './municipality.queries';

const columns: [header: string, value: (row: MunicipalityRegistration) => string | number | null][] = [
  ['Numéro', (row) => row.number],
  ['État', (row) => statusWords[row.status]],
  ['Rang', (row) => row.rank],
  ['Nom', (row) => row.familyName],
  ['Prénom', (row) => row.givenName],
  ['Courriel', (row) => row.email],
  ['Écrire à la mairie', (row) => (row.viaMunicipality ? 'oui' : 'non')],
  ['Élu·e ou agent·e', (row) => (row.kind === 'ELECTED' ? 'Élu·e' : 'Agent·e')],
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
