// The days a trainer may prepare: those of their sessions from today on, and those this device already keeps.
import type { AttendanceSession } from '@treize/contract/attendance';
import type { PreparedDay } from '../local-sheet';

export interface DayToPrepare {
  sessionId: string;
  date: string;
  title: string;
  /** When it was prepared; empty when it is not. */
  preparedAt: string;
}

/** Soonest first. @param today civil date in Paris */
export function daysToPrepare(
  sessions: readonly AttendanceSession[],
  prepared: readonly PreparedDay[],
  today: string,
): DayToPrepare[] {
  const days = new Map<string, DayToPrepare>();
  const add = (day: DayToPrepare) => days.set(`${day.date} ${day.sessionId}`, day);
  for (const { id: sessionId, title, state, halfDays } of sessions)
    for (const { date, sealedAt } of halfDays)
      if (state === 'PUBLISHED' && date >= today && sealedAt === null)
        add({ sessionId, date, title, preparedAt: '' });
  for (const { sessionId, date, title, preparedAt } of prepared) add({ sessionId, date, title, preparedAt });
  return [...days].sort(([one], [other]) => one.localeCompare(other)).map(([, day]) => day);
}
