// The times of a day as they are now, beside those that its invitation announced.
import type { AnsweredRow } from './answers.queries';

type Times = Pick<AnsweredRow, 'halfDays' | 'content' | 'answeredFor'>;

/** Null: the day was taken away. */
export const startOf = ({ halfDays }: Pick<Times, 'halfDays'>): Date | null =>
  halfDays?.[0] ? new Date(halfDays[0].startsAt) : null;

export const endOf = ({ halfDays }: Pick<Times, 'halfDays'>): Date | null => {
  const last = halfDays?.at(-1);
  return last ? new Date(last.endsAt) : null;
};

type HalfDays = readonly { startsAt: string; endsAt: string }[];

const instants = (halves: HalfDays): string =>
  halves.map(({ startsAt, endsAt }) => `${Date.parse(startsAt)}-${Date.parse(endsAt)}`).join();

/** The same half-days, however their instants are written. */
export const sameTimes = (one: HalfDays, other: HalfDays): boolean => instants(one) === instants(other);

/** The answer is for the times in force: those of the page where it was given, else those last announced. */
export const countsNow = ({ halfDays, content, answeredFor }: Times): boolean =>
  sameTimes(answeredFor ?? content?.halfDays ?? [], halfDays ?? []);

/** The times in force are those last announced. */
export const isAnnounced = ({ halfDays, content }: Pick<Times, 'halfDays' | 'content'>): boolean =>
  content !== null && sameTimes(content.halfDays, halfDays ?? []);
