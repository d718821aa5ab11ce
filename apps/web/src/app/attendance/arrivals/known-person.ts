// Before somebody is added: is a person of that name already on the sheet, or known to the session otherwise?
import type { AttendanceRow } from '@treize/contract/attendance';
import type { DayPackage } from '@treize/contract/devices';
import { searchKey } from '@treize/rules/territories/search-key';
import { nameOf, stateWords } from '../words';

type Name = Pick<AttendanceRow, 'familyName' | 'givenName'>;
type Outsider = DayPackage['outsiders'][number];

const outsiderWords: Record<Outsider['reason'], string> = {
  CANCELLED: 'son inscription est annulée',
  REPLACED: 'une autre personne a pris sa place',
  REFUSED: 'son inscription a été refusée',
  EXPIRED: 'son inscription a expiré',
  TO_VALIDATE: 'son inscription attend une validation',
  WAITING: 'elle est en liste d’attente',
  OFFERED: 'une place lui est proposée, sans réponse encore',
};

const key = (name: Name): string => searchKey(nameOf(name));

/** A sentence that says where this name is already found; empty when nowhere. */
export function alreadyKnown(
  name: Name,
  rows: readonly AttendanceRow[],
  outsiders: readonly Outsider[],
): string {
  if (name.familyName.trim() === '' || name.givenName.trim() === '') return '';
  const wanted = key(name);
  const row = rows.find((one) => key(one) === wanted);
  if (row)
    return `${nameOf(row)} (${row.body}) est déjà sur la feuille\u00a0: ${stateWords[row.state].label}.`;
  const outsider = outsiders.find((one) => key(one) === wanted);
  return outsider
    ? `${nameOf(outsider)} (${outsider.body}) est connu·e de la session\u00a0: ${outsiderWords[outsider.reason]}.`
    : '';
}
