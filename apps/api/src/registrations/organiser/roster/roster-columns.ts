// Columns of the roster's export: in French, in the order of the screen, values in words.
import type { RosterRow } from '@treize/contract/roster';
import { moment, sourceWords, statusWords } from '../../export-words';

const extrasOf = ({ extras }: RosterRow): string =>
  extras.map(({ label, quantity }) => (quantity > 1 ? `${label} × ${quantity}` : label)).join(', ');

export const csvColumns: [header: string, value: (row: RosterRow) => string | number | null][] = [
  ['Numéro', (row) => row.number],
  ['État', (row) => statusWords[row.status]],
  ['Rang', (row) => row.rank],
  ['Priorité', (row) => row.priority],
  ['Nom', (row) => row.familyName],
  ['Prénom', (row) => row.givenName],
  ['Courriel', (row) => row.email],
  ['Téléphone', (row) => row.phone],
  ['Élu·e ou agent·e', (row) => (row.kind === 'ELECTED' ? 'Élu·e' : 'Agent·e')],
  ['Fonction', (row) => row.function],
  ['Commune ou intercommunalité', (row) => row.body],
  ['Repas et ateliers', extrasOf],
  ['Besoins', (row) => row.needs],
  ['Origine', (row) => sourceWords[row.source]],
  ['Inscription faite par', (row) => row.registeredBy],
  ['Pour le compte de', (row) => row.onBehalfOf],
  ['Écrire à la mairie', (row) => (row.viaMunicipality ? 'oui' : 'non')],
  ['Inscrit le', (row) => moment(new Date(row.createdAt))],
  ['À la suite de', (row) => row.previousNumber],
  ['Motif de la dérogation', (row) => row.overrideReason],
  ['Motif d’annulation', (row) => row.cancelReason],
];
