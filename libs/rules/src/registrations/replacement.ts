// Replacing one person by another of the same commune: until when, what the new one takes over, under which number.
import type { StoredState } from '../sessions/phase';
import { parisDate } from '../time/wall';
import { isActive, type RegistrationStatus } from './status';

export interface ReplaceableRegistration {
  status: RegistrationStatus;
  firstPresenceAt: Date | null;
}
export interface ReplaceableSession {
  state: StoredState;
  startsAt: Date;
}

/**
 * Why this registration cannot be replaced at `now`, null when it can.
 * `wrong-state`: it holds neither a place nor a rank, the person has come already, or the session does not stand;
 * `too-late`: the session is today in Paris, or over.
 */
export function replacementRefusal(
  registration: ReplaceableRegistration,
  session: ReplaceableSession,
  now: Date,
): 'wrong-state' | 'too-late' | null {
  const stands = session.state === 'PUBLISHED' || session.state === 'POSTPONED';
  if (!isActive(registration.status) || registration.firstPresenceAt !== null || !stands)
    return 'wrong-state';
  // A postponed session has no date that counts: the one it had may be past.
  if (session.state === 'POSTPONED') return null;
  return parisDate(now) < parisDate(session.startsAt) ? null : 'too-late';
}

/**
 * The state the new person starts in: that of the person who leaves. The new one has been told the date in force, so
 * nothing is left to reconfirm; a commune that validates its own people has just vouched for this one.
 */
export function replacedStatus(
  status: RegistrationStatus,
  validation: 'NONE' | 'ORGANIZER' | 'MUNICIPALITY',
): RegistrationStatus {
  if (status === 'TO_RECONFIRM') return 'CONFIRMED';
  return status === 'PENDING_VALIDATION' && validation === 'MUNICIPALITY' ? 'CONFIRMED' : status;
}

/**
 * Number of the next registration of a chain on the same session: `M05-84-03-0012` -> `M05-84-03-0012-2` -> `…-3`.
 * The order in the session has four digits at least, the order in the chain three at most: they are not confused.
 */
export function replacementNumber(number: string): string {
  const [, root = number, order = '1'] = /^(.*-\d{4,})-(\d{1,3})$/.exec(number) ?? [];
  return `${root}-${Number(order) + 1}`;
}
