// What may be recorded of somebody at the door, and why not: decided alike by the server and by a device without network.
import type { RegistrationStatus } from '../registrations/status';
import type { StoredState } from '../sessions/phase';
import { parisDate } from '../time/wall';
import { opensAt, opensMinutesBefore, refusalToSign, type HalfDayMoments } from './half-day';
import { hasLeft, type Presence } from './presence';

/** Rules of arrival of a session. */
export interface ArrivalRules {
  /** One entry a half-day, or every entry and exit kept. */
  multipleEntries: boolean;
  /** Whoever left may come back. */
  reentry: boolean;
  /** At most so many entries a day of Paris; exits do not count. */
  entriesPerDay: number | null;
  /** At most so many days of the session, whichever. */
  days: number | null;
  /** A trainer may admit somebody without a confirmed place. */
  admitsPending: boolean;
  minutesBefore: number;
  minutesAfter: number;
  question: { label: string; required: boolean } | null;
  /** Registrations that are not let in: a badge lost or lent, somebody sent away. */
  blocked: string[];
}

export const ordinaryRules: ArrivalRules = {
  multipleEntries: false,
  reentry: true,
  entriesPerDay: null,
  days: null,
  admitsPending: false,
  minutesBefore: opensMinutesBefore,
  minutesAfter: 12 * 60,
  question: null,
  blocked: [],
};

/** Where somebody stands as far as a sheet is concerned; all but `EXPECTED` are told why they are not on it. */
export const standings = [
  'EXPECTED',
  'CANCELLED',
  'REPLACED',
  'REFUSED',
  'EXPIRED',
  'TO_VALIDATE',
  'WAITING',
  'OFFERED',
] as const;
export type Standing = (typeof standings)[number];

const standingOfStatus: Record<RegistrationStatus, Standing> = {
  PENDING_VALIDATION: 'TO_VALIDATE',
  CONFIRMED: 'EXPECTED',
  TO_RECONFIRM: 'EXPECTED',
  WAITLISTED: 'WAITING',
  OFFERED: 'OFFERED',
  EXPIRED: 'EXPIRED',
  CANCELLED_BY_PERSON: 'CANCELLED',
  CANCELLED_BY_ORGANIZER: 'CANCELLED',
  REPLACED: 'REPLACED',
  REFUSED: 'REFUSED',
  TRANSFERRED: 'CANCELLED',
};
export const standingOf = (status: RegistrationStatus): Standing => standingOfStatus[status];

export type ArrivalRefusal =
  | 'half-day-sealed'
  | 'wrong-state'
  | 'wrong-day'
  | 'attendance-not-open'
  | 'attendance-closed'
  | 'record-future'
  | 'registration-cancelled'
  | 'registration-replaced'
  | 'registration-refused'
  | 'registration-expired'
  | 'awaiting-approval'
  | 'not-confirmed'
  | 'person-blocked'
  | 'badge-revoked'
  | 'not-present'
  | 'already-present'
  | 'no-reentry'
  | 'entries-exceeded'
  | 'days-exceeded'
  | 'answer-missing';

const forcible: readonly string[] = [
  'wrong-day',
  'attendance-not-open',
  'attendance-closed',
  'not-confirmed',
  'already-present',
  'no-reentry',
  'entries-exceeded',
  'days-exceeded',
  'answer-missing',
] satisfies ArrivalRefusal[];
/** True for the refusals that a trainer may override with a reason, which is kept with the fact. */
export const isForcible = (code: string): boolean => forcible.includes(code);

/** What is about to be recorded. */
export interface Arrival {
  kind: 'MARKED' | 'SIGNED' | 'ENTERED' | 'LEFT';
  /** It says that the person is there. */
  isPresent: boolean;
  happenedAt: Date;
  /** The trainer confirms somebody whose place is not. */
  confirmPending: boolean;
  isForced: boolean;
  byBadge: boolean;
  answer: string | null;
}

/** What is known when it is about to be recorded. */
export interface ArrivalGround {
  sessionState: StoredState;
  halfDay: HalfDayMoments;
  rules: ArrivalRules;
  standing: Standing;
  isBlocked: boolean;
  /** Of this half-day, from the facts that happened before. */
  presence: Presence<unknown>;
  /** Entries of the person on that day of Paris, this one aside. */
  entriesToday: number;
  /** Days of the session (dates of Paris) on which the person was seen present. */
  daysAttended: readonly string[];
  /** The door question was answered already. */
  hasAnswered: boolean;
  now: Date;
}

/** Clocks may disagree by this much before a record is said to come from the future. */
const clockTolerance = 5 * 60_000;
export const isFuture = (happenedAt: Date, now: Date): boolean =>
  happenedAt.getTime() > now.getTime() + clockTolerance;

