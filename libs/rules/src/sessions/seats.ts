// Places of a session: what each limit has left by cause, and the verdict told to the public.
export const seatVerdicts = ['UNLIMITED', 'OPEN', 'FEW', 'WAITLIST', 'FULL'] as const;
export type SeatVerdict = (typeof seatVerdicts)[number];

/** What runs out beside the room. `included`: quantity every registration takes, 0 when each person chooses. */
export interface LimitCounts {
  id: string;
  kind: 'LUNCH' | 'WORKSHOP';
  label: string;
  included: number;
  capacity: number | null;
  confirmed: number;
  offered: number;
  /** Given over its capacity, each with a reason. */
  exceptional: number;
  /** Somebody in line waits for it. */
  claimed: boolean;
}

/** Places kept for a département and/or a kind of people, in force now; for neither, nobody takes them. */
export interface BlockCounts {
  id: string;
  departmentCode: string | null;
  kind: 'ELECTED' | 'STAFF' | null;
  places: number;
  taken: number;
}

/** A blocking invitation, valid now; `held`: places that forms using it hold already. */
export interface InvitationCounts {
  id: string;
  places: number;
  taken: number;
  held: number;
}

/** Places by cause at one moment; `capacity` null means no limit, 0 means full at once. */
export interface SeatFacts {
  capacity: number | null;
  confirmed: number;
  offered: number;
  waiting: number;
  /** Places that people who left for good gave back. */
  departed: number;
  /** Places held by forms being filled. */
  held: number;
  /** Somebody in line waits for the room itself. */
  roomClaimed: boolean;
  limits: readonly LimitCounts[];
  blocks: readonly BlockCounts[];
  invitations: readonly InvitationCounts[];
}

/** At or under this many places left, the verdict is FEW. */
export const fewPlaces = 3;

/** Places that blocking invitations still keep, those of their open forms counted once, in `held`. */
export const promisedPlaces = (invitations: readonly InvitationCounts[]): number =>
  invitations.reduce((sum, { places, taken, held }) => sum + Math.max(0, places - taken - held), 0);

export const reservedPlaces = (blocks: readonly BlockCounts[]): number =>
  blocks.reduce((sum, { places, taken }) => sum + Math.max(0, places - taken), 0);

/** Places of the room that nobody holds and no invitation keeps, blocks included. Null: no limit. Never negative. */
export function roomFree(facts: SeatFacts): number | null {
  const { capacity, departed, confirmed, offered, held, invitations } = facts;
  if (capacity === null) return null;
  return Math.max(0, capacity + departed - confirmed - offered - held - promisedPlaces(invitations));
}

/** Null: no limit. */
export const limitFree = ({ capacity, confirmed, offered }: LimitCounts): number | null =>
  capacity === null ? null : Math.max(0, capacity - confirmed - offered);

/** The smallest of these, null standing for no limit. */
const smallest = (lefts: readonly (number | null)[]): number | null => {
  const limited = lefts.filter((left) => left !== null);
  return limited.length === 0 ? null : Math.min(...limited);
};

/**
 * People who could still come: the smallest of what they all touch — the room outside blocks, the included limits, one
 * of the workshops. @param claimed keep for those in line what they wait for, as the public is told
 */
function peopleLeft(facts: SeatFacts, claimed: boolean): number | null {
  const free = roomFree(facts);
  const room = free === null ? null : Math.max(0, free - reservedPlaces(facts.blocks));
  const left = (limit: LimitCounts) => (claimed && limit.claimed ? 0 : limitFree(limit));
  const included = facts.limits
    .filter((limit) => limit.included > 0)
    .map((limit) => {
      const each = left(limit);
      return each === null ? null : Math.floor(each / limit.included);
    });
  const chosen = facts.limits.filter(({ kind, included: all }) => kind === 'WORKSHOP' && all === 0).map(left);
  const workshops =
    chosen.length === 0 || chosen.includes(null)
      ? []
      : [chosen.reduce<number>((sum, one) => sum + (one ?? 0), 0)];
  return smallest([claimed && facts.roomClaimed ? 0 : room, ...included, ...workshops]);
}

/** Places a newcomer could take: what people in line wait for is theirs. Null: no limit. */
export const placesLeft = (facts: SeatFacts): number | null => peopleLeft(facts, true);

/** Places nobody holds, whoever waits: what an organiser sees. Null: no limit. */
export const placesFree = (facts: SeatFacts): number | null => peopleLeft(facts, false);

/** Nothing would be left even if forms and invitations were given up; places of the room kept for others are left. */
export const isSoldOut = (facts: SeatFacts): boolean =>
  placesFree({ ...facts, held: 0, blocks: [], invitations: [] }) === 0;

/** @param door registration closed before its date reads full; a closed waiting list leaves no hope */
export function seatVerdict(
  facts: SeatFacts,
  door: { closedAt: Date | null; waitingListOpen: boolean } = { closedAt: null, waitingListOpen: true },
): SeatVerdict {
  if (door.closedAt !== null) return 'FULL';
  const left = placesLeft(facts);
  if (left === null) return 'UNLIMITED';
  if (left === 0) return door.waitingListOpen ? 'WAITLIST' : 'FULL';
  return left <= fewPlaces ? 'FEW' : 'OPEN';
}
