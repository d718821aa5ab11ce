// Who has left a session for good: entries and exits by their own time, whenever they reached the server.
import { presenceOf, type PresenceFact } from './presence';

/** A fact with its half-day. */
export interface MovementFact extends PresenceFact {
  /** Start of its half-day: a later half-day attended to its end takes an earlier departure back. */
  halfDayStartsAt: Date;
}

/**
 * True when the last half-day that the person attended was left early.
 * @param facts of one person over a session, in the order in which the server recorded them
 */
export function hasLeftEarly(facts: readonly MovementFact[]): boolean {
  const halfDays = Map.groupBy(facts, ({ halfDayStartsAt }) => halfDayStartsAt.getTime());
  const attended = [...halfDays.entries()]
    .sort(([one], [other]) => one - other)
    .map(([startsAt, own]) => presenceOf(own, { startsAt: new Date(startsAt) }))
    .filter(({ state }) => state === 'PRESENT');
  return (attended.at(-1)?.earlyMinutes ?? 0) > 0;
}

export interface DepartureOptions {
  /** A place left early serves somebody else. */
  earlyLeaveFrees: boolean;
  /** Whoever left may come back: their place stays theirs. */
  reentry: boolean;
}

/** A departure frees the place only when the option is on and nobody comes back. */
export const departureFrees = ({ earlyLeaveFrees, reentry }: DepartureOptions): boolean =>
  earlyLeaveFrees && !reentry;
