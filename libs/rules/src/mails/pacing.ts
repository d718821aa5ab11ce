// How fast mails leave: a bucket of tokens for all of them and one for each recipient domain, and domains that need rest.

/** What is known of a pace; the same row is read and written by every worker in turn. */
export interface Bucket {
  /** Mails that may leave at `refilledAt`; below zero: instants already promised. */
  tokens: number;
  refilledAt: Date;
  /** Last instant given to a mail that had to come back. */
  lineEndsAt: Date | null;
  /** Nothing leaves before. */
  closedUntil: Date | null;
  /** Refusals for the moment in a row. */
  troubles: number;
}

/** `perSecond` tokens come each second, `burst` are kept at most; mails may be given instants up to `ahead` milliseconds away. */
export interface Pace {
  perSecond: number;
  burst: number;
  ahead: number;
}

/**
 * A pace that never lets more than `limit` mails leave in any stretch of `seconds` (end not included): what may leave at
 * once is taken off what comes back.
 */
export function paceOf(limit: number, seconds: number, ahead = 0): Pace {
  const burst = Math.max(1, Math.floor(limit / 10));
  return { burst, perSecond: (limit - burst + 1) / seconds, ahead };
}

export const newBucket = (pace: Pace, now: Date): Bucket => ({
  tokens: pace.burst,
  refilledAt: now,
  lineEndsAt: null,
  closedUntil: null,
  troubles: 0,
});

export interface Wish {
  /** Comes back for the next free instant instead of at the end of the line. */
  isUrgent: boolean;
}

export type Turn =
  /** Leaves at this instant. */
  | { leaves: true; at: Date }
  /** Comes back at this instant to ask again. */
  | { leaves: false; at: Date };

/** How whoever refuses for the moment is left alone. */
export interface Rest {
  /** Refusals in a row before the first rest. */
  patience: number;
  /** Milliseconds of the first rest, doubled each time. */
  first: number;
  longest: number;
  /** After a rest one mail tries; the others wait that long to see what becomes of it. */
  probe: number;
}

export const restOfDomain: Rest = { patience: 3, first: 60_000, longest: 3_600_000, probe: 60_000 };
/** Our own mail server: not reached once, it is asked again one second later, then less and less often. */
export const restOfServer: Rest = { patience: 1, first: 1000, longest: 60_000, probe: 5000 };

/** Fractions of tokens are sums of fractions of seconds: what lacks less than this lacks nothing. */
const nothing = 1e-6;

const later = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);

function refilled(bucket: Bucket, pace: Pace, now: Date): Bucket {
  const elapsed = Math.max(0, now.getTime() - bucket.refilledAt.getTime());
  const tokens = Math.min(pace.burst, bucket.tokens + (elapsed / 1000) * pace.perSecond);
  return { ...bucket, tokens, refilledAt: elapsed > 0 ? now : bucket.refilledAt };
}

export interface Turns {
  turns: Turn[];
  bucket: Bucket;
}

/** Turns of the mails that ask now, in their order, and the bucket after them. A null pace: no limit but rest. */
export function takeTurns(
  bucket: Bucket,
  pace: Pace | null,
  rest: Rest,
  wishes: readonly Wish[],
  now: Date,
): Turns {
  if (bucket.closedUntil !== null && bucket.closedUntil > now)
    return sendAway(bucket, pace, wishes, bucket.closedUntil, now);
  if (bucket.troubles >= rest.patience && wishes.length > 0)
    return probe(bucket, pace, rest.probe, wishes, now);
  if (pace === null) return { turns: wishes.map(() => ({ leaves: true, at: now })), bucket };
  const full = refilled(bucket, pace, now);
  const untilNow = full.refilledAt.getTime() - now.getTime();
  const turns: Turn[] = [];
  for (let taken = 0; taken < wishes.length; taken++) {
    const missing = taken + 1 - full.tokens;
    const wait = missing <= nothing ? 0 : (missing / pace.perSecond) * 1000 + Math.max(0, untilNow);
    if (wait > pace.ahead) break;
    turns.push({ leaves: true, at: later(now, Math.ceil(wait)) });
  }
  const left = { ...full, tokens: full.tokens - turns.length };
  if (turns.length === wishes.length) return { turns, bucket: left };
  const free = later(now, Math.ceil(((1 - left.tokens) / pace.perSecond) * 1000));
  const others = sendAway(left, pace, wishes.slice(turns.length), free, now);
  return { turns: [...turns, ...others.turns], bucket: others.bucket };
}

/** The first one tries, the others wait to see what becomes of it. */
function probe(
  bucket: Bucket,
  pace: Pace | null,
  milliseconds: number,
  wishes: readonly Wish[],
  now: Date,
): Turns {
  const until = later(now, milliseconds);
  const others = sendAway({ ...bucket, closedUntil: until }, pace, wishes.slice(1), until, now);
  return { turns: [{ leaves: true, at: now }, ...others.turns], bucket: others.bucket };
}

/** One instant after the other from `free` on; those that can wait go behind all who wait already. */
function sendAway(bucket: Bucket, pace: Pace | null, wishes: readonly Wish[], free: Date, now: Date): Turns {
  const step = pace === null ? 0 : 1000 / pace.perSecond;
  let urgent = Math.max(free.getTime(), now.getTime() + 1) - step;
  let line = Math.max(urgent, bucket.lineEndsAt?.getTime() ?? 0);
  const turns = wishes.map(({ isUrgent }): Turn => {
    const at = isUrgent ? (urgent += step) : (line += step);
    return { leaves: false, at: new Date(Math.ceil(at)) };
  });
  return { turns, bucket: { ...bucket, lineEndsAt: new Date(Math.ceil(line)) } };
}

/** The bucket after a refusal for the moment that speaks of the whole domain or server: it rests longer each time. */
export function afterTrouble(bucket: Bucket, { patience, first, longest }: Rest, now: Date): Bucket {
  const troubles = bucket.troubles + 1;
  if (troubles < patience) return { ...bucket, troubles };
  const rest = Math.min(longest, first * 2 ** Math.min(troubles - patience, 20));
  return { ...bucket, troubles, closedUntil: later(now, rest) };
}

/** The bucket after a mail was taken: the domain is well. */
export const afterSuccess = (bucket: Bucket): Bucket => ({ ...bucket, troubles: 0, closedUntil: null });

/** True for an answer that says "not so fast" or "not now", whoever the recipient is. */
export const isTrouble = (code: number | null): boolean =>
  code === 421 || (code !== null && code >= 450 && code <= 452);

/** The domain of an address, lower case. */
export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** `orange.fr=20,gmail.com=60` as a table; 0 means no limit. */
export function domainLimits(setting: string): ReadonlyMap<string, number> {
  const pairs = setting === '' ? [] : setting.split(',').map((pair) => pair.split('='));
  return new Map(pairs.map(([domain = '', limit = '0']) => [domain, Number(limit)]));
}
