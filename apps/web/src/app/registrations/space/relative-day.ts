// A day as one says it today: "Aujourd’hui", "Demain", else its date.
import { frenchDate, frenchTime } from '@treize/rules/time/french';
import { addDays, parisDate, parisTime } from '@treize/rules/time/wall';

/** "Demain, 9 h 30", "Mardi 12 janvier 2027, 9 h 30" */
export function relativeMoment(instant: Date, now: Date): string {
  const day = parisDate(instant);
  const today = parisDate(now);
  const said = day === today ? 'Aujourd’hui' : day === addDays(today, 1) ? 'Demain' : frenchDate(day);
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}, ${frenchTime(parisTime(instant))}`;
}
