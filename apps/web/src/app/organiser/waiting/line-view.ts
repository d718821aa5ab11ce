// The waiting list as an organiser reads it: groups kept together, in the order in which they are served.
import type { RosterRow } from '@treize/contract/roster';

/** People placed together; most are alone. `why`: reasons of the group, each once. */
export interface WaitingParty {
  id: string;
  rank: number | null;
  rows: RosterRow[];
  why: RosterRow['waitReasons'];
}

const byRank = (a: RosterRow, b: RosterRow): number => (a.rank ?? Infinity) - (b.rank ?? Infinity);

export function partiesOf(rows: readonly RosterRow[]): WaitingParty[] {
  const parties = new Map<string, RosterRow[]>();
  for (const row of rows.filter(({ status }) => status === 'WAITLISTED').sort(byRank)) {
    const key = row.partyId ?? row.id;
    parties.set(key, [...(parties.get(key) ?? []), row]);
  }
  return [...parties].map(([id, members]) => {
    const reasons = members.flatMap(({ waitReasons }) => waitReasons);
    const why = reasons.filter(
      (one, at) => reasons.findIndex(({ code, label }) => code === one.code && label === one.label) === at,
    );
    return { id, rank: members[0]?.rank ?? null, rows: members, why };
  });
}

/** Those who have been offered a place, whose answer is awaited first on top. */
export const offeredOf = (rows: readonly RosterRow[]): RosterRow[] =>
  rows
    .filter(({ status }) => status === 'OFFERED')
    .sort((a, b) => (a.offerExpiresAt ?? '').localeCompare(b.offerExpiresAt ?? ''));
