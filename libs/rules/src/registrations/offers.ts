// The waiting list: who is offered the place that frees, and until when.
import { placesFree, type SeatCounts } from '../sessions/seats';

const hour = 3_600_000;
/** An offer lasts this long, unless the session comes sooner. */
export const offerHours = 48;
/** No offer ends later than this before the session starts, nor is made after it. */
export const lastOfferHours = 2;

/**
 * Deadline of an offer made now: 48 h, shortened to half of the time left before the last moment.
 * @returns null when it is too late to offer
 */
export function offerDeadline(now: Date, startsAt: Date): Date | null {
  const last = startsAt.getTime() - lastOfferHours * hour;
  const left = last - now.getTime();
  if (left <= 0) return null;
  return new Date(now.getTime() + Math.min(offerHours * hour, Math.max(left / 2, Math.min(left, hour))));
}

/**
 * Whom to offer the free places: the waiting people in order of position, as many as there are places.
 * @param waiting ids in order of position
 */
export function nextOffers(counts: SeatCounts, waiting: readonly string[]): string[] {
  const free = placesFree(counts);
  return free === null ? [...waiting] : waiting.slice(0, free);
}
