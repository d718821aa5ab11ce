// The sheet as the trainer sees it: what the server holds, overlaid with what this device has not sent yet.
import type { AttendanceRow, Sheet } from '@treize/contract/attendance';
import { searchKey } from '@treize/rules/territories/search-key';
import type { Command } from './outbox';

/** How a row stands with the server: nothing waits, being sent, or to be sent again. */
export type Delivery = 'done' | 'sending' | 'failed';
export interface SheetRow extends AttendanceRow {
  delivery: Delivery;
}
export type RowFilter = 'ALL' | 'EXPECTED' | 'UNSIGNED';

function afterCommand(row: SheetRow, command: Command): SheetRow {
  if (!('registrationId' in command.body) || command.body.registrationId !== row.registrationId) return row;
  const delivery: Delivery = command.state === 'sending' && row.delivery !== 'failed' ? 'sending' : 'failed';
  if (command.kind === 'mark') {
    const { state, lateMinutes, earlyMinutes } = command.body;
    const signature = state === 'PRESENT' ? row.signature : null;
    return { ...row, state, lateMinutes, earlyMinutes, signature, delivery };
  }
  const { deviceAt: at, strokes } = command.body;
  const method = strokes ? 'TRAINER_DEVICE_DRAWN' : 'TRAINER_DEVICE_STATEMENT';
  const signature = row.signature ?? { at, method, statement: '', strokes };
  return { ...row, state: 'PRESENT', signature, delivery };
}

/** Rows by name, each with the commands that wait applied in order. */
export function rowsOf(sheet: Sheet, waiting: readonly Command[]): SheetRow[] {
  return sheet.rows.map((row) => waiting.reduce(afterCommand, { ...row, delivery: 'done' }));
}

export function countsOf(rows: readonly SheetRow[]): Sheet['counts'] {
  const inState = (state: SheetRow['state']) => rows.filter((row) => row.state === state).length;
  return {
    expected: inState('EXPECTED'),
    present: inState('PRESENT'),
    absent: inState('ABSENT'),
    excused: inState('EXCUSED'),
    signed: rows.filter((row) => row.signature !== null).length,
  };
}

/** True when every word typed begins a word of the name or of the commune. */
export function matches(row: AttendanceRow, typed: string): boolean {
  const words = searchKey(`${row.familyName} ${row.givenName} ${row.body}`).split(' ');
  return searchKey(typed)
    .split(' ')
    .every((start) => words.some((word) => word.startsWith(start)));
}

export const passes = (row: SheetRow, filter: RowFilter): boolean =>
  filter === 'ALL' ||
  (filter === 'EXPECTED' ? row.state === 'EXPECTED' : row.state === 'PRESENT' && row.signature === null);

/** The next person to sign after this one: expected or present, not signed yet; wraps round. */
export function nextToSign(rows: readonly SheetRow[], after: string): SheetRow | undefined {
  const from = rows.findIndex((row) => row.registrationId === after) + 1;
  return [...rows.slice(from), ...rows.slice(0, from)].find(
    (row) =>
      row.registrationId !== after &&
      row.signature === null &&
      (row.state === 'EXPECTED' || row.state === 'PRESENT'),
  );
}
