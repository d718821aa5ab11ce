// The days a trainer may prepare: those of their sessions from today on, and those this device already keeps.
import type { AttendanceSession } from '@treize/contract/attendance';
import type { DayPackage } from '@treize/contract/devices';
import { addDays } from '@treize/rules/time/wall';
import { timeRange } from '../../../platform/time-range';
import type { PreparedDay } from '../local-sheet';
import { placeOf } from '../../words';

export interface DayToPrepare {
  sessionId: string;
  date: string;
  title: string;
  /** "Salle des fêtes, Guingamp"; empty while nobody can tell. */
  place: string;
  /** "9 h – 12 h 30, 14 h – 17 h"; empty while nobody can tell. */
  times: string;
  /** When it was prepared; empty when it is not. */
  preparedAt: string;
}
type Known = Pick<DayToPrepare, 'place' | 'times'>;

const timesOf = (halves: readonly { startTime: string; endTime: string }[]): string =>
  halves.map(({ startTime, endTime }) => timeRange(startTime, endTime)).join(', ');

/** Where and when a kept day is, which it says itself once the device is open. */
function ofPackage({ sheets }: DayPackage): Known {
  return { place: sheets[0]?.place ?? '', times: timesOf(sheets.map(({ halfDay }) => halfDay)) };
}

/** Soonest first. @param today civil date in Paris @param packages the prepared days that can be read */
export function daysToPrepare(
  sessions: readonly AttendanceSession[],
  prepared: readonly PreparedDay[],
  packages: readonly DayPackage[],
  today: string,
): DayToPrepare[] {
  const days = new Map<string, DayToPrepare>();
  const key = (sessionId: string, date: string) => `${date} ${sessionId}`;
  for (const session of sessions)
    for (const { date, sealedAt } of session.halfDays)
      if (session.state === 'PUBLISHED' && date >= today && sealedAt === null) {
        const times = timesOf(session.halfDays.filter((half) => half.date === date));
        const { id: sessionId, title } = session;
        const day = { sessionId, date, title, place: placeOf(session), times, preparedAt: '' };
        days.set(key(sessionId, date), day);
      }
  for (const { sessionId, date, title, preparedAt } of prepared) {
    const kept = packages.find((day) => day.sessionId === sessionId && day.date === date);
    const known = days.get(key(sessionId, date)) ?? (kept && ofPackage(kept)) ?? { place: '', times: '' };
    const { place, times } = known;
    days.set(key(sessionId, date), { sessionId, date, title, place, times, preparedAt });
  }
  return [...days].sort(([one], [other]) => one.localeCompare(other)).map(([, day]) => day);
}

/** The first day of today or tomorrow that is not kept yet: what a trainer should not leave home without. */
export const dayToThinkOf = (days: readonly DayToPrepare[], today: string): DayToPrepare | undefined =>
  days.find(({ date, preparedAt }) => preparedAt === '' && date >= today && date <= addDays(today, 1));
