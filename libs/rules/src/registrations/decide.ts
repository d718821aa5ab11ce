// Who gets a place: the one decision about registering, taken request by request in arrival order.
import { isSoldOut, type SeatFacts } from '../sessions/seats';
import { isOpen, type SessionMoments } from '../sessions/phase';
import { doorFault, repeatOf } from './early-answers';
import type { EligibilityFault } from './eligibility';
import {
  lineForNewcomers,
  type Constraint,
  type Exemptions,
  type Line,
  type LineFacts,
  type Party,
  type Seeker,
} from './line';
import type { RegistrationStatus } from './status';

/** The session as its locked row says: moments, rules, and the last position and number given. */
export interface SessionSeats extends SessionMoments {
  id: string;
  ref: string;
  exceptional: number;
  lastPosition: number;
  lastNumber: number;
  validation: 'NONE' | 'ORGANIZER' | 'MUNICIPALITY';
  waitingListOpen: boolean;
  closeWhenFull: boolean;
}

/** All that a decision about one session is taken from. */
export interface Ground {
  session: SessionSeats;
  facts: LineFacts;
  /** In order; null when nothing but the room keeps people out, so that counting them is enough. */
  waiting: readonly (Party & { priority: number })[] | null;
  /** How many of those who wait come after a newcomer without priority. */
  waitingBehind: number;
}

/** A registration already stored that concerns a request: same key, or same person still active. */
export interface StoredRegistration {
  id: string;
  personId: string;
  status: RegistrationStatus;
  idempotencyKey: string;
  requestHash: string;
}

/** One form: the people it registers together. */
export interface SeatRequest {
  idempotencyKey: string;
  requestHash: string;
  members: readonly { personId: string; seeker: Seeker; priority: number }[];
  held: number;
  invitationId: string | null;
  exempt: Exemptions | null;
  /** By an organiser: dates of registration do not bind. */
  isByOrganiser: boolean;
  isValidated: boolean;
  waitingListOnly: boolean;
}

/** A form being filled: places it would hold for some minutes. */
export interface HoldRequest {
  hold: { places: number; invitationId: string | null };
}

/** `NOT_HELD`: nothing to hold, either because no place is left for a newcomer or because there is no limit. */
export type HoldDecision = { outcome: 'HELD' } | { outcome: 'NOT_HELD' };

export type SeatDecision =
  | {
      outcome: 'PLACED';
      status: 'CONFIRMED' | 'PENDING_VALIDATION';
      members: { position: number; number: string; blockId: string | null }[];
      invited: number;
    }
  /** `rank` counts from 1 among the people who wait. */
  | {
      outcome: 'WAITLISTED';
      members: { position: number; number: string; rank: number }[];
      priority: number;
      reasons: Constraint[];
    }
  /** The same request again: the stored row is the answer. */
  | { outcome: 'REPLAYED'; registrationId: string }
  /** Somebody of this request is already registered by another one. */
  | { outcome: 'EXISTING'; registrationId: string; personId: string }
  /** The key or a person is in this very group already: the first request is the answer. */
  | { outcome: 'REPEATED'; ofKey: string }
  | { outcome: 'REFUSED'; code: RefusedCode; faults?: readonly EligibilityFault[] };

export type RefusedCode =
  | 'registration-not-open'
  | 'registration-closed'
  | 'key-reused'
  | 'not-eligible'
  | 'workshop-missing'
  | 'unknown-limit'
  | 'waiting-list-closed'
  | 'places-remain'
  | 'invalid-request';

/** What the session's rows must say after a group. */
export interface GroundAfter {
  session: SessionSeats & { confirmed: number; waiting: number; roomClaimed: boolean };
  limits: { id: string; confirmed: number; exceptional: number; claimed: boolean }[];
  blocks: { id: string; taken: number }[];
  invitations: { id: string; taken: number }[];
}

/** `M05-84-03-0012`: the session's reference and the order of registration in it. */
export const registrationNumber = (ref: string, order: number): string =>
  `${ref}-${String(order).padStart(4, '0')}`;

