// Working days around the first start: no week-end, no public holiday (those of Alsace-Moselle included).
import getJoursFeries from '@socialgouv/jours-feries';
import { addDays } from '@treize/rules/time/wall';

/** The package gives local midnights: their civil date is read with the same clock. */
const civilDate = (day: Date): string =>
  [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** Civil dates of the holidays of a year. */
const holidaysOf = (year: number): Set<string> =>
  new Set(Object.values(getJoursFeries(year, { alsace: true })).map(civilDate));

function isWorkingDay(date: string): boolean {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(date.slice(0, 4))).has(date);
}

/** The working day nearest to `today` + `offset`, going away from today: the past stays past. */
export function workingDay(today: string, offset: number): string {
  const date = addDays(today, offset);
  return isWorkingDay(date) ? date : workingDay(today, offset + (offset < 0 ? -1 : 1));
}
