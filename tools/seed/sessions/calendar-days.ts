// Working days around the first start: no week-end, no public holiday (those of Alsace-Moselle included).
import getJoursFeries from '@socialgouv/jours-feries';
import { addDays } from '@treize/rules/time/wall';

/** The package gives local midnights: their civil date is read with the same clock. */
const civilDate = (day: Date): string =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

const known = new Map<number, Set<string>>();

/** Civil dates of the holidays of a year, computed once. */
function holidaysOf(year: number): Set<string> {
  const holidays =
    known.get(year) ?? new Set(Object.values(getJoursFeries(year, { alsace: true })).map(civilDate));
  known.set(year, holidays);
  return holidays;
}

function isWorkingDay(date: string): boolean {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(date.slice(0, 4))).has(date);
}

/**
 * The nearest day to `today` + `offset` that suits, going away from today: the past stays past.
 * @param spacing days between the first day and each of the others of the session: they must be working days too
 * @param taken days on which the trainers are busy
 */
export function workingDays(
  today: string,
  offset: number,
  spacing: readonly number[],
  taken: ReadonlySet<string>,
): string[] {
  const dates = spacing.map((days) => addDays(today, offset + days));
  const suits = dates.every((date) => isWorkingDay(date) && !taken.has(date));
  return suits ? dates : workingDays(today, offset + (offset < 0 ? -1 : 1), spacing, taken);
}
