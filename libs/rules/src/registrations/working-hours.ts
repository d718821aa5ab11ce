// Working hours, in which offers count their deadlines: Monday to Friday, 8 h to 20 h in Paris, public holidays out.
import { addDays, parisDate, parisTime } from '../time/wall';

/** Civil dates in Paris (YYYY-MM-DD) on which nobody works. Those of the years counted over, at least. */
export type Holidays = ReadonlySet<string>;

/** Wall times in Paris between which a working day is counted. */
export const workingDay = { opens: 8, closes: 20 } as const;
const hour = 3_600_000;

/** The working window of a day, in milliseconds since the epoch; null on a day off. */
function windowOf(date: string, holidays: Holidays): { opens: number; closes: number } | null {
  const noon = new Date(`${date}T12:00:00Z`);
  const weekday = noon.getUTCDay();
  if (weekday === 0 || weekday === 6 || holidays.has(date)) return null;
  // Clocks change at night: what Paris is ahead of UTC at noon, it is from morning to evening.
  const ahead = Number(parisTime(noon).slice(0, 2)) - 12;
  const at = (wallHour: number) => noon.getTime() + (wallHour - 12 - ahead) * hour;
  return { opens: at(workingDay.opens), closes: at(workingDay.closes) };
}

/**
 * The instant at which `hours` working hours have passed since `from`; always inside a window, 20:00 included.
 * @param hours finite, not negative; fractions allowed
 * @throws RangeError for other hours
 */
export function addWorkingHours(from: Date, hours: number, holidays: Holidays): Date {
  if (!(hours >= 0 && hours < Infinity)) throw new RangeError(`${hours} working hours`);
  let left = Math.round(hours * hour);
  for (let date = parisDate(from); ; date = addDays(date, 1)) {
    const window = windowOf(date, holidays);
    if (!window || from.getTime() > window.closes) continue;
    const begins = Math.max(from.getTime(), window.opens);
    if (begins + left <= window.closes) return new Date(begins + left);
    left -= window.closes - begins;
  }
}

/** Working hours from one instant to the other, with their fraction; 0 when `to` is not after `from`. */
export function workingHoursBetween(from: Date, to: Date, holidays: Holidays): number {
  let worked = 0;
  const last = parisDate(to);
  for (let date = parisDate(from); date <= last; date = addDays(date, 1)) {
    const window = windowOf(date, holidays);
    if (!window) continue;
    const begins = Math.max(from.getTime(), window.opens);
    worked += Math.max(0, Math.min(to.getTime(), window.closes) - begins);
  }
  return worked / hour;
}
