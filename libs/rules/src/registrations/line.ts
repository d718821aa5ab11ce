// The line: who finds a place, who waits and why, who may be passed. One reading for newcomers, offers, screens and trials.
import type { SeatFacts } from '../sessions/seats';
import { noClaims } from './claims';
import type { EligibilityFault } from './eligibility';
import {
  blocksFor,
  releaseForm,
  reservedOf,
  roomOf,
  seatingOf,
  takePlaces,
  tallyOf,
  type Seating,
  type Tally,
} from './seating';

/** What keeps somebody out. QUEUE: nothing but the people ahead. */
export type Constraint =
  | { kind: 'ROOM' }
  /** What is left is kept for others; `blockIds`: blocks where a part of the party could sit. */
  | { kind: 'RESERVED'; blockIds: readonly string[] }
  | { kind: 'LIMIT'; limitId: string }
  | { kind: 'SHARE'; body: string }
  | { kind: 'ELIGIBILITY'; faults: readonly EligibilityFault[] }
  | { kind: 'QUEUE' };

/** One person who wants a place. */
export interface Seeker {
  /** Null: not known yet, so that no block kept for one of them fits. */
  kind: 'ELECTED' | 'STAFF' | null;
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
  /** Nobody waits for whoever has a lower one; 0 unless said. */
  priority?: number;
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

/** Everything that keeps a party out by itself, whoever is ahead. */
function keptOutBy(facts: LineFacts, tally: Tally, seating: Seating): Constraint[] {
  const { party, covered, open, limits, bodies } = seating;
  const exempt = party.exempt ?? { eligibility: false, share: false, room: false, limitIds: [] };
  const found: Constraint[] = [];
  const faults = [...new Set(party.seekers.flatMap((seeker) => seeker.faults))];
  if (faults.length > 0 && !exempt.eligibility) found.push({ kind: 'ELIGIBILITY', faults });
  if (!exempt.room) {
    const room = roomOf(tally);
    const reserved = reservedOf(tally);
    const uncovered = party.seekers.slice(covered);
    if (uncovered.length > 0 && uncovered.length > room) found.push({ kind: 'ROOM' });
    if (reserved > 0 && open > Math.max(0, room - reserved))
      found.push({ kind: 'RESERVED', blockIds: blocksFor(facts, tally, uncovered).map(({ id }) => id) });
  }
  for (const [limitId, quantity] of limits)
    if (quantity > 0 && quantity > (tally.limits.get(limitId) ?? 0) && !exempt.limitIds.includes(limitId))
      found.push({ kind: 'LIMIT', limitId });
  if (facts.share !== null && !exempt.share)
    for (const [body, people] of bodies)
      if ((tally.bodies.get(body) ?? 0) + people > facts.share) found.push({ kind: 'SHARE', body });
  return found;
}

/** All that may run out before a party that could be served is: each alone keeps others from passing it. */
function neededBy(facts: LineFacts, { limits, bodies }: Seating): Constraint[] {
  const scarce = facts.limits.filter(({ id, capacity }) => capacity !== null && (limits.get(id) ?? 0) > 0);
  return [
    ...(facts.capacity === null ? [] : [{ kind: 'ROOM' } as const]),
    ...scarce.map(({ id }) => ({ kind: 'LIMIT', limitId: id }) as const),
    ...(facts.share === null ? [] : [...bodies.keys()].map((body) => ({ kind: 'SHARE', body }) as const)),
  ];
}

export interface Line {
  /** What the next party would get; nothing changes. */
  look(party: Party): Verdict;
  /** The next party: its places are taken, or what it waits for is claimed. */
  ask(party: Party): Verdict;
  /** What people in line wait for: the room itself, or these limits. */
  claims(): { room: boolean; limitIds: string[] };
}

/** The most that any of those who wait needs: while that much is left, a place taken keeps nobody more out than before. */
function mostNeeds() {
  const most = { people: 0, limits: new Map<string, number>(), bodies: new Map<string, number>() };
  const invitations = new Set<string | null | undefined>();
  const raise = (needs: Map<string, number>, key: string, need: number) =>
    needs.set(key, Math.max(needs.get(key) ?? 0, need));
  return {
    add({ party, limits, bodies }: Seating) {
      most.people = Math.max(most.people, party.seekers.length);
      invitations.add(party.invitationId);
      for (const [id, quantity] of limits) raise(most.limits, id, quantity);
      for (const [body, people] of bodies) raise(most.bodies, body, people);
    },
    /** Whether these places, taken already, may keep somebody out by more than before. */
    mayLack: (facts: LineFacts, tally: Tally, { party, limits, bodies, blockIds }: Seating): boolean =>
      most.people > 0 &&
      (roomOf(tally) - reservedOf(tally) < most.people ||
        (party.invitationId != null && invitations.has(party.invitationId)) ||
        blockIds.some((id) => id !== null) ||
        [...limits.keys()].some((id) => (tally.limits.get(id) ?? 0) < (most.limits.get(id) ?? 0)) ||
        [...bodies.keys()].some(
          (body) => (facts.share ?? Infinity) < (tally.bodies.get(body) ?? 0) + (most.bodies.get(body) ?? 0),
        )),
  };
}

/**
 * A line as it stands. Whoever is kept out may be passed only by those whom at least one of its constraints does not
 * concern; so a full workshop lets other workshops go on, and a group too large for the room blocks everybody. Whoever
 * waits behind somebody that it may not pass is kept out by the same constraints, and so claims nothing of its own.
 * @param ahead those who wait already
 * @param standing what people who are not read one by one wait for
 */
function openLine(facts: LineFacts, ahead: readonly Party[] = [], standing: readonly Constraint[] = []) {
  const tally = tallyOf(facts);
  let waiting = [...ahead];
  let claims = noClaims();
  let most = mostNeeds();
  /** Those who wait are kept out by other constraints than when they were read. */
  let isOutdated = true;

  const claim = (seating: Seating) => {
    most.add(seating);
    if (claims.block(facts, tally, seating)) return;
    const own = keptOutBy(facts, tally, seating);
    const { priority = 0 } = seating.party;
    if (own.length > 0) claims.add(priority, own);
    else for (const need of neededBy(facts, seating)) claims.add(priority, [need]);
  };
  const read = () => {
    claims = noClaims();
    most = mostNeeds();
    isOutdated = false;
    if (standing.length > 0) claims.add(0, standing);
    for (const party of waiting.toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0)))
      claim(seatingOf(facts, tally, party));
  };
  const verdictOn = (seating: Seating): Verdict => {
    if (isOutdated) read();
    const own = keptOutBy(facts, tally, seating);
    if (own.length > 0) return { isPlaced: false, reasons: own };
    if (claims.block(facts, tally, seating)) return { isPlaced: false, reasons: [{ kind: 'QUEUE' }] };
    return { isPlaced: true, blockIds: seating.blockIds, invited: seating.invited };
  };
  const wait = (party: Party) => {
    // Whoever waits holds nothing any more: the places of the form are free again, for those ahead. Nor are rules set
    // aside for those who wait.
    releaseForm(tally, party);
    const { seekers, invitationId = null, priority = 0, held = 0 } = party;
    const waits = { seekers, invitationId, priority };
    const comesFirst = waiting.length > 0 && priority > (waiting.at(-1)?.priority ?? 0);
    waiting.push(waits);
    if (held > 0 || comesFirst) isOutdated = true;
    else claim(seatingOf(facts, tally, waits));
  };

  return {
    look: (party: Party): Verdict => verdictOn(seatingOf(facts, tally, party)),
    ask(party: Party): Verdict {
      const seating = seatingOf(facts, tally, party);
      const verdict = verdictOn(seating);
      if (verdict.isPlaced) {
        takePlaces(tally, seating);
        isOutdated ||= most.mayLack(facts, tally, seating);
      } else wait(party);
      return verdict;
    },
    claims() {
      if (isOutdated) read();
      const sets = claims.ofNewcomers();
      const isRoom = ({ kind }: Constraint) => kind === 'ROOM' || kind === 'RESERVED';
      const limitIds = facts.limits
        .map(({ id }) => id)
        .filter((id) =>
          sets.some((set) => set.every((one) => isRoom(one) || (one.kind === 'LIMIT' && one.limitId === id))),
        );
      return { room: sets.some((set) => set.every(isRoom)), limitIds };
    },
    isOutdated: () => isOutdated,
    /** Forgets who waits; places taken stay taken. */
    restart() {
      waiting = [];
      read();
    },
  };
}

