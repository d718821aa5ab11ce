// The times of a day as they are now, beside those that its invitation announced.
import type { AnsweredRow } from './answers.queries';

type Times = Pick<AnsweredRow, 'halfDays' | 'content' | 'partstatSource' | 'answeredAt'>;

/** Null: the day was taken away. */
export const startOf = ({ halfDays }: Pick<Times, 'halfDays'>): Date | null =>
  halfDays?.[0] ? new Date(halfDays[0].startsAt) : null;

export const endOf = ({ halfDays }: Pick<Times, 'halfDays'>): Date | null => {
  const last = halfDays?.at(-1);
  return last ? new Date(last.endsAt) : null;
};

const instants = (halves: readonly { startsAt: string; endsAt: string }[]): string =>
  halves.map(({ startsAt, endsAt }) => `${Date.parse(startsAt)}-${Date.parse(endsAt)}`).join();

/**
 * The answer is for the times in force: they are those last announced; or it was given on the page, which shows the
 * present, since the session moved.
 */
export function countsNow(
  { halfDays, content, partstatSource, answeredAt }: Times,
  since: Date | null,
): boolean {
  const isAnnounced = content !== null && instants(content.halfDays) === instants(halfDays ?? []);
  const isOnPage =
    partstatSource === 'LINK' && answeredAt !== null && (since === null || answeredAt >= since);
  return isAnnounced || isOnPage;
}
