// Why somebody waits, in codes the screens and mails put into words.
import type { LimitCounts } from '../sessions/seats';
import type { Constraint } from './line';

/** `label`: the limit that is full, or the conditions not met, comma-separated; null when the code says it all. */
export interface WaitReason {
  code: Constraint['kind'];
  label: string | null;
}

export const waitReasons = (reasons: readonly Constraint[], limits: readonly LimitCounts[]): WaitReason[] =>
  reasons.map((reason) => {
    if (reason.kind === 'LIMIT')
      return { code: 'LIMIT', label: limits.find(({ id }) => id === reason.limitId)?.label ?? null };
    if (reason.kind === 'ELIGIBILITY') return { code: 'ELIGIBILITY', label: reason.faults.join(',') };
    return { code: reason.kind, label: null };
  });
