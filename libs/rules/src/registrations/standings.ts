// What each person in line is told: their rank, and why not yet.
import { serveLine, type LineFacts, type WaitingParty } from './line';
import { waitReasons, type WaitReason } from './reasons';

export interface Standing {
  /** From 1, among the people who wait. */
  rank: number;
  /** Empty: a place is free and about to be offered, or to be offered by hand. */
  reasons: WaitReason[];
  /** People who wait together with this one, this one included. */
  together: number;
}

/** By registration; whoever does not wait is not there. */
export function standings(facts: LineFacts, waiting: readonly WaitingParty[]): Map<string, Standing> {
  const { verdicts } = serveLine(facts, waiting);
  const found = new Map<string, Standing>();
  waiting.forEach(({ registrationIds }, index) => {
    const verdict = verdicts[index];
    const reasons = verdict && !verdict.isPlaced ? waitReasons(verdict.reasons, facts.limits) : [];
    for (const id of registrationIds)
      found.set(id, { rank: found.size + 1, reasons, together: registrationIds.length });
  });
  return found;
}
