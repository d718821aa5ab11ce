// Moving people to another session of the same programme: who may, in which order, and what becomes of each.
import { phaseOf, type SessionMoments } from '../sessions/phase';
import { choiceFault, type Ground } from './decide';
import type { EligibilityFault } from './eligibility';
import { lineForNewcomers, type Constraint, type Party, type Seeker } from './line';
import { isActive, type RegistrationStatus } from './status';

/** Where a registration stands in the session it leaves. */
export interface Standing {
  status: RegistrationStatus;
  /** It held a place: its status says so, or did before the session was cancelled. */
  wasSeated: boolean;
  priority: number;
  position: number;
  firstPresenceAt: Date | null;
  /** Ended by the cancellation of its session, not on its own before. */
  fellWithSession: boolean;
}

export type TransferFault = 'not-cancellable' | 'offer-pending';

/**
 * Why this registration cannot leave its session, null when it can. An organiser also moves those of a cancelled session.
 */
export function leavingFault(
  standing: Pick<Standing, 'status' | 'firstPresenceAt' | 'fellWithSession'>,
  source: SessionMoments,
  now: Date,
  byOrganiser: boolean,
): TransferFault | null {
  const { status, firstPresenceAt, fellWithSession } = standing;
  if (firstPresenceAt !== null) return 'not-cancellable';
  if (fellWithSession) return byOrganiser ? null : 'not-cancellable';
  const isOver = ['HELD', 'FINALIZED'].includes(phaseOf(source, now));
  if (!isActive(status) || isOver) return 'not-cancellable';
  return status === 'OFFERED' && !byOrganiser ? 'offer-pending' : null;
}

/**
 * Why nobody can be moved there, null when they can: the same programme, published, to come, not closed by its date or
 * by hand. A session that is not open yet takes those an organiser moves.
 */
export function targetFault(
  source: { id: string; moduleCode: string },
  target: SessionMoments & { id: string; moduleCode: string },
  now: Date,
  byOrganiser: boolean,
): 'other-programme' | 'target-closed' | null {
  if (target.moduleCode !== source.moduleCode) return 'other-programme';
  const phase = phaseOf(target, now);
  const isOpen = phase === 'PUBLISHED' || (byOrganiser && phase === 'UPCOMING');
  return isOpen && target.id !== source.id && now < target.startsAt ? null : 'target-closed';
}

/** Those who held a place first, in the order they came; then the line, by rank. */
export const transferOrder = (a: Standing, b: Standing): number =>
  Number(b.wasSeated) - Number(a.wasSeated) ||
  (a.wasSeated ? 0 : b.priority - a.priority) ||
  a.position - b.position;

/** People who move together, as they would be at the target. */
export interface Mover {
  wasSeated: boolean;
  seekers: readonly Seeker[];
}

export type MoveOutcome =
  | { outcome: 'PLACED'; blockIds: (string | null)[] }
  | { outcome: 'WAITING'; reasons: Constraint[] }
  | {
      outcome: 'REFUSED';
      code:
        | 'no-place'
        | 'places-remain'
        | 'not-eligible'
        | 'workshop-missing'
        | 'unknown-limit'
        | 'waiting-list-closed';
      faults?: readonly EligibilityFault[];
      reasons?: readonly Constraint[];
    };

/**
 * What becomes of each party at the target, in order, behind those who wait there already.
 * A person who has a place never trades it for a rank; one who waits may go and wait where it is full, but registers
 * directly where places remain, unless an organiser moves them.
 * @param rules `waitIfFull`: whoever finds no place waits there, in the same order
 */
export function planMoves(
  ground: Ground,
  movers: readonly Mover[],
  rules: { byOrganiser: boolean; waitIfFull: boolean },
): MoveOutcome[] {
  const line = lineForNewcomers(ground.facts, ground.waiting);
  return movers.map(({ wasSeated, seekers }): MoveOutcome => {
    const party: Party = { seekers };
    const faults = [...new Set(seekers.flatMap((seeker) => seeker.faults))];
    if (faults.length > 0) return { outcome: 'REFUSED', code: 'not-eligible', faults };
    const choice = seekers.map((seeker) => choiceFault(ground.facts, seeker)).find((code) => code !== null);
    if (choice) return { outcome: 'REFUSED', code: choice };
    const look = line.look(party);
    const mayWait = rules.waitIfFull || (!rules.byOrganiser && !wasSeated);
    if (look.isPlaced && !rules.byOrganiser && !wasSeated)
      return { outcome: 'REFUSED', code: 'places-remain' };
    if (!look.isPlaced && !mayWait) return { outcome: 'REFUSED', code: 'no-place', reasons: look.reasons };
    if (!look.isPlaced && !rules.byOrganiser && !ground.session.waitingListOpen)
      return { outcome: 'REFUSED', code: 'waiting-list-closed' };
    const verdict = line.ask(party);
    return verdict.isPlaced
      ? { outcome: 'PLACED', blockIds: verdict.blockIds }
      : { outcome: 'WAITING', reasons: verdict.reasons };
  });
}
