// What the facts recorded about one person and one half-day amount to: state, minutes, signature.
export type DecidedState = 'PRESENT' | 'ABSENT' | 'EXCUSED';
export type AttendanceState = 'EXPECTED' | DecidedState;
export type FactKind = 'MARKED' | 'SIGNED' | 'CORRECTED';

/** One recorded fact, never changed afterwards. A signature says nothing of the minutes: its own are ignored. */
export interface PresenceFact {
  kind: FactKind;
  state: DecidedState;
  lateMinutes: number;
  earlyMinutes: number;
}

/** The state derived from the facts; `signature` is the fact that carries the signature in force, if any. */
export interface Presence<F extends PresenceFact = PresenceFact> {
  state: AttendanceState;
  lateMinutes: number;
  earlyMinutes: number;
  signature: F | null;
}

const undecided = { state: 'EXPECTED', lateMinutes: 0, earlyMinutes: 0, signature: null } as const;

function afterFact<F extends PresenceFact>(before: Presence<F>, fact: F): Presence<F> {
  if (fact.kind === 'SIGNED') {
    // Signing implies presence, keeps the minutes already noted, and the first signature wins.
    const stays = before.state === 'PRESENT';
    return {
      state: 'PRESENT',
      lateMinutes: stays ? before.lateMinutes : 0,
      earlyMinutes: stays ? before.earlyMinutes : 0,
      signature: (stays ? before.signature : null) ?? fact,
    };
  }
  const present = fact.state === 'PRESENT';
  return {
    state: fact.state,
    lateMinutes: present ? fact.lateMinutes : 0,
    earlyMinutes: present ? fact.earlyMinutes : 0,
    // Being marked absent voids a signature (a tablet handed to the wrong person): it must be given again.
    signature: present ? before.signature : null,
  };
}

/**
 * Derives one person's presence at one half-day.
 * @param facts in the order in which the server recorded them; once a correction exists, only corrections count.
 */
export function presenceOf<F extends PresenceFact>(facts: readonly F[]): Presence<F> {
  let presence: Presence<F> = undecided;
  let corrected = false;
  for (const fact of facts) {
    if (corrected && fact.kind !== 'CORRECTED') continue;
    corrected ||= fact.kind === 'CORRECTED';
    presence = afterFact(presence, fact);
  }
  return presence;
}

/** Minutes that count: planned − late − early when present, else none; never negative, never rounded. */
export function countedMinutes(presence: Presence, plannedMinutes: number): number {
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

export function countPresences(presences: readonly Presence[]): PresenceCounts {
  const inState = (state: AttendanceState) => presences.filter((presence) => presence.state === state).length;
  return {
    expected: inState('EXPECTED'),
    present: inState('PRESENT'),
    absent: inState('ABSENT'),
    excused: inState('EXCUSED'),
    signed: presences.filter((presence) => presence.signature !== null).length,
  };
}
