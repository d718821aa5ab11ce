// A day of a session in the words of a mail, as people were told and as it is.
import type { Announced } from '@treize/rules/calendar/revisions';
import { frenchDate, frenchTimeRange } from '@treize/rules/time/french';
import type { InvitationRow } from './calendar.queries';
import { whenText } from './content';

export interface DayText {
  when: string;
  where: string;
  /** Join link. */
  join: string | null;
}

/** What the fact of the move says of the session as it was; null when unknown. */
export type DaysBefore = {
  days: readonly { id: string; date: string; halfDays: readonly { startTime: string; endTime: string }[] }[];
  place: string;
} | null;

export const dayText = (content: Announced): DayText => ({
  when: whenText(content),
  where: content.location === content.joinUrl ? 'À distance' : content.location,
  join: content.joinUrl,
});

/** What the invitation last announced; failing that, the session as it was before the move. */
export function textBefore({ content, dayId }: InvitationRow, known: DaysBefore): DayText {
  if (content) return dayText(content);
  const day = known?.days.find(({ id }) => id === dayId);
  const hours = day?.halfDays
    .map(({ startTime, endTime }) => frenchTimeRange(startTime, endTime))
    .join(' et ');
  return {
    when: day ? `${frenchDate(day.date)}, ${hours ?? ''}` : '',
    where: known?.place ?? '',
    join: null,
  };
}
