// Moving a published session: what has begun stays, what is new is still to come.
import type { DraftFault, Period, Timetable } from './timetable';

export interface StoredHalfDay {
  /** The day that holds it: signatures and seals stand on this one, not on another of the same date. */
  dayId: string;
  date: string;
  period: Period;
  startTime: string;
  endTime: string;
  startsAt: Date;
}

/** Attendance opens this long before a half-day: from then on signatures may stand on it. */
export const attendanceOpensMinutes = 30;

type Known = Omit<StoredHalfDay, 'startsAt' | 'dayId'> & { dayId: string | null };
const sameHalfDay = (a: Known, b: Known): boolean =>
  a.dayId === b.dayId &&
  a.date === b.date &&
  a.period === b.period &&
  a.startTime === b.startTime &&
  a.endTime === b.endTime;

/**
 * The fault of moving to this timetable at `now`: a half-day whose attendance is open or over was changed or removed, or
 * a new one lies in the past.
 */
export function moveFault(
  stored: readonly StoredHalfDay[],
  timetable: Timetable,
  now: Date,
): DraftFault | null {
  const planned = timetable.days.flatMap((day, dayIndex) =>
    day.halfDays.map((half, index) => ({
      ...half,
      dayId: day.id,
      date: day.date,
      path: `days.${dayIndex}.halfDays.${index}.startTime`,
    })),
  );
  const opened = new Date(now.getTime() + attendanceOpensMinutes * 60_000);
  const changed = stored.find(
    (half) => half.startsAt <= opened && !planned.some((kept) => sameHalfDay(kept, half)),
  );
  if (changed)
    return {
      code: 'invalid-request',
      path: 'days',
      message: 'une demi-journée commencée ou passée ne peut plus être déplacée',
    };
  const past = planned.find(
    (half) => half.startsAt <= now && !stored.some((known) => sameHalfDay(known, half)),
  );
  return past ? { code: 'invalid-request', path: past.path, message: 'cette date est passée' } : null;
}

/** The dates and the closing of registrations that a session has before it moves. */
export interface ClosingBefore {
  isReopened: boolean;
  startsAt: Date;
  closesAt: Date;
}

/**
 * Where a move takes the closing of registrations: never after the new end; a postponed session whose closing is past by
 * then takes people until its new start.
 */
export function closingAfterMove(
  before: ClosingBefore,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
): Date {
  const { isReopened, closesAt } = before;
  if (isReopened && closesAt <= before.startsAt && closesAt < startsAt) return startsAt;
  return closesAt > endsAt ? endsAt : closesAt;
}
