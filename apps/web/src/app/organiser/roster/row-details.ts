// The detail of a registration, line by line; what does not concern it is left out.
import type { RosterRow } from '@treize/contract/roster';
import { frenchInstant } from '@treize/rules/time/french';
import { ordinal, sourceWords } from '../../platform/registration-words';
import { plural } from '../../platform/session-words';
import { reasonsText } from '../../platform/wait-words';

export interface Detail {
  label: string;
  value: string;
}

const momentOf = (instant: string): string => frenchInstant(new Date(instant));

/** "par l’organisation : Nadia Belloc, pour la mairie de Guingamp" */
function originOf({ source, registeredBy, onBehalfOf }: RosterRow): string {
  const by = registeredBy === null ? '' : `\u00a0: ${registeredBy}`;
  return `${sourceWords[source]}${by}${onBehalfOf === null ? '' : `, pour ${onBehalfOf}`}`;
}

function mailsText({ mails: { sent, waiting, failed }, viaMunicipality }: RosterRow): string {
  const parts = [
    plural(sent, 'envoyé'),
    ...(waiting > 0 ? [`${waiting} en attente`] : []),
    ...(failed > 0 ? [plural(failed, 'échec')] : []),
  ];
  return `${parts.join(', ')}${viaMunicipality ? '\u00a0; ils vont à la boîte de la mairie' : ''}`;
}

/** "2 (maire avec délégation)" */
const priorityText = ({ priority, priorityReason }: RosterRow): string =>
  `${priority}${priorityReason === null ? '' : ` (${priorityReason})`}`;

export function detailsOf(row: RosterRow): Detail[] {
  const lines: [string, string | null][] = [
    ['Courriel', row.email],
    ['Téléphone', row.phone],
    ['Inscription', `${originOf(row)}, ${momentOf(row.createdAt)}`],
    ['Besoins', row.needs],
    ['Rang', row.rank === null ? null : ordinal(row.rank)],
    ['Pourquoi pas encore', reasonsText(row.waitReasons) || null],
    ['Place proposée jusqu’au', row.offerExpiresAt && momentOf(row.offerExpiresAt)],
    ['À valider avant le', row.validationDueAt && momentOf(row.validationDueAt)],
    ['Priorité', row.priority === 0 && row.priorityReason === null ? null : priorityText(row)],
    ['Place prise dans', row.block],
    ['Règle mise de côté', row.overrideReason],
    ['Motif', row.cancelReason],
    ['Messages', mailsText(row)],
  ];
  return lines.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}
