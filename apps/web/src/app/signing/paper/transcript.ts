// Rows being transcribed: what is typed beside the image, and what leaves: only the rows somebody decided.
import type { AttendanceRow } from '@treize/contract/attendance';
import type { transcribedRow } from '@treize/contract/signing';
import type * as z from 'zod';

export interface TypedRow {
  /** Key of the fact: made once a row, kept until the server has it. */
  id: string;
  registrationId: string;
  name: string;
  body: string;
  /** As the sheet says before the transcription. */
  before: AttendanceRow['state'];
  state: AttendanceRow['state'];
  lateMinutes: number;
  earlyMinutes: number;
  signed: boolean;
  /** Refusal code of the last sending. */
  code: string | null;
  /** The server has it. */
  isDone: boolean;
}

export const typedRow = (row: AttendanceRow, id: string): TypedRow => ({
  id,
  registrationId: row.registrationId,
  name: `${row.familyName} ${row.givenName}`,
  body: row.body,
  before: row.state,
  state: 'EXPECTED',
  lateMinutes: 0,
  earlyMinutes: 0,
  signed: true,
  code: null,
  isDone: false,
});

/** Minutes as typed, whole and never under zero. */
export const minutesOf = (typed: string): number =>
  Math.min(600, Math.max(0, Math.trunc(Number(typed)) || 0));

export const toSend = (rows: readonly TypedRow[]): z.input<typeof transcribedRow>[] =>
  rows.flatMap(({ id, registrationId, state, lateMinutes, earlyMinutes, signed, isDone }) => {
    if (isDone || state === 'EXPECTED') return [];
    const isPresent = state === 'PRESENT';
    return [
      {
        id,
        registrationId,
        state,
        lateMinutes: isPresent ? lateMinutes : 0,
        earlyMinutes: isPresent ? earlyMinutes : 0,
        signed: isPresent && signed,
      },
    ];
  });

/** The rows once the server has answered; a changed row that was refused leaves again under the same key. */
export const answered = (
  rows: readonly TypedRow[],
  told: readonly { id: string; code: string | null }[],
): TypedRow[] =>
  rows.map((row) => {
    const one = told.find(({ id }) => id === row.id);
    return one ? { ...row, code: one.code, isDone: one.code === null } : row;
  });

/** Whoever was noted before, here or on a device, is left as they are. */
export const restPresent = (rows: readonly TypedRow[]): TypedRow[] =>
  rows.map((row) =>
    row.before === 'EXPECTED' && row.state === 'EXPECTED' && !row.isDone ? { ...row, state: 'PRESENT' } : row,
  );