/** Why nothing can be recorded at that moment: session, seal, window (a day of Paris is told apart from an hour). */
export function refusalOfMoment(
  happenedAt: Date,
  { sessionState, halfDay, rules, now }: Pick<ArrivalGround, 'sessionState' | 'halfDay' | 'rules' | 'now'>,
): ArrivalRefusal | null {
  if (halfDay.sealedAt !== null) return 'half-day-sealed';
  if (sessionState !== 'PUBLISHED') return 'wrong-state';
  if (isFuture(happenedAt, now)) return 'record-future';
  const isEarly = happenedAt < opensAt(halfDay, rules);
  const isLate = happenedAt > closesAt(halfDay, rules);
  if (!isEarly && !isLate) return null;
  if (parisDate(happenedAt) !== parisDate(halfDay.startsAt)) return 'wrong-day';
  return isEarly ? 'attendance-not-open' : 'attendance-closed';
}

/** Last moment at which presence may be recorded without forcing. */
export const closesAt = (
  { endsAt }: Pick<HalfDayMoments, 'endsAt'>,
  { minutesAfter }: Pick<ArrivalRules, 'minutesAfter'> = ordinaryRules,
): Date => new Date(endsAt.getTime() + minutesAfter * 60_000);

const refusalOfStandings: Record<Exclude<Standing, 'EXPECTED'>, ArrivalRefusal> = {
  CANCELLED: 'registration-cancelled',
  REPLACED: 'registration-replaced',
  REFUSED: 'registration-refused',
  EXPIRED: 'registration-expired',
  TO_VALIDATE: 'awaiting-approval',
  WAITING: 'not-confirmed',
  OFFERED: 'not-confirmed',
};

function refusalOfPerson(arrival: Arrival, ground: ArrivalGround): ArrivalRefusal | null {
  const { standing, rules } = ground;
  if (ground.isBlocked) return 'person-blocked';
  if (standing === 'EXPECTED') return null;
  // The badge of somebody who gave their place to another is the one thing that they still hold.
  if (standing === 'REPLACED' && arrival.byBadge) return 'badge-revoked';
  const refusal = refusalOfStandings[standing];
  const isAdmitted = refusal === 'not-confirmed' && rules.admitsPending && arrival.confirmPending;
  return isAdmitted ? null : refusal;
}

/** The device asks the door question before an arrival that has no answer yet, required or not. */
export const mustAsk = (
  { question }: Pick<ArrivalRules, 'question'>,
  { hasAnswered }: { hasAnswered: boolean },
): boolean => question !== null && !hasAnswered;

function refusalOfEntry(arrival: Arrival, ground: ArrivalGround): ArrivalRefusal | null {
  const { rules, presence, entriesToday } = ground;
  if (presence.state === 'PRESENT') {
    if (hasLeft(presence) && !rules.reentry) return 'no-reentry';
    if (!hasLeft(presence) && !rules.multipleEntries) return 'already-present';
  }
  if (rules.entriesPerDay !== null && entriesToday >= rules.entriesPerDay) return 'entries-exceeded';
  const isMissing = mustAsk(rules, ground) && rules.question?.required === true && arrival.answer === null;
  return isMissing ? 'answer-missing' : null;
}

function exceedsDays(arrival: Arrival, { rules, daysAttended, halfDay }: ArrivalGround): boolean {
  if (!arrival.isPresent || rules.days === null) return false;
  const days = new Set(daysAttended);
  return !days.has(parisDate(halfDay.startsAt)) && days.size >= rules.days;
}

/** Every reason against recording this, the gravest first. */
function refusalsOf(arrival: Arrival, ground: ArrivalGround): (ArrivalRefusal | null)[] {
  const mustBeThere = arrival.kind === 'SIGNED' || arrival.kind === 'LEFT';
  return [
    refusalOfMoment(arrival.happenedAt, ground),
    refusalOfPerson(arrival, ground),
    mustBeThere ? refusalToSign(ground.presence) : null,
    arrival.kind === 'ENTERED' ? refusalOfEntry(arrival, ground) : null,
    exceedsDays(arrival, ground) ? 'days-exceeded' : null,
  ];
}

/** Why this is not recorded, or null. Forcing passes over what a trainer may override, and nothing else. */
export function refusalOfArrival(arrival: Arrival, ground: ArrivalGround): ArrivalRefusal | null {
  const stands = (refusal: ArrivalRefusal | null): refusal is ArrivalRefusal =>
    refusal !== null && !(arrival.isForced && isForcible(refusal));
  return refusalsOf(arrival, ground).find(stands) ?? null;
}
