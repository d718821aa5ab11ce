// What the trainer sees of a half-day on this device: the last sheet of the server with what this device has done since.
import type { AttendanceRow, Sheet } from '@treize/contract/attendance';
import type { ArrivalRules, DayPackage, recordMethods } from '@treize/contract/devices';

export interface LocalRow extends AttendanceRow {
  /** `waiting`: something about this person is not yet with the server; `refused`: the server did not take it. */
  delivery: 'done' | 'waiting' | 'refused';
  /** Refusal code of the last thing that was not taken about this person, here or by the server; else null. */
  refusal: string | null;
}

export interface LocalSheet {
  /** As last read from the server. */
  sheet: Sheet;
  /** In the order of the sheet, walk-ins of this device included. */
  rows: readonly LocalRow[];
  counts: Sheet['counts'];
  /** `waiting`: closed on this device, sealed once it is sent. */
  closing: 'open' | 'waiting' | 'sealed';
  rules: ArrivalRules;
  /** The day as it was prepared; undefined when the sheet is only followed online. */
  day: DayPackage | undefined;
}

/** A day kept on this device. */
export interface PreparedDay {
  sessionId: string;
  date: string;
  title: string;
  preparedAt: string;
  halfDays: readonly string[];
}

/** What the server did not place: it keeps it too, in its own list. */
export interface RefusedRecord {
  id: string;
  halfDayId: string;
  registrationId: string | null;
  /** Kind of the action: `SIGNED`, `MARKED`… */
  kind: string;
  code: string;
  /** For `already-present`: since when. */
  since: string | null;
  deviceAt: string;
  refusedAt: string;
}

export interface RecordOptions {
  /** The trainer admits somebody whose place is not confirmed. */
  confirmPending?: boolean;
  /** Why a refusal that may be overridden is. */
  force?: { reason: string } | null;
  method?: (typeof recordMethods)[number];
}

/** Why nothing was recorded. */
export interface RecordRefusal {
  refused: string;
  /** For `already-present`: since when. */
  since: string | null;
  /** True when the trainer may record all the same, with a reason. */
  forcible: boolean;
}
