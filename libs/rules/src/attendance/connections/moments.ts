// Instants and durations as tools of remote meetings write them: ISO, French or American dates, with or without a zone.
import { existsInParis, parisInstant } from '../../time/paris';
import { addDays } from '../../time/wall';

const two = (number: number): string => String(number).padStart(2, '0');
const isoDate = (year: number, month: number, day: number): string =>
  `${year < 100 ? 2000 + year : year}-${two(month)}-${two(day)}`;

/** `09:02:11`, `9 h 02`, `9:02 PM` → seconds of the day; null when it is no time. */
function secondsOf(text: string): number | null {
  const read = /^(\d{1,2})\s*[:h]\s*(\d{2})(?:\s*[:m]\s*(\d{2})(?:[.,]\d+)?)?\s*s?\s*([ap]\.?m\.?)?$/i.exec(
    text,
  );
  if (!read) return null;
  const [hours, minutes, seconds] = [Number(read[1]), Number(read[2]), Number(read[3] ?? 0)];
  const half = read[4]?.[0]?.toLowerCase();
  if (minutes > 59 || seconds > 59 || hours > (half ? 12 : 23)) return null;
  const hour = half ? (hours % 12) + (half === 'p' ? 12 : 0) : hours;
  return hour * 3600 + minutes * 60 + seconds;
}

/** The dates that a text may mean: one for ISO, day first then month first where it is not said. */
function datesOf(text: string): string[] {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (iso) return [text];
  const local = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(text);
  if (!local) return [];
  const [first, second, year] = [Number(local[1]), Number(local[2]), Number(local[3])];
  return [isoDate(year, second, first), isoDate(year, first, second)];
}

/** When that hour begins in Paris; null for one that no clock shows. */
function hourInParis(date: string, hour: number): Date | null {
  const time = `${two(hour)}:00`;
  try {
    return existsInParis(date, time) ? parisInstant(date, time) : null;
  } catch {
    return null;
  }
}

const withZone = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})$/;

/**
 * Reads the instants of a list. Without a zone one is of Paris; a date that could be read in two ways is the one nearest to
 * `date`; a time alone is of that date. Each hour is asked of the calendar once, however long the list.
 * @param date of the half-day, `2027-01-12`
 */
export function momentsAround(date: string): (text: string) => Date | null {
  const hours = new Map<string, Date | null>();
  const near = [addDays(date, -1), date, addDays(date, 1)];
  // Clocks change at whole hours: minutes and seconds are added.
  const inParis = (on: string, seconds: number): Date | null => {
    const hour = Math.floor(seconds / 3600);
    const key = `${on} ${hour}`;
    const begins = hours.get(key) ?? hourInParis(on, hour);
    hours.set(key, begins);
    return begins && new Date(begins.getTime() + (seconds % 3600) * 1000);
  };
  return (text) => momentOf(text, date, near, inParis);
}

function momentOf(
  text: string,
  date: string,
  near: readonly string[],
  inParis: (date: string, seconds: number) => Date | null,
): Date | null {
  const plain = text.replace(/[\u00a0\u202f]/g, ' ').trim();
  if (withZone.test(plain)) {
    const instant = new Date(plain.replace(' ', 'T'));
    return Number.isNaN(instant.getTime()) ? null : instant;
  }
  const alone = secondsOf(plain);
  if (alone !== null) return inParis(date, alone);
  const [, day = '', time = ''] = /^(\S+?)(?:T|,?\s+(?:à\s+)?)(.+)$/.exec(plain) ?? [];
  const seconds = secondsOf(time.trim());
  if (seconds === null) return null;
  const dates = datesOf(day);
  const meant = dates.find((one) => one === date) ?? dates.find((one) => near.includes(one)) ?? dates[0];
  return meant === undefined ? null : inParis(meant, seconds);
}

/** `65`, `01:05:03`, `1h 5m 3s`, `1 h 05 min` → seconds; a bare number counts minutes. Null when it is none. */
export function durationOf(text: string): number | null {
  const plain = text
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim()
    .toLowerCase();
  if (/^\d+([.,]\d+)?$/.test(plain)) return Math.round(Number(plain.replace(',', '.')) * 60);
  const clock = /^(\d+):(\d{2})(?::(\d{2}))?$/.exec(plain);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  const words =
    /^(\d+)\s*h[a-z]*\s*(\d{1,2})()$/.exec(plain) ??
    /^(?:(\d+)\s*h[a-z]*\s*)?(?:(\d+)\s*m[a-z]*\s*)?(?:(\d+)\s*s[a-z]*)?$/.exec(plain);
  if (!words || plain === '') return null;
  const [hours, minutes, seconds] = words.slice(1).map((part) => Number(part ?? 0));
  return (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0);
}
