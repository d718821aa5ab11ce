// Where the people of a party would sit: in what is promised to them, in blocks kept for people like them, else in the open room.
import { promisedPlaces, type BlockCounts, type InvitationCounts, type SeatFacts } from '../sessions/seats';
import type { LineFacts, Party, Seeker } from './line';

/** What is left while a line is read: it changes as people are placed. */
export interface Tally {
  /** Places of the room neither confirmed nor offered; under zero when given over the capacity. */
  seats: number;
  held: number;
  invitations: Map<string, InvitationCounts>;
  /** Places left in each block. */
  blocks: Map<string, number>;
  limits: Map<string, number>;
  /** People seated of each commune or EPCI. */
  bodies: Map<string, number>;
}

export const tallyOf = (facts: LineFacts): Tally => ({
  seats:
    facts.capacity === null ? Infinity : facts.capacity + facts.departed - facts.confirmed - facts.offered,
  held: facts.held,
  invitations: new Map(facts.invitations.map((one) => [one.id, { ...one }])),
  blocks: new Map(facts.blocks.map(({ id, places, taken }) => [id, Math.max(0, places - taken)])),
  limits: new Map(
    facts.limits.map(({ id, capacity, confirmed, offered }) => [
      id,
      capacity === null ? Infinity : capacity - confirmed - offered,
    ]),
  ),
  bodies: new Map(facts.seatedByBody),
});

/** Places of the room that nobody holds and no invitation keeps, blocks included. */
export const roomOf = ({ seats, held, invitations }: Tally): number => {
  let promised = 0;
  for (const invitation of invitations.values()) promised += promisedPlaces([invitation]);
  return seats - held - promised;
};

export const reservedOf = ({ blocks }: Tally): number => {
  let reserved = 0;
  for (const left of blocks.values()) reserved += left;
  return reserved;
};

/** A block kept for nobody in particular takes nobody: its places are removed. */
const fits = ({ departmentCode, kind }: BlockCounts, seeker: Seeker): boolean =>
  (departmentCode !== null || kind !== null) &&
  (departmentCode === null || seeker.departmentCodes.includes(departmentCode)) &&
  (kind === null || kind === seeker.kind);

/** Blocks with places left where somebody of these could sit. */
export const blocksFor = (facts: SeatFacts, tally: Tally, seekers: readonly Seeker[]): BlockCounts[] =>
  facts.blocks.filter(
    (block) => (tally.blocks.get(block.id) ?? 0) > 0 && seekers.some((seeker) => fits(block, seeker)),
  );

/** Seats as many of these people as possible in blocks, each as early as possible; somebody seated may move to another. */
function inBlocks(
  blocks: readonly BlockCounts[],
  tally: Tally,
  seekers: readonly Seeker[],
): (string | null)[] {
  const seats = seekers.map((): string | null => null);
  const sit = (index: number, tried: Set<string>): boolean =>
    blocks.some((block) => {
      if (tried.has(block.id) || !fits(block, seekers[index] as Seeker)) return false;
      tried.add(block.id);
      const there = seats.flatMap((id, other) => (id === block.id ? [other] : []));
      const isRoomy = there.length < (tally.blocks.get(block.id) ?? 0);
      if (!isRoomy && !there.some((other) => sit(other, tried))) return false;
      seats[index] = block.id;
      return true;
    });
  seekers.forEach((_, index) => sit(index, new Set()));
  return seats;
}

/** A party with where it would sit now and what it needs. */
export interface Seating {
  party: Party;
  /** People whom the places of the form or of the invitation cover; they come first. */
  covered: number;
  /** Of which, places of the invitation. */
  invited: number;
  /** People who need a place outside blocks. */
  open: number;
  blockIds: (string | null)[];
  /** Quantity needed of each limit beside the room. */
  limits: ReadonlyMap<string, number>;
  /** People of each commune or EPCI. */
  bodies: ReadonlyMap<string, number>;
}

export function seatingOf(facts: LineFacts, tally: Tally, party: Party): Seating {
  const { seekers, held = 0 } = party;
  const invitation = tally.invitations.get(party.invitationId ?? '');
  const covered = Math.min(seekers.length, held + (invitation ? promisedPlaces([invitation]) : 0));
  const others = seekers.slice(covered);
  const blocks = facts.blocks.length === 0 ? [] : blocksFor(facts, tally, others);
  const seats = blocks.length === 0 ? others.map(() => null) : inBlocks(blocks, tally, others);
  const limits = new Map<string, number>();
  const bodies = new Map<string, number>();
  for (const { quantities, body } of seekers) {
    for (const [id, quantity] of quantities) limits.set(id, (limits.get(id) ?? 0) + quantity);
    bodies.set(body, (bodies.get(body) ?? 0) + 1);
  }
  return {
    party,
    covered,
    invited: party.invitationId ? covered : 0,
    open: seats.filter((id) => id === null).length,
    blockIds: [...seekers.slice(0, covered).map(() => null), ...seats],
    limits,
    bodies,
  };
}

/** The form of a party is over: what it held is free again. */
export function releaseForm(tally: Tally, { held = 0, invitationId }: Party): void {
  tally.held -= held;
  const invitation = tally.invitations.get(invitationId ?? '');
  if (invitation) invitation.held = Math.max(0, invitation.held - held);
}

/** The party takes its places. */
export function takePlaces(tally: Tally, { party, invited, blockIds, limits, bodies }: Seating): void {
  releaseForm(tally, party);
  tally.seats -= party.seekers.length;
  const invitation = tally.invitations.get(party.invitationId ?? '');
  if (invitation) invitation.taken += invited;
  for (const id of blockIds) if (id !== null) tally.blocks.set(id, (tally.blocks.get(id) ?? 0) - 1);
  for (const [id, quantity] of limits) tally.limits.set(id, (tally.limits.get(id) ?? 0) - quantity);
  for (const [body, people] of bodies) tally.bodies.set(body, (tally.bodies.get(body) ?? 0) + people);
}