/** Included limits are taken by everybody; one workshop is chosen when there are some to choose from. */
export function choiceFault(
  facts: SeatFacts,
  seeker: Pick<Seeker, 'quantities'>,
): 'workshop-missing' | 'unknown-limit' | null {
  const known = new Set(facts.limits.map(({ id }) => id));
  if ([...seeker.quantities.keys()].some((id) => !known.has(id))) return 'unknown-limit';
  const workshops = facts.limits.filter(({ kind, included }) => kind === 'WORKSHOP' && included === 0);
  const chosen = workshops.filter(({ id }) => seeker.quantities.has(id));
  return workshops.length > 0 && chosen.length !== 1 ? 'workshop-missing' : null;
}

/** What refuses a request before places are counted; several reasons of eligibility are all told. */
function faultOf(ground: Ground, request: SeatRequest, now: Date): SeatDecision | null {
  const { members, exempt } = request;
  const door = doorFault(ground.session, request, now);
  if (door) return { outcome: 'REFUSED', code: door };
  if (new Set(members.map(({ personId }) => personId)).size < members.length)
    return { outcome: 'REFUSED', code: 'invalid-request' };
  const faults = [...new Set(members.flatMap(({ seeker }) => seeker.faults))];
  if (faults.length > 0 && !exempt?.eligibility) return { outcome: 'REFUSED', code: 'not-eligible', faults };
  const choice = members.map(({ seeker }) => choiceFault(ground.facts, seeker)).find((code) => code !== null);
  return choice ? { outcome: 'REFUSED', code: choice } : null;
}

/** A group comes at the priority of its last member: bringing others passes nobody. */
const priorityOf = ({ members }: SeatRequest): number => Math.min(...members.map(({ priority }) => priority));

/** Somebody whose form is not filled yet: only the room is known to matter. */
const stranger: Seeker = {
  kind: null,
  body: '',
  departmentCodes: [],
  faults: [],
  quantities: new Map(),
};

/**
 * Decides for one session the requests of one moment, in arrival order.
 * A place is given to whom nothing keeps out and who passes nobody unfairly; positions follow without a gap.
 * @returns one decision a request, in order, and what the session's rows must say after them
 */
export function decideRegistrations<R extends SeatRequest | HoldRequest>(
  ground: Ground,
  requests: readonly R[],
  stored: readonly StoredRegistration[],
  now: Date,
): { decisions: (R extends HoldRequest ? HoldDecision : SeatDecision)[]; after: GroundAfter } {
  const book = openBook(ground);
  const line = lineForNewcomers(ground.facts, ground.waiting, ground.waitingBehind);
  const served = { keys: new Map<string, string>(), people: new Map<string, string>() };

  const hold = ({ places, invitationId }: HoldRequest['hold']): HoldDecision => {
    const exempt = { eligibility: true, share: true, room: false, limitIds: [] };
    const party = { seekers: Array.from({ length: places }, () => stranger), invitationId, exempt };
    const isWanted = ground.facts.capacity !== null && isOpen(book.ground().session, now);
    if (!isWanted || !line.look(party).isPlaced) return { outcome: 'NOT_HELD' };
    line.ask(party);
    return { outcome: 'HELD' };
  };

  const decide = (request: SeatRequest): SeatDecision => {
    const early = repeatOf(request, stored, served) ?? faultOf(book.ground(), request, now);
    if (early) return early;
    const { held, invitationId, exempt } = request;
    const seekers = request.members.map(({ seeker }) => seeker);
    const party = { seekers, held, invitationId, exempt, priority: priorityOf(request) };
    const { isPlaced } = line.look(party);
    if (isPlaced && request.waitingListOnly) return { outcome: 'REFUSED', code: 'places-remain' };
    if (!isPlaced && !ground.session.waitingListOpen)
      return { outcome: 'REFUSED', code: 'waiting-list-closed' };
    served.keys.set(request.idempotencyKey, request.requestHash);
    for (const { personId } of request.members) served.people.set(personId, request.idempotencyKey);
    const verdict = line.ask(party);
    return verdict.isPlaced ? book.place(request, verdict, now) : book.wait(request, verdict.reasons);
  };

  const decisions = requests.map((request) => ('hold' in request ? hold(request.hold) : decide(request)));
  return {
    decisions: decisions as (R extends HoldRequest ? HoldDecision : SeatDecision)[],
    after: book.after(line.claims()),
  };
}

