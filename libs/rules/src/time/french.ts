// Dates, times and durations as French readers write them, for mails, documents and screens. Intl only.
import { parisDate, parisTime } from './wall';

const nbsp = '\u00a0';
const style = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('fr-FR', { ...options, timeZone: 'UTC' });
const full = style({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const long = style({ day: 'numeric', month: 'long', year: 'numeric' });
const dayMonth = style({ weekday: 'long', day: 'numeric', month: 'long' });

function write(format: Intl.DateTimeFormat, date: string): string {
  return format.format(new Date(`${date}T00:00:00Z`)).replace(/(^|\s)1(?=\s)/, '$11er');
}

/** `2027-01-12` -> "mardi 12 janvier 2027" */
export const frenchDate = (date: string): string => write(full, date);
/** `2027-01-12` -> "12 janvier 2027" */
export const frenchDateWithoutDay = (date: string): string => write(long, date);
/** `2027-01-12` -> "mardi 12 janvier" */
export const frenchDayMonth = (date: string): string => write(dayMonth, date);

/** `09:30` -> "9 h 30", `14:00` -> "14 h" (no-break spaces) */
export function frenchTime(time: string): string {
  const [hour, minute] = time.split(':');
  return `${Number(hour)}${nbsp}h${minute === '00' ? '' : `${nbsp}${minute}`}`;
}

/** `09:30`, `12:30` -> "9 h 30 – 12 h 30" (no-break spaces: a range is never cut by a line) */
export const frenchTimeRange = (start: string, end: string): string =>
  `${frenchTime(start)}${nbsp}–${nbsp}${frenchTime(end)}`;

/** Minutes -> "5 h 40", "6 h", "45 min" */
export function frenchDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest}${nbsp}min`;
  return `${hours}${nbsp}h${rest === 0 ? '' : `${nbsp}${String(rest).padStart(2, '0')}`}`;
}

/** An instant, as Paris reads it: "mardi 12 janvier 2027, 9 h 30" */
export const frenchInstant = (instant: Date): string =>
  `${frenchDate(parisDate(instant))}, ${frenchTime(parisTime(instant))}`;

/** Civil dates in order -> "mardi 12 janvier 2027", "du mardi 12 janvier au jeudi 14 janvier 2027" */
export function frenchDateSpan(first: string, last: string): string {
  if (first === last) return frenchDate(first);
  const opening = first.slice(0, 4) === last.slice(0, 4) ? frenchDayMonth(first) : frenchDate(first);
  return `du ${opening} au ${frenchDate(last)}`;
}
