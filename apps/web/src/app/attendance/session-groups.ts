// The trainer's sessions in the order of their work: today, to close, to come, past.
import type { AttendanceSession } from '@treize/contract/attendance';
import { parisDate } from '@treize/rules/time/wall';

export interface SessionGroup {
  title: string;
  sessions: AttendanceSession[];
}

/** `today` is the civil date in Paris; empty groups are left out. */
export function groupsOf(sessions: readonly AttendanceSession[], today: string): SessionGroup[] {
  const lastDay = (session: AttendanceSession) => parisDate(new Date(session.endsAt));
  const isToday = ({ halfDays }: AttendanceSession) => halfDays.some(({ date }) => date === today);
  const unfinished = (session: AttendanceSession) =>
    session.state === 'PUBLISHED' && lastDay(session) < today;
  const soonest = (a: AttendanceSession, b: AttendanceSession) => a.startsAt.localeCompare(b.startsAt);
  const pick = (title: string, keep: (session: AttendanceSession) => boolean) => ({
    title,
    sessions: sessions.filter(keep).sort(soonest),
  });
  const past = pick(
    'Passées',
    (session) => !isToday(session) && !unfinished(session) && lastDay(session) < today,
  );
  return [
    pick('Aujourd’hui', isToday),
    pick('À clôturer', (session) => !isToday(session) && unfinished(session)),
    pick('À venir', (session) => !isToday(session) && lastDay(session) >= today),
    { ...past, sessions: past.sessions.reverse() },
  ].filter((group) => group.sessions.length > 0);
}
