// A session that fell stands again: who has their place back, and who waits because it no longer fits.
import type { RegistrationStatus } from './status';

/** A registration ended by the fall, in the order of the session. */
export interface Fallen {
  id: string;
  was: RegistrationStatus;
  /** Placed over the limits by an organiser: has the place back in any case. */
  mayExceed: boolean;
  /** Of each limit beside the room. */
  quantities: Readonly<Record<string, number>>;
}

/** Places left; null: no limit. */
export interface RoomLeft {
  room: number | null;
  limits: Readonly<Record<string, number | null>>;
}

const placed: readonly RegistrationStatus[] = ['CONFIRMED', 'TO_RECONFIRM', 'PENDING_VALIDATION'];

/**
 * The state of each registration once the session stands again. Who held a place has it back while it fits, in order;
 * others wait at their rank. A place that was only proposed is proposed anew by the line.
 */
export function standingAgain(
  fallen: readonly Fallen[],
  left: RoomLeft,
): { id: string; status: RegistrationStatus }[] {
  let room = left.room ?? Infinity;
  const limits = new Map(Object.entries(left.limits).map(([id, free]) => [id, free ?? Infinity]));
  return fallen.map(({ id, was, mayExceed, quantities }) => {
    const wanted = Object.entries(quantities);
    const fits =
      room >= 1 && wanted.every(([limit, quantity]) => (limits.get(limit) ?? Infinity) >= quantity);
    if (!placed.includes(was) || !(fits || mayExceed)) return { id, status: 'WAITLISTED' };
    room -= 1;
    for (const [limit, quantity] of wanted) limits.set(limit, (limits.get(limit) ?? Infinity) - quantity);
    return { id, status: was };
  });
}
