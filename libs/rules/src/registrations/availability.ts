// Places by cause, as organisers see them: what each limit holds and for whom, and whether full is for good.
import {
  limitFree,
  placesFree,
  promisedPlaces,
  reservedPlaces,
  roomFree,
  type SeatFacts,
} from '../sessions/seats';

/** Places of one limit by cause; `id` null: the room. `capacity` and `left` null: no limit. */
export interface LimitReading {
  id: string | null;
  label: string;
  capacity: number | null;
  /** Those who wait for a validation are counted apart, in `pending`. */
  confirmed: number;
  pending: number;
  offered: number;
  held: number;
  blocked: number;
  waiting: number;
  /** Given over the limit, within what is confirmed. */
  exceptional: number;
  left: number | null;
}

/** What the counters of a limit do not say by themselves. */
export interface LimitCauses {
  pending: number;
  waiting: number;
}

export interface AvailabilityFacts extends SeatFacts {
  closedAt: Date | null;
  room: { pending: number; exceptional: number };
  /** By id of limit. */
  causes: Readonly<Record<string, LimitCauses>>;
}

export type Fullness = 'OPEN' | 'FULL_FOR_NOW' | 'FULL';
export interface AvailabilityReading {
  /** The room first, then the limits in their order. */
  limits: LimitReading[];
  fullness: Fullness;
}

const nothing: LimitCauses = { pending: 0, waiting: 0 };

function readRoom(facts: AvailabilityFacts): LimitReading {
  const free = roomFree(facts);
  const kept = reservedPlaces(facts.blocks);
  return {
    id: null,
    label: 'Places',
    capacity: facts.capacity,
    confirmed: facts.confirmed - facts.room.pending,
    pending: facts.room.pending,
    offered: facts.offered,
    held: facts.held,
    blocked: promisedPlaces(facts.invitations) + kept,
    waiting: facts.waiting,
    exceptional: facts.room.exceptional,
    left: free === null ? null : Math.max(0, free - kept),
  };
}

/**
 * Full is for now when whatever is at zero may still come back: somebody has been offered a place, is waiting for a
 * validation, is filling a form or has been promised a place, and may drop it.
 */
function fullnessOf(facts: AvailabilityFacts, limits: readonly LimitReading[]): Fullness {
  if (facts.closedAt !== null) return 'FULL';
  const left = placesFree(facts);
  if (left === null || left > 0) return 'OPEN';
  const promised = promisedPlaces(facts.invitations);
  const mayDrop = ({ id, pending, offered, held }: LimitReading) =>
    pending + offered + held + (id === null ? promised : 0) > 0;
  const includedIn = new Map(facts.limits.map(({ id, included }) => [id, included]));
  const full = limits.filter(
    ({ id, left: some }) => some !== null && some < (id === null ? 1 : Math.max(1, includedIn.get(id) ?? 0)),
  );
  const isChoice = ({ id }: LimitReading) => id !== null && includedIn.get(id) === 0;
  const choices = full.filter(isChoice);
  const binding = full.filter((one) => !isChoice(one));
  const isForNow =
    binding.every(mayDrop) && (choices.length === 0 || binding.length > 0 || choices.some(mayDrop));
  return isForNow ? 'FULL_FOR_NOW' : 'FULL';
}

/** A session closed before its date reads full, whatever is left. */
export function readAvailability(facts: AvailabilityFacts): AvailabilityReading {
  const limits = [
    readRoom(facts),
    ...facts.limits.map((limit): LimitReading => {
      const { pending, waiting } = facts.causes[limit.id] ?? nothing;
      return {
        id: limit.id,
        label: limit.label,
        capacity: limit.capacity,
        confirmed: limit.confirmed - pending,
        pending,
        offered: limit.offered,
        held: 0,
        blocked: 0,
        waiting,
        exceptional: limit.exceptional,
        left: limitFree(limit),
      };
    }),
  ];
  return { limits, fullness: fullnessOf(facts, limits) };
}
