// What the trainer sees of a half-day on this device: the last sheet of the server with what this device has done since.
import type { AttendanceRow, Sheet } from '@treize/contract/attendance';
import type {
  ArrivalRules,
  DayPackage,
  DeviceRecord,
  recordMethods,
  WalkInBecame,
} from '@treize/contract/devices';
import { applyRecords } from '@treize/rules/attendance/local';
import type { WalkInRow } from './keeping/device-store';

export interface LocalRow extends AttendanceRow {
  /** `waiting`: something about this person is not yet with the server; `refused`: the server did not take it. */
  delivery: 'done' | 'waiting' | 'refused';
  /** Refusal code of the last thing that was not taken about this person, here or by the server; else null. */
  refusal: string | null;
  /** For somebody added on this device: what the server made of it; null for the others, and until it has said. */
  became: WalkInBecame | null;
}

/** Somebody added on this device whom the server did not take. */
export interface TurnedAway {
  /** Of the record. */
  id: string;
  /** Empty when this device can no longer read it. */
  name: string;
  code: string;
  deviceAt: string;
}

export interface LocalSheet {
  /** As last read from the server. */
  sheet: Sheet;
  /** In the order of the sheet, walk-ins of this device included. */
  rows: readonly LocalRow[];
  counts: Sheet['counts'];
  turnedAway: readonly TurnedAway[];
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

type Newcomer = Extract<DeviceRecord['action'], { kind: 'WALKED_IN' }>['person'];

/** What this device knows of one half-day. */
export interface Held {
  sheet: Sheet;
  rules: ArrivalRules;
  day: DayPackage | undefined;
  /** Records of this device that the sheet does not hold yet, in the order of their chain. */
  notes: readonly DeviceRecord[];
  /** Of these, the ones the server has answered for. */
  sent: ReadonlySet<string>;
  refused: readonly RefusedRecord[];
  walkIns: readonly WalkInRow[];
}

const blankRow = {
  number: '',
  kind: 'ELECTED' as const,
  function: '',
  needs: null,
  walkIn: false,
  state: 'EXPECTED' as const,
  lateMinutes: 0,
  earlyMinutes: 0,
  minutes: 0,
  signature: null,
  flags: [],
  since: null,
  hasLeft: false,
  corrections: [],
};

const walkInRow = (
  registrationId: string,
  { familyName, givenName, kind, function: held, municipalityCode }: Newcomer,
  day: DayPackage | undefined,
): AttendanceRow => ({
  ...blankRow,
  registrationId,
  familyName,
  givenName,
  kind,
  function: held,
  body: day?.municipalities.find(({ code }) => code === municipalityCode)?.name ?? municipalityCode,
  walkIn: true,
});

/** People who are not on the sheet but whom this device admitted. */
function admitted({ day, sheet, notes }: Held): AttendanceRow[] {
  const named = new Set(notes.map(registrationOf));
  const onSheet = new Set(sheet.rows.map(({ registrationId }) => registrationId));
  return (day?.outsiders ?? [])
    .filter(({ registrationId }) => named.has(registrationId) && !onSheet.has(registrationId))
    .map(({ registrationId, familyName, givenName, body }) => ({
      ...blankRow,
      registrationId,
      familyName,
      givenName,
      body,
    }));
}

/** Whom a record speaks of; null for the closing. */
export const registrationOf = ({ action }: Pick<DeviceRecord, 'action'>): string | null =>
  action.kind === 'CLOSED' ? null : action.registrationId;

/** The record, naming the registration that a walk-in became once the sheet has it. */
function renamed(record: DeviceRecord, { walkIns, sheet }: Held): DeviceRecord {
  const { action } = record;
  const key = registrationOf(record);
  const id = walkIns.find((walkIn) => walkIn.key === key)?.registrationId;
  if (action.kind === 'CLOSED' || id === undefined) return record;
  return sheet.rows.some(({ registrationId }) => registrationId === id)
    ? { ...record, action: { ...action, registrationId: id } }
    : record;
}

const byName = (one: AttendanceRow, other: AttendanceRow): number =>
  `${one.familyName} ${one.givenName}`.localeCompare(`${other.familyName} ${other.givenName}`, 'fr');

/** A row says that it was refused until the list was read, or until something newer waits; and what a walk-in became. */
function told(rows: readonly Omit<LocalRow, 'became'>[], { refused, walkIns }: Held): LocalRow[] {
  const codes = new Map(refused.map(({ registrationId, code }) => [registrationId, code]));
  const became = new Map(
    walkIns.flatMap(({ key, registrationId, told: said }) =>
      said ? [key, registrationId].map((id) => [id, said.became] as const) : [],
    ),
  );
  return rows.map((row) => {
    const shown = { ...row, became: became.get(row.registrationId) ?? null };
    const refusal = row.delivery === 'waiting' ? undefined : codes.get(row.registrationId);
    return refusal === undefined ? shown : { ...shown, delivery: 'refused', refusal };
  });
}

const turnedAway = ({ refused, notes }: Held): TurnedAway[] =>
  refused
    .filter(({ kind }) => kind === 'WALKED_IN')
    .map(({ id, code, deviceAt }) => {
      const action = notes.find((note) => note.id === id)?.action;
      const name =
        action?.kind === 'WALKED_IN' ? `${action.person.familyName} ${action.person.givenName}` : '';
      return { id, name, code, deviceAt };
    });

/** The sheet as this device shows it. */
export function localSheetOf(held: Held): LocalSheet {
  const { sheet, rules, day, refused } = held;
  const isRefused = new Set(refused.map(({ id }) => id));
  const records = held.notes
    .filter(({ id }) => !isRefused.has(id))
    .map((record) => ({
      ...renamed(record, held),
      delivery: held.sent.has(record.id) ? ('sent' as const) : ('waiting' as const),
      code: null,
    }));
  const ground = {
    halfDay: sheet.halfDay,
    isSealed: sheet.sealed !== null,
    rules,
    rows: [...sheet.rows, ...admitted(held)],
    newcomer: (id: string, person: Newcomer) => walkInRow(id, person, day),
  };
  const { rows, counts, closing } = applyRecords<AttendanceRow, Newcomer>(ground, records);
  const shown = rows.length === sheet.rows.length ? rows : rows.sort(byName);
  return {
    sheet,
    rows: told(shown, held),
    counts,
    turnedAway: turnedAway(held),
    closing,
    rules,
    day,
  };
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return (
    typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other)
  );
}

/** The rows of `next`, each the very object of `before` when nothing changed: a tap then redraws one row out of 120. */
export function keepingRows(before: LocalSheet | undefined, next: LocalSheet): LocalSheet {
  if (!before) return next;
  const known = new Map(before.rows.map((row) => [row.registrationId, row]));
  const rows = next.rows.map((row) => {
    const old = known.get(row.registrationId);
    const names = Object.keys(row) as (keyof LocalRow)[];
    return old && names.every((name) => isSame(old[name], row[name])) ? old : row;
  });
  return { ...next, rows };
}
