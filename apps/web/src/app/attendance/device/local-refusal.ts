// Refuses at once, on the device, what the server would: the same rules, on what this device knows.
import type { DeviceRecord, RecordAction } from '@treize/contract/devices';
import { readBadge } from '@treize/evidence/badge';
import {
  isForcible,
  refusalOfArrival,
  refusalOfMoment,
  type Arrival,
  type ArrivalGround,
} from '@treize/rules/attendance/arrival';
import {
  plannedMinutes,
  refusalToMark,
  refusalToSeal,
  type HalfDayMoments,
} from '@treize/rules/attendance/half-day';
import { presenceOfRow } from '@treize/rules/attendance/local';
import { undecided } from '@treize/rules/attendance/presence';
import { parisDate } from '@treize/rules/time/wall';
import type { LocalRow, LocalSheet, RecordOptions, RecordRefusal } from './local-sheet';

/** What the device knows when something is about to be recorded. */
export interface Known {
  local: LocalSheet;
  /** The other sheets of this session that can be read here, this one included. */
  sheets: readonly LocalSheet[];
  /** Records of this session made here and not yet on a sheet of the server. */
  notes: readonly DeviceRecord[];
  /** By the server's clock, as far as it is known. */
  now: Date;
}

type PersonAction = Exclude<RecordAction, { kind: 'CLOSED' } | { kind: 'WALKED_IN' }>;

const refusal = (refused: string, since: string | null = null): RecordRefusal => ({
  refused,
  since,
  forcible: isForcible(refused),
});

function momentsOf({ sheet, closing }: LocalSheet, now: Date): HalfDayMoments {
  const { startsAt, endsAt } = sheet.halfDay;
  // Closed here, sealed once it is sent: nothing more is recorded, as if it were.
  const sealedAt = sheet.sealed ? new Date(sheet.sealed.at) : closing === 'open' ? null : now;
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt), sealedAt };
}

const rowOf = ({ rows }: LocalSheet, registrationId: string): LocalRow | undefined =>
  rows.find((row) => row.registrationId === registrationId);

/** Entries of that day of Paris: those made here, and at least one for each half-day where the server saw the person. */
function entriesToday(registrationId: string, { sheets, notes, local }: Known): number {
  const seen = sheets.filter(({ sheet }) => {
    const row = sheet.rows.find((each) => each.registrationId === registrationId);
    return sheet.date === local.sheet.date && row?.since != null;
  });
  const made = notes.filter(
    ({ action, deviceAt, offsetMs }) =>
      action.kind === 'ENTERED' &&
      action.registrationId === registrationId &&
      parisDate(new Date(new Date(deviceAt).getTime() + offsetMs)) === local.sheet.date,
  );
  return seen.length + made.length;
}

function groundOf(registrationId: string, known: Known): ArrivalGround | null {
  const { local, sheets, notes, now } = known;
  const { sheet, rules, day } = local;
  const row = rowOf(local, registrationId);
  const onSheet = sheet.rows.some((each) => each.registrationId === registrationId) || row?.walkIn === true;
  const outsider = day?.outsiders.find((each) => each.registrationId === registrationId);
  if (!onSheet && !outsider) return null;
  const halfDay = momentsOf(local, now);
  return {
    sessionState: sheet.sessionState,
    halfDay,
    rules,
    standing: onSheet ? 'EXPECTED' : (outsider?.reason ?? 'EXPECTED'),
    isBlocked: rules.blocked.includes(registrationId),
    presence: row ? presenceOfRow(row, halfDay.endsAt) : undecided,
    entriesToday: entriesToday(registrationId, known),
    daysAttended: sheets.flatMap((each) =>
      rowOf(each, registrationId)?.state === 'PRESENT' ? [each.sheet.date] : [],
    ),
    hasAnswered: notes.some(
      ({ action }) =>
        action.kind === 'ENTERED' && action.registrationId === registrationId && action.answer !== null,
    ),
    now,
  };
}

const arrivalOf = (action: PersonAction, options: RecordOptions, now: Date): Arrival => ({
  kind: action.kind,
  isPresent: action.kind === 'MARKED' ? action.state === 'PRESENT' : action.kind !== 'LEFT',
  happenedAt: now,
  confirmPending: options.confirmPending ?? false,
  isForced: (options.force ?? null) !== null,
  byBadge: options.method === 'BADGE',
  answer: action.kind === 'ENTERED' ? action.answer : null,
});

/** A badge is checked before anything is said of the person it names. */
function refusalOfBadge(action: PersonAction, { local, now }: Known): string | null {
  if (action.kind !== 'ENTERED' || action.badge === null || !local.day) return null;
  const { badge, refused } = readBadge(action.badge, local.day.badgeKeys, now);
  if (!badge) return refused;
  if (badge.sessionId !== local.sheet.sessionId) return 'wrong-session';
  return badge.registrationId === action.registrationId ? null : 'badge-invalid';
}

function refusalOfPerson(action: PersonAction, options: RecordOptions, known: Known): RecordRefusal | null {
  const badge = refusalOfBadge(action, known);
  if (badge) return refusal(badge);
  const ground = groundOf(action.registrationId, known);
  if (!ground) return refusal('wrong-session');
  const refused = refusalOfArrival(arrivalOf(action, options, known.now), ground);
  if (refused) return refusal(refused, rowOf(known.local, action.registrationId)?.since ?? null);
  const minutes = action.kind === 'MARKED' ? refusalToMark(action, plannedMinutes(ground.halfDay)) : null;
  return minutes && refusal(minutes);
}

/** Why this is not recorded here and now; null when it may be. */
export function refusalOf(action: RecordAction, options: RecordOptions, known: Known): RecordRefusal | null {
  if (action.kind !== 'CLOSED' && action.kind !== 'WALKED_IN') return refusalOfPerson(action, options, known);
  const { local, now } = known;
  const { sessionState } = local.sheet;
  const halfDay = momentsOf(local, now);
  const refused = refusalOfMoment(now, { sessionState, halfDay, rules: local.rules, now });
  const isForced = (options.force ?? null) !== null;
  // A half-day may be closed days later: what counts is that everybody is decided about.
  const passes = action.kind === 'CLOSED' && (refused === 'attendance-closed' || refused === 'wrong-day');
  if (refused && !passes && !(isForced && isForcible(refused))) return refusal(refused);
  const seal = action.kind === 'CLOSED' ? refusalToSeal(local.counts) : null;
  return seal && refusal(seal);
}
