// Hours of the night in which nothing leaves that can wait for the morning.
import { parisTime } from '../time/wall';

const minute = 60_000;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const day = 24 * 60;

/**
 * The first instant, from `at` on, that is outside quiet hours.
 * @param quiet wall time in Paris, `20:00-07:00` (its end is outside), or `none`; right across clock changes
 */
export function afterQuietHours(at: Date, quiet: string): Date {
  if (quiet === 'none') return at;
  const [from = 0, to = 0] = quiet.split('-').map(minutesOf);
  const toWait = (instant: number): number => {
    const shown = minutesOf(parisTime(new Date(instant)));
    const isQuiet = from <= to ? shown >= from && shown < to : shown >= from || shown < to;
    return isQuiet ? (to - shown + day) % day : 0;
  };
  let instant = at.getTime();
  for (let wait = toWait(instant); wait > 0; wait = toWait(instant)) {
    // A clock change takes or gives one hour on the way: the last one is walked minute by minute.
    const step = wait > 60 ? wait - 60 : 1;
    instant = Math.floor(instant / minute) * minute + step * minute;
  }
  return new Date(instant);
}
