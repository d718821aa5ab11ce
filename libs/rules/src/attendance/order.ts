// The order of the facts of a person and half-day: that of what happened, whenever each reached the server.
import type { FactKind } from './presence';

/** A fact with its place in time. */
export interface TimedFact {
  /** Made by whoever recorded it; decides between two facts of the same moment. */
  id: string;
  kind: FactKind;
  /** Clock of the device, plus the offset to the server's measured at its last contact. */
  happenedAt: Date;
}

const first = (one: TimedFact, other: TimedFact): number =>
  one.happenedAt.getTime() - other.happenedAt.getTime() ||
  (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

/**
 * Facts in the order in which they count: by their moment then their id, and corrections after all of them in the order
 * of receipt, each being said of everything before it. Delivery changes nothing to it.
 * @param facts in the order of receipt
 */
export function inOrder<F extends TimedFact>(facts: readonly F[]): F[] {
  const [corrections, others] = [
    facts.filter(({ kind }) => kind === 'CORRECTED'),
    facts.filter(({ kind }) => kind !== 'CORRECTED'),
  ];
  return [...others.sort(first), ...corrections];
}

/** When it happened by the server's clock. @param offsetMs server clock − device clock */
export const momentOf = (deviceAt: Date, offsetMs: number): Date => new Date(deviceAt.getTime() + offsetMs);
