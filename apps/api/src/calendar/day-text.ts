// A day of a session in the words of a mail.
import type { Announced } from '@treize/rules/calendar/revisions';
import { whenText } from './content';

export interface DayText {
  when: string;
  where: string;
  /** Join link. */
  join: string | null;
}

export const dayText = (content: Announced): DayText => ({
  when: whenText(content),
  where: content.location === content.joinUrl ? 'À distance' : content.location,
  join: content.joinUrl,
});

/** Several days of one session, one line each. */
export const dayTexts = (days: readonly Announced[]): Omit<DayText, 'join'> => ({
  when: days.map(whenText).join('\n'),
  where: [...new Set(days.map((day) => dayText(day).where))].join('\n'),
});