type Placed = Extract<ReturnType<Line['ask']>, { isPlaced: true }>;

/** The counters of a session that its rows keep, written as decisions are taken; forms are rows of their own. */
function openBook(ground: Ground) {
  const session = { ...ground.session };
  const facts = { ...ground.facts };
  const limits = facts.limits.map((limit) => ({ ...limit }));
  const blocks = facts.blocks.map((block) => ({ ...block }));
  const invitations = facts.invitations.map((invitation) => ({ ...invitation }));
  facts.limits = limits;
  facts.blocks = blocks;
  facts.invitations = invitations;
  const joined: number[] = [];

  const next = () => {
    session.lastPosition += 1;
    session.lastNumber += 1;
    return { position: session.lastPosition, number: registrationNumber(session.ref, session.lastNumber) };
  };
  const over = (capacity: number | null, taken: number) =>
    capacity === null ? 0 : Math.max(0, taken - capacity);
  const rankOf = (priority: number): number => {
    const ahead = ground.waiting
      ? ground.waiting.reduce((sum, one) => sum + (one.priority >= priority ? one.seekers.length : 0), 0)
      : ground.facts.waiting - (priority >= 0 ? ground.waitingBehind : 0);
    return ahead + joined.filter((one) => one >= priority).length + 1;
  };

  return {
    ground: (): Ground => ({ ...ground, session }),

    place(request: SeatRequest, verdict: Placed, now: Date): SeatDecision {
      facts.confirmed += request.members.length;
      session.exceptional = Math.max(
        session.exceptional,
        over(facts.capacity, facts.confirmed + facts.offered - facts.departed),
      );
      for (const limit of limits) {
        for (const { seeker } of request.members) limit.confirmed += seeker.quantities.get(limit.id) ?? 0;
        limit.exceptional = Math.max(
          limit.exceptional,
          over(limit.capacity, limit.confirmed + limit.offered),
        );
      }
      for (const block of blocks) block.taken += verdict.blockIds.filter((id) => id === block.id).length;
      for (const one of invitations) if (one.id === request.invitationId) one.taken += verdict.invited;
      if (session.closeWhenFull && session.closedAt === null && isSoldOut(facts)) session.closedAt = now;
      const isSure = session.validation === 'NONE' || request.isValidated;
      return {
        outcome: 'PLACED',
        status: isSure ? 'CONFIRMED' : 'PENDING_VALIDATION',
        members: verdict.blockIds.map((blockId) => ({ ...next(), blockId })),
        invited: verdict.invited,
      };
    },

    wait(request: SeatRequest, reasons: Constraint[]): SeatDecision {
      const priority = priorityOf(request);
      const members = request.members.map(() => {
        const rank = rankOf(priority);
        joined.push(priority);
        return { ...next(), rank };
      });
      facts.waiting += members.length;
      return { outcome: 'WAITLISTED', members, priority, reasons };
    },

    after: (claims: { room: boolean; limitIds: string[] }): GroundAfter => ({
      session: { ...session, confirmed: facts.confirmed, waiting: facts.waiting, roomClaimed: claims.room },
      limits: limits.map(({ id, confirmed, exceptional }) => ({
        id,
        confirmed,
        exceptional,
        claimed: claims.limitIds.includes(id),
      })),
      blocks: blocks.map(({ id, taken }) => ({ id, taken })),
      invitations: invitations.map(({ id, taken }) => ({ id, taken })),
    }),
  };
}
