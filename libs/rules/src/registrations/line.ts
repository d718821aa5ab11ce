// The line: who finds a place, who waits and why, who may be passed. One reading for newcomers, offers, screens and trials.
import { limitFree, promisedPlaces, roomFree, type SeatFacts } from '../sessions/seats';
import type { EligibilityFault } from './eligibility';

/** What keeps somebody out. QUEUE: nothing but the people ahead. */
export type Constraint =
  | { kind: 'ROOM' }
  | { kind: 'RESERVED' }
  | { kind: 'LIMIT'; limitId: string }
  | { kind: 'SHARE'; body: string }
  | { kind: 'ELIGIBILITY'; faults: readonly EligibilityFault[] }
  | { kind: 'QUEUE' };

/** One person who wants a place. */
export interface Seeker {
  kind: 'ELECTED' | 'STAFF';
  /** Commune or EPCI, for the share. */
  body: string;
  departmentCodes: readonly string[];
  /** What the session asks and this person has not. */
  faults: readonly EligibilityFault[];
  /** Quantity of each limit beside the room. */
  quantities: ReadonlyMap<string, number>;
}

/** The rules an organiser sets aside. */
export interface Exemptions {
  eligibility: boolean;
  share: boolean;
  room: boolean;
  limitIds: readonly string[];
}

/** People placed together or waiting together. */
export interface Party {
  seekers: readonly Seeker[];
  /** Places its own form holds. */
  held?: number;
  invitationId?: string | null;
  exempt?: Exemptions | null;
}

/** A party as it stands in line: higher priority first, then lower position. */
export interface WaitingParty extends Party {
  registrationIds: readonly string[];
  priority: number;
  position: number;
}

/** The facts a line is read from. */
export interface LineFacts extends SeatFacts {
  /** Places a commune may hold; null: as many as there are. */
  share: number | null;
  /** People of each commune or EPCI who hold a place. */
  seatedByBody: ReadonlyMap<string, number>;
}

export type Verdict =
  /** One block a seeker, null outside blocks; places of the invitation that are used. */
  | { isPlaced: true; blockIds: (string | null)[]; invited: number }
  | { isPlaced: false; reasons: Constraint[] };

interface Tally {
  room: number;
  blocks: Map<string, number>;
  promised: Map<string, number>;
  limits: Map<string, number>;
  bodies: Map<string, number>;
}

const tallyOf = (facts: LineFacts): Tally => ({
  room: roomFree(facts) ?? Infinity,
  blocks: new Map(facts.blocks.map(({ id, places, taken }) => [id, Math.max(0, places - taken)])),
  promised: new Map(facts.invitations.map((one) => [one.id, promisedPlaces([one])])),
  limits: new Map(facts.limits.map((limit) => [limit.id, limitFree(limit) ?? Infinity])),
  bodies: new Map(facts.seatedByBody),
});

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

/** Needs of a party by key, added up over its people. */
function needsOf(party: Party, keys: (seeker: Seeker) => Iterable<[string, number]>): Map<string, number> {
  const needs = new Map<string, number>();
  for (const seeker of party.seekers)
    for (const [key, quantity] of keys(seeker)) needs.set(key, (needs.get(key) ?? 0) + quantity);
  return needs;
}
const limitNeeds = (party: Party) => needsOf(party, ({ quantities }) => quantities);
const bodyNeeds = (party: Party) => needsOf(party, ({ body }) => [[body, 1]]);

/** Where each person of a party would sit: first the invitation's places, then a block of theirs, then the open room. */
function seating(facts: LineFacts, tally: Tally, party: Party) {
  const blocks = new Map(tally.blocks);
  const promised = party.invitationId ? (tally.promised.get(party.invitationId) ?? 0) : 0;
  const covered = Math.min(party.seekers.length, promised + (party.held ?? 0));
  let open = 0;
  const blockIds = party.seekers.map((seeker, index) => {
    if (index < covered) return null;
    const mine = facts.blocks.find(
      ({ id, departmentCode, kind }) =>
        (departmentCode !== null || kind !== null) &&
        (departmentCode === null || seeker.departmentCodes.includes(departmentCode)) &&
        (kind === null || kind === seeker.kind) &&
        (blocks.get(id) ?? 0) > 0,
    );
    if (mine) blocks.set(mine.id, (blocks.get(mine.id) ?? 0) - 1);
    else open += 1;
    return mine?.id ?? null;
  });
  return {
    blockIds,
    covered,
    open,
    invited: Math.min(party.invitationId ? promised + (party.held ?? 0) : 0, party.seekers.length),
    blocks,
  };
}

/** Everything that keeps a party out by itself, whoever is ahead. */
function keptOutBy(facts: LineFacts, tally: Tally, party: Party): Constraint[] {
  const exempt = party.exempt ?? { eligibility: false, share: false, room: false, limitIds: [] };
  const found: Constraint[] = [];
  const faults = [...new Set(party.seekers.flatMap((seeker) => seeker.faults))];
  if (faults.length > 0 && !exempt.eligibility) found.push({ kind: 'ELIGIBILITY', faults });
  const { covered, open } = seating(facts, tally, party);
  if (!exempt.room) {
    if (party.seekers.length - covered > tally.room) found.push({ kind: 'ROOM' });
    else if (open > Math.max(0, tally.room - sum(tally.blocks.values()))) found.push({ kind: 'RESERVED' });
  }
  for (const [limitId, quantity] of limitNeeds(party))
    if (quantity > (tally.limits.get(limitId) ?? 0) && !exempt.limitIds.includes(limitId))
      found.push({ kind: 'LIMIT', limitId });
  if (facts.share !== null && !exempt.share)
    for (const [body, people] of bodyNeeds(party))
      if ((tally.bodies.get(body) ?? 0) + people > facts.share) found.push({ kind: 'SHARE', body });
  return found;
}

