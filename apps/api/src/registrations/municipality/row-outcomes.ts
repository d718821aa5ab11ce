// What is told of each row of a list: what the committer answered, or would answer.
import type { RowOutcome } from '@treize/contract/municipality';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { Refusal } from '../../platform/http/refusal';
import type { Committed } from '../registering/requests';
import type { Standing } from './municipality.queries';
import type { GoodRow } from './rows';

type Told = Partial<Omit<RowOutcome, 'key' | 'outcome'>>;

/** An outcome with nothing to tell but what is given. */
export const rowTold = (key: string, outcome: RowOutcome['outcome'], told: Told = {}): RowOutcome => ({
  key,
  outcome,
  number: null,
  rank: null,
  reasons: [],
  code: null,
  errors: [],
  overlaps: [],
  ...told,
});

/** Rows placed together, or waiting together, in the order of the party. */
export function rowsCommitted(
  rows: readonly GoodRow[],
  committed: Extract<Committed, { outcome: 'PLACED' | 'WAITLISTED' }>,
): RowOutcome[] {
  return rows.map(({ key }, index) => {
    if (committed.outcome === 'PLACED')
      return rowTold(key, committed.status, { number: committed.members[index]?.number ?? null });
    const { number = null, rank = null } = committed.members[index] ?? {};
    return rowTold(key, 'WAITLISTED', { number, rank, reasons: committed.reasons });
  });
}

const replayed: Partial<Record<RegistrationStatus, RowOutcome['outcome']>> = {
  CONFIRMED: 'CONFIRMED',
  TO_RECONFIRM: 'CONFIRMED',
  PENDING_VALIDATION: 'PENDING_VALIDATION',
  WAITLISTED: 'WAITLISTED',
  OFFERED: 'WAITLISTED',
};

/** The same row again: how its registration stands now; one that has ended since is not registered anew. */
export function rowReplayed(key: string, standing: Standing | undefined): RowOutcome {
  const outcome = standing && replayed[standing.status];
  if (!outcome) return rowTold(key, 'REFUSED', { code: 'wrong-state', number: standing?.number ?? null });
  const { number, rank, waitReason } = standing;
  return rowTold(key, outcome, {
    number,
    rank,
    reasons: rank && waitReason ? [{ code: waitReason, label: null }] : [],
  });
}

/** Several reasons of eligibility are all told. */
export function rowRefused(key: string, { code, about }: Refusal): RowOutcome {
  const faults = code === 'not-eligible' ? Object.keys(about.facts ?? {}) : [];
  const reasons = faults.length > 0 ? [{ code: 'ELIGIBILITY' as const, label: faults.join(',') }] : [];
  return rowTold(key, 'REFUSED', { code, reasons, errors: about.errors ?? [] });
}