/**
 * Reads the whole line in order: who is served by what is free now, who still waits and why. Each place given may let
 * somebody ahead be served whom others kept waiting: the line is then read again from its head.
 */
export function serveLine(facts: LineFacts, waiting: readonly Party[]): { verdicts: Verdict[]; line: Line } {
  const line = openLine(facts);
  const verdicts: Verdict[] = [];
  for (let index = 0; index < waiting.length; index += 1) {
    if (verdicts[index]?.isPlaced) continue;
    const verdict = line.ask(waiting[index] as Party);
    verdicts[index] = verdict;
    if (verdict.isPlaced && line.isOutdated()) {
      line.restart();
      index = -1;
    }
  }
  return { verdicts, line };
}

/**
 * The line for people who come now, behind those who wait: what somebody who could be served and is not yet needs is
 * not given to others.
 * @param waiting null: not read because nothing but the room keeps people out; those who wait, if any, wait for it
 * @param behind how many of those who wait come after a newcomer; read only when `waiting` is null
 */
export function lineForNewcomers(facts: LineFacts, waiting: readonly Party[] | null, behind = 0): Line {
  const isRoomWanted = waiting === null && facts.capacity !== null && facts.waiting > behind;
  return openLine(facts, waiting ?? [], isRoomWanted ? [{ kind: 'ROOM' }] : []);
}
