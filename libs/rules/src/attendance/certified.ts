// Hours to certify: the sum over sealed half-days of the minutes each person really attended.
import { plannedMinutes, type HalfDayMoments } from './half-day';
import { countedMinutes, presenceOf, type PresenceFact } from './presence';

/** One half-day of a session with the facts of one person. */
export interface AttendedHalfDay extends HalfDayMoments {
  facts: readonly PresenceFact[];
}

/** Minutes of one half-day that may be certified: none before the seal. */
export const sealedMinutes = (halfDay: AttendedHalfDay): number =>
  halfDay.sealedAt === null ? 0 : countedMinutes(presenceOf(halfDay.facts, halfDay), plannedMinutes(halfDay));

/** Σ over sealed half-days of the minutes attended: never rounded, never more than planned. */
export const certifiedMinutes = (halfDays: readonly AttendedHalfDay[]): number =>
  halfDays.reduce((total, halfDay) => total + sealedMinutes(halfDay), 0);
