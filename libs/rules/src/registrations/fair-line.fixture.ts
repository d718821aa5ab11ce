// The rule of the line said again, slowly and by itself, to judge the fast one: who may pass whom, one place at a time.
import type { Constraint, LineFacts, Party, Seeker } from './line';

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
const needOf = (party: Party, limitId: string): number =>
  total(party.seekers.map(({ quantities }) => quantities.get(limitId) ?? 0));
const ofBody = (party: Party, body: string): number =>
  party.seekers.filter((one) => one.body === body).length;
const bodiesOf = (party: Party): string[] => [...new Set(party.seekers.map(({ body }) => body))];

const promised = (facts: LineFacts, id: string | null | undefined): number =>
  Math.max(
    0,
    ...facts.invitations.filter((one) => one.id === id).map((one) => one.places - one.taken - one.held),
  );
const blockLeft = (facts: LineFacts, id: string | null): number =>
  total(facts.blocks.filter((one) => one.id === id).map(({ places, taken }) => Math.max(0, places - taken)));
const reserved = (facts: LineFacts): number => total(facts.blocks.map(({ id }) => blockLeft(facts, id)));
const room = (facts: LineFacts): number => {
  const kept = total(facts.invitations.map(({ id }) => promised(facts, id)));
  return facts.capacity === null
    ? Infinity
    : facts.capacity + facts.departed - facts.confirmed - facts.offered - facts.held - kept;
};
const limitLeft = (facts: LineFacts, limitId: string): number =>
  total(
    facts.limits
      .filter(({ id }) => id === limitId)
      .map((one) => (one.capacity === null ? Infinity : one.capacity - one.confirmed - one.offered)),
  );

const mayUse = (facts: LineFacts, seeker: Seeker): string[] =>
  facts.blocks
    .filter(({ departmentCode, kind }) => {
      if (departmentCode === null && kind === null) return false;
      const isThere = departmentCode === null || seeker.departmentCodes.includes(departmentCode);
      return isThere && (kind === null || kind === seeker.kind);
    })
    .map(({ id }) => id)
    .filter((id) => blockLeft(facts, id) > 0);

/** Every way of seating these people, each in a block of theirs or outside. */
function waysToSit(facts: LineFacts, seekers: readonly Seeker[]): (string | null)[][] {
  const [first, ...others] = seekers;
  if (!first) return [[]];
  const ways = waysToSit(facts, others);
  return [...mayUse(facts, first), null]
    .flatMap((id) => ways.map((way) => [id, ...way]))
    .filter((way) =>
      way.every((id) => id === null || way.filter((one) => one === id).length <= blockLeft(facts, id)),
    );
}

/** Remembers what was found for these facts and this party: neither changes. */
function once<T>(find: (facts: LineFacts, party: Party) => T): (facts: LineFacts, party: Party) => T {
  const known = new WeakMap<LineFacts, WeakMap<Party, { found: T }>>();
  return (facts, party) => {
    const ofFacts = known.get(facts) ?? new WeakMap<Party, { found: T }>();
    known.set(facts, ofFacts);
    const before = ofFacts.get(party) ?? { found: find(facts, party) };
    ofFacts.set(party, before);
    return before.found;
  };
}

/** People whom neither their form nor their invitation covers, and the way of sitting that leaves fewest outside blocks. */
const seated = once((facts, party) => {
  const covered = Math.min(party.seekers.length, (party.held ?? 0) + promised(facts, party.invitationId));
  const others = party.seekers.slice(covered);
  const outside = (way: readonly (string | null)[]) => way.filter((id) => id === null).length;
  const ways = waysToSit(facts, others);
  const fewest = Math.min(...ways.map(outside));
  const way = ways.find((one) => outside(one) === fewest) ?? [];
  return { covered, others, way, outside: fewest };
});

/** What keeps this party out by itself. */
export const ownReasons = once((facts, party): Constraint[] => {
  const { others, outside } = seated(facts, party);
  const exempt = party.exempt;
  const faults = [...new Set(party.seekers.flatMap((one) => one.faults))];
  const reasons: Constraint[] = [];
  if (faults.length > 0 && !exempt?.eligibility) reasons.push({ kind: 'ELIGIBILITY', faults });
  if (!exempt?.room && others.length > 0 && others.length > room(facts)) reasons.push({ kind: 'ROOM' });
  const openRoom = Math.max(0, room(facts) - reserved(facts));
  const blockIds = facts.blocks
    .map(({ id }) => id)
    .filter((id) => others.some((one) => mayUse(facts, one).includes(id)));
  if (!exempt?.room && reserved(facts) > 0 && outside > openRoom)
    reasons.push({ kind: 'RESERVED', blockIds });
  for (const { id } of facts.limits)
    if (needOf(party, id) > Math.max(0, limitLeft(facts, id)) && !exempt?.limitIds.includes(id))
      reasons.push({ kind: 'LIMIT', limitId: id });
  for (const body of bodiesOf(party))
    if (
      facts.share !== null &&
      !exempt?.share &&
      (facts.seatedByBody.get(body) ?? 0) + ofBody(party, body) > facts.share
    )
      reasons.push({ kind: 'SHARE', body });
  return reasons;
});