/** Whether a constraint that keeps somebody else out concerns this party: then it may not pass. */
function concerns(facts: LineFacts, tally: Tally, constraint: Constraint, party: Party): boolean {
  const { exempt } = party;
  switch (constraint.kind) {
    case 'ROOM':
      return !exempt?.room && seating(facts, tally, party).covered < party.seekers.length;
    case 'RESERVED':
      return !exempt?.room && seating(facts, tally, party).open > 0;
    case 'LIMIT': {
      const { limitId } = constraint;
      const touches = party.seekers.some(({ quantities }) => (quantities.get(limitId) ?? 0) > 0);
      return touches && !exempt?.limitIds.includes(limitId);
    }
    case 'SHARE':
      return party.seekers.some(({ body }) => body === constraint.body) && !exempt?.share;
    case 'ELIGIBILITY':
      return false;
    case 'QUEUE':
      return true;
  }
}

export interface Line {
  /** What the next party would get; nothing changes. */
  look(party: Party): Verdict;
  /** The next party: its places are taken, or what it waits for is claimed. */
  ask(party: Party): Verdict;
  /** What people in line wait for: the room itself, or these limits. */
  claims(): { room: boolean; limitIds: string[] };
}

/**
 * A line as it stands. Whoever is kept out may be passed only by those whom at least one of its constraints does not
 * concern; so a full workshop lets other workshops go on, and a group too large for the room blocks everybody.
 */
function openLine(facts: LineFacts): Line & { claim(constraints: Constraint[]): void } {
  const tally = tallyOf(facts);
  const claimed = new Map<string, Constraint[]>();
  const claim = (constraints: Constraint[]) => void claimed.set(JSON.stringify(constraints), constraints);

  const look = (party: Party): Verdict => {
    const own = keptOutBy(facts, tally, party);
    if (own.length > 0) return { isPlaced: false, reasons: own };
    for (const constraints of claimed.values())
      if (constraints.every((one) => concerns(facts, tally, one, party)))
        return { isPlaced: false, reasons: [{ kind: 'QUEUE' }] };
    const { blockIds, invited } = seating(facts, tally, party);
    return { isPlaced: true, blockIds, invited };
  };

  const take = (party: Party) => {
    const { covered, invited, blocks } = seating(facts, tally, party);
    tally.blocks = blocks;
    tally.room -= party.seekers.length - covered;
    if (party.invitationId)
      tally.promised.set(party.invitationId, (tally.promised.get(party.invitationId) ?? 0) - invited);
    for (const [limitId, quantity] of limitNeeds(party))
      tally.limits.set(limitId, (tally.limits.get(limitId) ?? 0) - quantity);
    for (const [body, people] of bodyNeeds(party))
      tally.bodies.set(body, (tally.bodies.get(body) ?? 0) + people);
  };

  return {
    claim,
    look,
    ask(party) {
      const verdict = look(party);
      if (verdict.isPlaced) take(party);
      else {
        // Whoever waits holds nothing any more: the places of the form are free again, for those ahead.
        tally.room += party.held ?? 0;
        if (verdict.reasons[0]?.kind !== 'QUEUE') claim(verdict.reasons);
      }
      return verdict;
    },
    claims() {
      const sets = [...claimed.values()];
      const isRoom = ({ kind }: Constraint) => kind === 'ROOM' || kind === 'RESERVED';
      const limitIds = facts.limits
        .map(({ id }) => id)
        .filter((id) =>
          sets.some((set) => set.every((one) => isRoom(one) || (one.kind === 'LIMIT' && one.limitId === id))),
        );
      return { room: sets.some((set) => set.every(isRoom)), limitIds };
    },
  };
}

/** Reads the whole line in order: who is served by what is free now, who still waits and why. */
export function serveLine(facts: LineFacts, waiting: readonly Party[]): { verdicts: Verdict[]; line: Line } {
  const line = openLine(facts);
  return { verdicts: waiting.map((party) => line.ask(party)), line };
}

/**
 * The line for people who come now, behind those who wait: somebody who could be served and is not yet blocks everybody.
 * @param waiting null: not read because nothing but the room keeps people out; those who wait, if any, wait for it
 */
export function lineForNewcomers(facts: LineFacts, waiting: readonly Party[] | null): Line {
  const line = openLine(facts);
  const tally = tallyOf(facts);
  if (waiting === null) {
    if (facts.waiting > 0 && facts.capacity !== null) line.claim([{ kind: 'ROOM' }]);
    return line;
  }
  for (const party of waiting) {
    const own = keptOutBy(facts, tally, party);
    line.claim(own.length > 0 ? own : [{ kind: 'ROOM' }]);
  }
  return line;
}
