// The sheet as the trainer reads it: which rows are shown, and who comes next.
import type { AttendanceRow } from '@treize/contract/attendance';
import { searchKey } from '@treize/rules/territories/search-key';
import type { LocalRow } from '../device/local-sheet';

export type RowFilter = 'ALL' | 'EXPECTED' | 'UNSIGNED' | 'WAITING' | 'ODD';

type Named = Pick<AttendanceRow, 'familyName' | 'givenName' | 'body'> & { number?: string };

/** True when every word typed begins a word of the name, the commune or the number; or when its last digits are typed. */
export function matches(row: Named, typed: string): boolean {
  const number = row.number ?? '';
  if (/^\d{3,}$/.test(typed.trim()) && number.endsWith(typed.trim())) return true;
  const words = searchKey(`${row.familyName} ${row.givenName} ${row.body} ${number}`).split(' ');
  return searchKey(typed)
    .split(' ')
    .every((start) => words.some((word) => word.startsWith(start)));
}

/** What somebody should look at: refused, contradicted, forced, or signed with the phone of another. */
export const isOdd = (row: LocalRow): boolean =>
  row.delivery === 'refused' || row.flags.some((flag) => flag !== 'OFFLINE');
export const isUnsigned = (row: AttendanceRow): boolean => row.state === 'PRESENT' && row.signature === null;

const filters: Record<RowFilter, (row: LocalRow) => boolean> = {
  ALL: () => true,
  EXPECTED: (row) => row.state === 'EXPECTED',
  UNSIGNED: isUnsigned,
  WAITING: (row) => row.delivery === 'waiting',
  ODD: isOdd,
};
export const passes = (row: LocalRow, filter: RowFilter): boolean => filters[filter](row);

/** May still sign: nobody has said that this person is absent, and no signature is held. */
export const signable = ({ state, signature }: AttendanceRow): boolean =>
  signature === null && (state === 'EXPECTED' || state === 'PRESENT');

/** The next person to sign after this one, or before it when `step` is −1; wraps round. */
export function nextToSign<R extends AttendanceRow>(
  rows: readonly R[],
  from: string,
  step: 1 | -1 = 1,
): R | undefined {
  const ordered = step === 1 ? rows : rows.toReversed();
  const at = ordered.findIndex((row) => row.registrationId === from) + 1;
  return [...ordered.slice(at), ...ordered.slice(0, at)].find(
    (row) => row.registrationId !== from && signable(row),
  );
}