/** A constraint concerns whoever would take some of what it is about. */
function concerns(facts: LineFacts, reason: Constraint, party: Party): boolean {
  const { others, outside } = seated(facts, party);
  const needsRoom = others.length > 0 && !party.exempt?.room;
  if (reason.kind === 'ROOM') return needsRoom;
  if (reason.kind === 'RESERVED')
    return (
      needsRoom &&
      (outside > 0 || others.some((one) => mayUse(facts, one).some((id) => reason.blockIds.includes(id))))
    );
  if (reason.kind === 'LIMIT')
    return needOf(party, reason.limitId) > 0 && !party.exempt?.limitIds.includes(reason.limitId);
  if (reason.kind === 'SHARE') return ofBody(party, reason.body) > 0 && !party.exempt?.share;
  return false;
}

/** All of what runs out that somebody would take. */
const wanted = (facts: LineFacts, party: Party): Constraint[] => [
  ...(facts.capacity === null ? [] : [{ kind: 'ROOM' } as const]),
  ...facts.limits
    .filter(({ id, capacity }) => capacity !== null && needOf(party, id) > 0)
    .map(({ id }) => ({ kind: 'LIMIT', limitId: id }) as const),
  ...(facts.share === null ? [] : bodiesOf(party).map((body) => ({ kind: 'SHARE', body }) as const)),
];

/** Whether somebody who waits, and is held up by nobody, holds this party up. */
function holdsUp(facts: LineFacts, one: Party, party: Party): boolean {
  const reasons = ownReasons(facts, one);
  return reasons.length > 0
    ? reasons.every((reason) => concerns(facts, reason, party))
    : wanted(facts, one).some((reason) => concerns(facts, reason, party));
}

/**
 * Whether somebody ahead keeps this party behind. Whoever is held up by another is passed by whoever passes that other
 * one; else whoever is kept out is passed by those whom one of its constraints does not concern; and whoever could be
 * served now, by those who want nothing of the same.
 */
export function isHeldUp(facts: LineFacts, ahead: readonly Party[], party: Party): boolean {
  const heads: Party[] = [];
  for (const one of ahead) if (!heads.some((head) => holdsUp(facts, head, one))) heads.push(one);
  return heads.some((head) => holdsUp(facts, head, party));
}

const plus = (counts: ReadonlyMap<string, number>, party: Party) =>
  new Map([
    ...counts,
    ...bodiesOf(party).map((body) => [body, (counts.get(body) ?? 0) + ofBody(party, body)] as const),
  ]);

/** The facts once this party has its places. */
export function withPlaced(facts: LineFacts, party: Party): LineFacts {
  const { covered, way } = seated(facts, party);
  const held = party.held ?? 0;
  return {
    ...facts,
    confirmed: facts.confirmed + party.seekers.length,
    held: facts.held - held,
    seatedByBody: plus(facts.seatedByBody, party),
    limits: facts.limits.map((one) => ({ ...one, confirmed: one.confirmed + needOf(party, one.id) })),
    blocks: facts.blocks.map((one) => ({
      ...one,
      taken: one.taken + way.filter((id) => id === one.id).length,
    })),
    invitations: facts.invitations.map((one) =>
      one.id === party.invitationId
        ? { ...one, taken: one.taken + covered, held: Math.max(0, one.held - held) }
        : one,
    ),
  };
}

/** Serves a line: each time the first who can be served and is held up by nobody, until there is nobody. */
export function slowServe(
  facts: LineFacts,
  waiting: readonly Party[],
): { placed: Party[]; facts: LineFacts } {
  const next = waiting.find(
    (party, index) =>
      ownReasons(facts, party).length === 0 && !isHeldUp(facts, waiting.slice(0, index), party),
  );
  if (!next) return { placed: [], facts };
  const after = withPlaced(facts, next);
  const rest = slowServe(
    after,
    waiting.filter((one) => one !== next),
  );
  return { placed: [next, ...rest.placed], facts: rest.facts };
}

/** Whether somebody who comes now gets a place, behind those of higher or equal priority. */
export const slowPlace = (facts: LineFacts, waiting: readonly Party[], party: Party): boolean => {
  const ahead = waiting.filter((one) => (one.priority ?? 0) >= (party.priority ?? 0));
  return ownReasons(facts, party).length === 0 && !isHeldUp(facts, ahead, party);
};
