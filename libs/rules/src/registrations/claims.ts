// What those who wait keep for themselves: the constraints that keep them out, found quickly among thousands.
import type { Constraint, LineFacts } from './line';
import { blocksFor, type Seating, type Tally } from './seating';

interface Claim {
  /** Of those who wait: whoever has a higher one comes before them. */
  priority: number;
  constraints: readonly Constraint[];
}

/** Whether a constraint that keeps somebody else out concerns this party. */
function concerns(facts: LineFacts, tally: Tally, constraint: Constraint, seating: Seating): boolean {
  const { party, covered, open } = seating;
  const needsRoom = !party.exempt?.room && covered < party.seekers.length;
  switch (constraint.kind) {
    case 'ROOM':
      return needsRoom;
    case 'RESERVED': {
      const uncovered = party.seekers.slice(covered);
      const sitsThere = () =>
        blocksFor(facts, tally, uncovered).some(({ id }) => constraint.blockIds.includes(id));
      return needsRoom && (open > 0 || sitsThere());
    }
    case 'LIMIT':
      return (
        (seating.limits.get(constraint.limitId) ?? 0) > 0 &&
        !party.exempt?.limitIds.includes(constraint.limitId)
      );
    case 'SHARE':
      return seating.bodies.has(constraint.body) && !party.exempt?.share;
    case 'ELIGIBILITY':
      return false;
    case 'QUEUE':
      return true;
  }
}

/** A claim is kept under one thing that it asks of whom it blocks: a commune, else a limit, else nothing special. */
function shelfOf(constraints: readonly Constraint[]): string {
  const share = constraints.find(({ kind }) => kind === 'SHARE');
  if (share?.kind === 'SHARE') return `share ${share.body}`;
  const limit = constraints.find(({ kind }) => kind === 'LIMIT');
  return limit?.kind === 'LIMIT' ? `limit ${limit.limitId}` : 'room';
}
const shelvesOf = ({ limits, bodies }: Seating): string[] => [
  'room',
  ...[...limits.keys()].map((id) => `limit ${id}`),
  ...[...bodies.keys()].map((body) => `share ${body}`),
];

export interface Claims {
  add(priority: number, constraints: readonly Constraint[]): void;
  /** Whether somebody who comes before this party is kept out only by what concerns it: it may not pass. */
  block(facts: LineFacts, tally: Tally, seating: Seating): boolean;
  /** What those who come before a newcomer without priority are kept out by. */
  ofNewcomers(): (readonly Constraint[])[];
}

export function noClaims(): Claims {
  const shelves = new Map<string, Map<string, Claim>>();
  return {
    add(priority, constraints) {
      // Whoever is not eligible may be passed by everybody.
      if (constraints.some(({ kind }) => kind === 'ELIGIBILITY')) return;
      const shelf = shelfOf(constraints);
      const claims = shelves.get(shelf) ?? new Map<string, Claim>();
      shelves.set(shelf, claims);
      const key = JSON.stringify(constraints);
      const before = claims.get(key)?.priority ?? -Infinity;
      claims.set(key, { priority: Math.max(before, priority), constraints });
    },
    block(facts, tally, seating) {
      const mine = seating.party.priority ?? 0;
      for (const shelf of shelvesOf(seating))
        for (const { priority, constraints } of shelves.get(shelf)?.values() ?? [])
          if (priority >= mine && constraints.every((one) => concerns(facts, tally, one, seating)))
            return true;
      return false;
    },
    ofNewcomers: () =>
      [...shelves.values()].flatMap((claims) =>
        [...claims.values()].flatMap(({ priority, constraints }) => (priority >= 0 ? [constraints] : [])),
      ),
  };
}
