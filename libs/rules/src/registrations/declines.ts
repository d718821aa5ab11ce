// "I am not coming": what the answers to a registration's days mean, and until when a decline can be undone.
import type { Attendance } from '../calendar/replies';
import type { SessionPhase } from '../sessions/phase';
import { isExpected, type RegistrationStatus } from './status';

const minute = 60_000;
const hour = 60 * minute;
/** Hours during which whoever declined may come back. */
export const undoHours = 24;
/** A place is given back so many hours before the start, for somebody else to have time to come. */
const lastUndoHours = 2;
/** Whoever declines late still has so many minutes to notice a mistake. */
const shortestUndoMinutes = 30;

/**
 * Until when a decline can be undone: 24 hours, but no later than two hours before the session, and half an hour at
 * least. Null: the session would have begun by then, nothing is given to anybody.
 */
export function declineEndsAt(now: Date, startsAt: Date): Date | null {
  const at = now.getTime();
  const last = startsAt.getTime() - lastUndoHours * hour;
  const ends = Math.max(Math.min(at + undoHours * hour, last), at + shortestUndoMinutes * minute);
  return ends < startsAt.getTime() ? new Date(ends) : null;
}

/** What the answers for the days to come say together; null is no answer. */
export function attendanceOf(answers: readonly (Attendance | null)[]): 'COMING' | 'NOT_COMING' | 'UNDECIDED' {
  if (answers.length === 0) return 'UNDECIDED';
  if (answers.every((answer) => answer === 'ACCEPTED')) return 'COMING';
  return answers.every((answer) => answer === 'DECLINED') ? 'NOT_COMING' : 'UNDECIDED';
}

export interface AnsweringRegistration {
  status: RegistrationStatus;
  declinedAt: Date | null;
  firstPresenceAt: Date | null;
}

export type AnswerEffect = 'CONFIRM' | 'DECLINE' | 'COME_BACK' | null;

/**
 * What the answers change of a registration. Only whoever is expected, has not come yet and whose session has not
 * begun can decline; coming back is possible as long as the place was not given away.
 */
export function answerEffect(
  { status, declinedAt, firstPresenceAt }: AnsweringRegistration,
  answers: readonly (Attendance | null)[],
  session: { phase: SessionPhase; startsAt: Date },
  now: Date,
): AnswerEffect {
  if (!isExpected(status)) return null;
  const attendance = attendanceOf(answers);
  if (attendance === 'COMING' && status === 'TO_RECONFIRM') return 'CONFIRM';
  if (attendance !== 'NOT_COMING') return declinedAt === null ? null : 'COME_BACK';
  const mayLeave = ['UPCOMING', 'PUBLISHED', 'CLOSED'].includes(session.phase) && now < session.startsAt;
  return declinedAt === null && firstPresenceAt === null && mayLeave ? 'DECLINE' : null;
}
