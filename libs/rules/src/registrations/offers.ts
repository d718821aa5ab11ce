// The waiting list: until when an offer may be made, and how long it lasts.
import { addWorkingHours, type Holidays } from './working-hours';

const minute = 60_000;
const hour = 60 * minute;
/** Working hours that an offer lasts unless the session says otherwise: two working days. */
export const defaultOfferHours = 24;
/** No offer ends later than this before the session starts. */
export const lastOfferHours = 2;

export interface OfferRules {
  startsAt: Date;
  closesAt: Date;
  /** Working hours that an offer lasts, unless the session comes sooner. */
  offerHours: number;
  /** Hours before the start from which nothing is offered any more. */
  stopHours: number;
}

/** The moment from which nothing is offered any more: registration is over, or the session is too near. */
export const offersEndAt = ({ startsAt, closesAt, stopHours }: OfferRules): Date =>
  new Date(Math.min(closesAt.getTime(), startsAt.getTime() - stopHours * hour));

/**
 * Deadline of an offer made now, in working hours. When that falls less than 2 h before the session, whoever is
 * offered a place has half of the time left until then, or an hour if that is more, or all of it if it is less.
 * @returns null when it is too late to offer; otherwise at least a minute away, and 2 h or more before the start
 */
export function offerDeadline(now: Date, rules: OfferRules, holidays: Holidays): Date | null;
/** Deadline without the session's own rules. */
export function offerDeadline(now: Date, startsAt: Date): Date | null;
export function offerDeadline(
  now: Date,
  given: OfferRules | Date,
  holidays: Holidays = new Set(),
): Date | null {
  const rules =
    given instanceof Date
      ? { startsAt: given, closesAt: given, offerHours: defaultOfferHours, stopHours: lastOfferHours }
      : given;
  const last = rules.startsAt.getTime() - lastOfferHours * hour;
  const left = last - now.getTime();
  if (now >= offersEndAt(rules) || left < minute) return null;
  const due = addWorkingHours(now, rules.offerHours, holidays).getTime() - now.getTime();
  const lasts = due <= left ? Math.max(due, minute) : Math.max(left / 2, Math.min(left, hour));
  return new Date(now.getTime() + lasts);
}

/** An offer lasts this long, unless the session comes sooner. */
export const offerHours = defaultOfferHours;

/**
 * Whom to offer the free places: the waiting people in order of position, as many as there are places.
 * @param waiting ids in order of position
 */
export function nextOffers(
  { capacity, confirmed, offered }: { capacity: number | null; confirmed: number; offered: number },
  waiting: readonly string[],
): string[] {
  return capacity === null ? [...waiting] : waiting.slice(0, Math.max(0, capacity - confirmed - offered));
}
