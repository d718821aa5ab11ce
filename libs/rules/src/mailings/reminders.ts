// Which reminders leave and for whom: decided from the rule, the session, the registration and the clock.
import type { RegistrationStatus } from '../registrations/status';
import type { StoredState } from '../sessions/phase';
import type { ReminderTiming, SessionTimes } from './due';

export type SeenPresence = 'PRESENT' | 'ABSENT';

export interface ReminderRule extends ReminderTiming {
  statuses: readonly RegistrationStatus[];
  presence: SeenPresence | 'ANY';
  /** Only those who take this workshop or lunch; null: everybody. */
  limitId: string | null;
  enabled: boolean;
}

export interface RemindedSession extends SessionTimes {
  state: StoredState;
}

export interface RemindedRegistration {
  status: RegistrationStatus;
  createdAt: Date;
  /** What the attendance sheets say, all half-days together; null: nothing yet. */
  presence: SeenPresence | null;
  /** "I am not coming" was said and can still be undone. */
  isLeaving: boolean;
  limitIds: readonly string[];
  /** This rule has already written to this person about this date of the session. */
  isTold: boolean;
}

/** A rule that could not run in time (worker stopped, rule written late) is dropped after this: it would only puzzle. */
export const latestMilliseconds = 3 * 86_400_000;

const liveStates: readonly StoredState[] = ['PUBLISHED', 'FINALIZED'];

/**
 * The rule leaves now for this session. What was due before the start never leaves after it; a session that is not
 * published, and a rule that is off, send nothing.
 * @param due instant of the rule for this session, quiet hours counted
 */
export function isDue(
  rule: Pick<ReminderRule, 'enabled' | 'anchor'>,
  session: RemindedSession,
  due: Date,
  now: Date,
): boolean {
  if (!rule.enabled || !liveStates.includes(session.state)) return false;
  if (now < due || now.getTime() - due.getTime() > latestMilliseconds) return false;
  const isAboutComing = rule.anchor === 'START' || due < session.startsAt;
  return !isAboutComing || now < session.startsAt;
}

/** This person is one of those the rule speaks to: right status, workshop and presence, registered when it was due. */
export function concerns(
  rule: Pick<ReminderRule, 'statuses' | 'presence' | 'limitId' | 'anchor'>,
  registration: RemindedRegistration,
  due: Date,
): boolean {
  if (registration.isTold || registration.createdAt > due) return false;
  if (!rule.statuses.includes(registration.status)) return false;
  if (rule.limitId !== null && !registration.limitIds.includes(rule.limitId)) return false;
  if (rule.anchor === 'START' && registration.isLeaving) return false;
  return rule.presence === 'ANY' || rule.presence === registration.presence;
}

/** The rule writes to this person now. */
export const fires = (
  rule: ReminderRule,
  session: RemindedSession,
  registration: RemindedRegistration,
  due: Date,
  now: Date,
): boolean => isDue(rule, session, due, now) && concerns(rule, registration, due);

export type ReminderFault = 'DAYS' | 'PRESENCE';

/** What makes a rule impossible: before the start is negative, after the end positive, and nobody is present before. */
export function faultOf({
  anchor,
  days,
  presence,
}: Pick<ReminderRule, 'anchor' | 'days' | 'presence'>): ReminderFault | null {
  if ((anchor === 'START' && days > 0) || (anchor === 'END' && days < 0)) return 'DAYS';
  return anchor === 'START' && presence !== 'ANY' ? 'PRESENCE' : null;
}
