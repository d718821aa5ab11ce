// What the facts recorded about one person and one half-day amount to: state, minutes, signature, movements.
import { inOrder, type TimedFact } from './order';

export type DecidedState = 'PRESENT' | 'ABSENT' | 'EXCUSED';
export type AttendanceState = 'EXPECTED' | DecidedState;
export type FactKind = 'MARKED' | 'SIGNED' | 'ENTERED' | 'LEFT' | 'CORRECTED';

/**
 * One recorded fact, never changed afterwards. A signature says nothing of the minutes: its own are ignored. An entry says
 * the minutes missed before it, an exit those missed after it (see `said.ts`).
 */
export interface PresenceFact extends TimedFact {
  state: DecidedState;
  lateMinutes: number;
  earlyMinutes: number;
}

/** The state derived from the facts; `signature` is the fact that carries the signature in force, if any. */
export interface Presence<F = PresenceFact> {
  state: AttendanceState;
  lateMinutes: number;
  earlyMinutes: number;
  signature: F | null;
  /** First moment at which the person was seen present; null while they are not, or when only a correction says so. */
  since: Date | null;
  /** When they left, if the last movement is an exit. */
  leftAt: Date | null;
}

export const undecided = {
  state: 'EXPECTED',
  lateMinutes: 0,
  earlyMinutes: 0,
  signature: null,
  since: null,
  leftAt: null,
} as const satisfies Presence;

/** Somebody seen present at that moment, whatever was said before: minutes and signature of an absence are void. */
function seen<F>(before: Presence<F>, at: Date): Presence<F> {
  return before.state === 'PRESENT'
    ? { ...before, since: before.since ?? at }
    : { ...undecided, state: 'PRESENT', since: at };
}

const minutesBetween = (from: Date, to: Date): number =>
  Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000));

/** When the half-day begins: nobody misses anything of it before. */
export interface Beginning {
  startsAt: Date;
}
const later = (one: Date, other: Date): Date => (one > other ? one : other);

/** An entry; whoever comes back missed the time outside, not the rest of the half-day. */
function entered<F>(before: Presence<F>, fact: PresenceFact, { startsAt }: Beginning): Presence<F> {
  const now = seen(before, fact.happenedAt);
  if (now.leftAt !== null) {
    const missed = minutesBetween(later(now.leftAt, startsAt), fact.happenedAt);
    const outside = Math.min(now.earlyMinutes, missed);
    return { ...now, lateMinutes: now.lateMinutes + outside, earlyMinutes: 0, leftAt: null };
  }
  const isFirst = before.state !== 'PRESENT';
  return isFirst ? { ...now, lateMinutes: fact.lateMinutes } : now;
}

/** An exit; repeated, the first of them counts: nobody was seen coming back in between. */
function left<F>(before: Presence<F>, fact: PresenceFact): Presence<F> {
  const now = seen(before, fact.happenedAt);
  if (now.leftAt !== null) return now;
  return { ...now, earlyMinutes: fact.earlyMinutes, leftAt: fact.happenedAt };
}

/** What somebody decides: it replaces the state and the minutes. */
function decided<F>(before: Presence<F>, fact: PresenceFact): Presence<F> {
  // Being marked absent voids a signature (a tablet handed to the wrong person): it must be given again.
  if (fact.state !== 'PRESENT') return { ...undecided, state: fact.state };
  const now = fact.kind === 'CORRECTED' ? before : seen(before, fact.happenedAt);
  const { lateMinutes, earlyMinutes } = fact;
  const leftAt = earlyMinutes > 0 ? (now.leftAt ?? fact.happenedAt) : null;
  return { ...now, state: 'PRESENT', lateMinutes, earlyMinutes, leftAt };
}

/** The presence once one more fact is counted. */
export function afterFact<F extends PresenceFact>(
  before: Presence<F>,
  fact: F,
  half: Beginning,
): Presence<F> {
  if (fact.kind === 'ENTERED') return entered(before, fact, half);
  if (fact.kind === 'LEFT') return left(before, fact);
  if (fact.kind !== 'SIGNED') return decided(before, fact);
  // Signing implies presence, keeps the minutes already noted, and the first signature wins.
  const now = seen(before, fact.happenedAt);
  return { ...now, signature: now.signature ?? fact };
}

/**
 * Derives one person's presence at one half-day: the same whatever the order of delivery.
 * @param facts in the order of receipt; once a correction exists, only corrections count after it.
 */
export const presenceOf = <F extends PresenceFact>(facts: readonly F[], half: Beginning): Presence<F> =>
  inOrder(facts).reduce<Presence<F>>((before, fact) => afterFact(before, fact, half), undecided);

/** True when the last movement of somebody present is an exit. */
export const hasLeft = ({ state, leftAt }: Pick<Presence, 'state' | 'leftAt'>): boolean =>
  state === 'PRESENT' && leftAt !== null;

/** Minutes that count: planned − late − early when present, else none; never negative, never rounded. */
export function countedMinutes(
  presence: Pick<Presence, 'state' | 'lateMinutes' | 'earlyMinutes'>,
  plannedMinutes: number,
): number {
  if (presence.state !== 'PRESENT') return 0;
  return Math.max(0, plannedMinutes - presence.lateMinutes - presence.earlyMinutes);
}

/** People of a half-day by state; `expected` are those nobody has decided about yet. */
export interface PresenceCounts {
  expected: number;
  present: number;
  absent: number;
  excused: number;
  signed: number;
}

export function countPresences(
  presences: readonly { state: AttendanceState; signature: unknown }[],
): PresenceCounts {
  const inState = (state: AttendanceState) => presences.filter((presence) => presence.state === state).length;
  return {
    expected: inState('EXPECTED'),
    present: inState('PRESENT'),
    absent: inState('ABSENT'),
    excused: inState('EXCUSED'),
    signed: presences.filter((presence) => presence.signature !== null).length,
  };
}
