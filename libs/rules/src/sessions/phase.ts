// The phase of a session as people see it: stored state, dates and the clock together.
export const sessionPhases = [
  'DRAFT',
  'UPCOMING',
  'PUBLISHED',
  'CLOSED',
  'IN_PROGRESS',
  'HELD',
  'FINALIZED',
  'POSTPONED',
  'CANCELLED',
] as const;
export type SessionPhase = (typeof sessionPhases)[number];
export type StoredState = 'DRAFT' | 'PUBLISHED' | 'POSTPONED' | 'CANCELLED' | 'FINALIZED';

export interface SessionMoments {
  state: StoredState;
  opensAt: Date;
  closesAt: Date;
  startsAt: Date;
  endsAt: Date;
  /** Registration closed before its date, by hand or because the session was full; null while it is not. */
  closedAt: Date | null;
}

/**
 * UPCOMING: published, registration not open yet; PUBLISHED: registration open; CLOSED: deadline passed or closed before it, not begun.
 * A session whose deadline is later than its start keeps registration open while it runs (walk-in days): PUBLISHED wins until the deadline.
 */
export function phaseOf(session: SessionMoments, now: Date): SessionPhase {
  if (session.state !== 'PUBLISHED') return session.state;
  if (now >= session.endsAt) return 'HELD';
  if (now < session.opensAt) return 'UPCOMING';
  if (session.closedAt === null && now < session.closesAt) return 'PUBLISHED';
  return now < session.startsAt ? 'CLOSED' : 'IN_PROGRESS';
}

/** Registration is possible now. */
export const isOpen = (session: SessionMoments, now: Date): boolean => phaseOf(session, now) === 'PUBLISHED';
