// When a reminder leaves: days before the start or after the end of a session, or a fixed date, at an hour in Paris.
import { plannedInstant } from '../time/paris';
import { addDays, parisDate } from '../time/wall';

export type ReminderAnchor = 'START' | 'END' | 'FIXED';

export interface ReminderTiming {
  anchor: ReminderAnchor;
  /** From the day of the start (START) or of the end (END); negative: before. */
  days: number;
  /** `09:00`, wall time in Paris. */
  localTime: string;
  /** Civil date of a FIXED rule. */
  fixedOn: string | null;
}

export interface SessionTimes {
  startsAt: Date;
  endsAt: Date;
}

/**
 * The instant of a rule for a session. Days are counted on the calendar of Paris, so that the hour stays the same across
 * clock changes; a skipped hour is shifted forward and an hour told twice is the later one: nothing is ever lost.
 */
export function dueAt(rule: ReminderTiming, session: SessionTimes): Date {
  const anchored = rule.anchor === 'END' ? session.endsAt : session.startsAt;
  const date = rule.fixedOn ?? addDays(parisDate(anchored), rule.days);
  return plannedInstant(date, rule.localTime);
}

/**
 * What a person was told under: the rule and the civil date in Paris it spoke of, that of the start, or of the end for a
 * rule that follows it. A session that moves is reminded anew; one date is never reminded twice.
 */
export function toldKey(
  { code, anchor }: Pick<ReminderTiming, 'anchor'> & { code: string },
  { startsAt, endsAt }: SessionTimes,
): string {
  return `${code} ${parisDate(anchor === 'END' ? endsAt : startsAt)}`;
}
