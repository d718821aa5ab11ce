// Until when an offer or a request for validation stands, at the session's place.
import { offerDeadline, offersEndAt } from '@treize/rules/registrations/offers';
import { holidaysFor } from './holidays';

interface Dates {
  startsAt: Date;
  closesAt: Date;
}

/** Working hours somebody has to validate a request: a week. */
const validationHours = 60;

/** @param departmentCode of the venue, for its public holidays; null: those of the whole country. Null: too late to offer */
export const offerEnd = (
  now: Date,
  session: Dates & { offerHours: number; offersStopHours: number },
  departmentCode: string | null,
): Date | null =>
  offerDeadline(now, { ...session, stopHours: session.offersStopHours }, holidaysFor(departmentCode, now));

/** Nothing is offered from this instant on. */
export const offersEnd = (session: Dates & { offerHours: number; offersStopHours: number }): Date =>
  offersEndAt({ ...session, stopHours: session.offersStopHours });

/** A request on the last days is to be answered before the session, whatever the hour. */
export const validationDeadline = (now: Date, session: Dates, departmentCode: string | null): Date =>
  offerDeadline(
    now,
    { startsAt: session.startsAt, closesAt: session.startsAt, offerHours: validationHours, stopHours: 0 },
    holidaysFor(departmentCode, now),
  ) ?? session.startsAt;
