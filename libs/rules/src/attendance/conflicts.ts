// What a row of a sheet should warn of: two devices that disagree, a fact forced or made offline, a phone used by two people.
import { inOrder } from './order';
import type { PresenceFact } from './presence';

export type RowFlag = 'CONFLICT' | 'FORCED' | 'OFFLINE' | 'SAME_PHONE';

/** A fact with where it came from. */
export interface SourcedFact extends PresenceFact {
  /** The trainer's device; null for what came another way. */
  deviceId: string | null;
  /** The browser of somebody who signed alone. */
  phoneKey: string | null;
  offline: boolean;
  forceReason: string | null;
  receivedAt: Date;
  /** The same phone recorded somebody else of this half-day. */
  phoneShared: boolean;
}

/** Where a fact comes from: a device, or a phone; empty for what came another way. */
const sourceOf = ({ deviceId, phoneKey }: SourcedFact): string => deviceId ?? phoneKey ?? '';

/** True when whoever made `later` could not know `earlier`: offline, or before the server had it. */
const isBlind = (earlier: SourcedFact, later: SourcedFact): boolean =>
  later.offline || earlier.receivedAt >= later.happenedAt;

function disagree(one: SourcedFact, other: SourcedFact): boolean {
  if (one.state !== other.state) return true;
  const bothDecide = one.kind === 'MARKED' && other.kind === 'MARKED';
  return bothDecide && (one.lateMinutes !== other.lateMinutes || one.earlyMinutes !== other.earlyMinutes);
}

/**
 * Two signatures from two devices, or two devices that said different things without knowing of each other: both are kept,
 * the first signature wins, and somebody should look.
 * @param facts of one person and half-day
 */
export function isConflict(facts: readonly SourcedFact[]): boolean {
  const said = inOrder(facts).filter(({ kind }) => kind !== 'CORRECTED');
  return said.some((later, index) =>
    said.slice(0, index).some((earlier) => {
      if (sourceOf(earlier) === sourceOf(later)) return false;
      if (earlier.kind === 'SIGNED' && later.kind === 'SIGNED') return true;
      return disagree(earlier, later) && isBlind(earlier, later);
    }),
  );
}

/** One thing said of somebody, by the first device that spoke (1), by the next one (2)… */
export interface Voice<F> {
  fact: F;
  source: number;
}
/** Everything said of somebody whose devices contradict each other, in order; nothing when they agree. */
export function contradiction<F extends SourcedFact>(facts: readonly F[]): Voice<F>[] {
  if (!isConflict(facts)) return [];
  const said = inOrder(facts).filter(({ kind }) => kind !== 'CORRECTED');
  const sources = [...new Set(said.map(sourceOf))];
  return said.map((fact) => ({ fact, source: sources.indexOf(sourceOf(fact)) + 1 }));
}

/** Warnings of a row. @param facts of one person and half-day */
export function flagsOf(facts: readonly SourcedFact[]): RowFlag[] {
  const raised: [RowFlag, boolean][] = [
    ['CONFLICT', isConflict(facts)],
    ['FORCED', facts.some(({ forceReason }) => forceReason !== null)],
    ['OFFLINE', facts.some(({ offline }) => offline)],
    ['SAME_PHONE', facts.some(({ phoneShared }) => phoneShared)],
  ];
  return raised.flatMap(([flag, isRaised]) => (isRaised ? [flag] : []));
}
