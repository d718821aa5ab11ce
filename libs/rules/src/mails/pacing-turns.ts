// Turns of the mails of one batch: each asks its recipient's domain, then the pace of all mails together.
import { restOfDomain, restOfServer, takeTurns, type Bucket, type Pace, type Turn } from './pacing';

export interface Asking {
  id: string;
  domain: string;
  /** 0 to 9; below 5 comes back before those who can wait. */
  urgency: number;
}

/** Name of the bucket of all mails together: no domain is written so. */
export const everywhere = '*';

const isUrgent = ({ urgency }: Asking): boolean => urgency < 5;

/** A token taken for a mail that does not leave after all. */
const givenBack = (bucket: Bucket, count: number): Bucket => ({ ...bucket, tokens: bucket.tokens + count });

/**
 * The turn of each mail, the most urgent first, and the buckets after them.
 * @param buckets by domain, with `everywhere`; a domain without a bucket has no limit and no trouble
 * @param paceOfDomain null: no limit
 */
export function turnsOf(
  asking: readonly Asking[],
  buckets: ReadonlyMap<string, Bucket>,
  everywherePace: Pace,
  paceOfDomain: (domain: string) => Pace | null,
  now: Date,
): { turns: Map<string, Turn>; buckets: Map<string, Bucket> } {
  const sorted = [...asking].sort((one, other) => one.urgency - other.urgency);
  const turns = new Map<string, Turn>();
  const after = new Map(buckets);
  for (const [domain, bucket] of buckets) {
    if (domain === everywhere) continue;
    const own = sorted.filter((mail) => mail.domain === domain);
    const wishes = own.map((mail) => ({ isUrgent: isUrgent(mail) }));
    const taken = takeTurns(bucket, paceOfDomain(domain), restOfDomain, wishes, now);
    own.forEach(({ id }, index) => turns.set(id, taken.turns[index] ?? { leaves: false, at: now }));
    after.set(domain, taken.bucket);
  }
  const all = buckets.get(everywhere);
  const remaining = sorted.filter(({ id }) => turns.get(id)?.leaves !== false);
  if (all === undefined) return { turns, buckets: after };
  const wishes = remaining.map((mail) => ({ isUrgent: isUrgent(mail) }));
  const taken = takeTurns(all, everywherePace, restOfServer, wishes, now);
  after.set(everywhere, taken.bucket);
  remaining.forEach(({ id, domain }, index) => {
    const turn = taken.turns[index] ?? { leaves: false, at: now };
    const bucket = after.get(domain);
    if (!turn.leaves && bucket) after.set(domain, givenBack(bucket, 1));
    turns.set(id, turn);
  });
  return { turns, buckets: after };
}
