// Answers to an invitation in words: what one can say, what was said, what the mail's links mean.
import type { AttendanceAnswer, DayAnswer } from '@treize/contract/calendar';
import { frenchDate } from '@treize/rules/time/french';

export const choices: readonly { answer: AttendanceAnswer; label: string }[] = [
  { answer: 'ACCEPTED', label: 'Je viens' },
  { answer: 'TENTATIVE', label: 'Je ne sais pas encore' },
  { answer: 'DECLINED', label: 'Je ne viens pas' },
];

export const labelOf = (answer: AttendanceAnswer): string =>
  choices.find((choice) => choice.answer === answer)?.label ?? '';

/** "Vous avez répondu : je viens (par votre agenda)." Nothing while no answer was given. */
export const saidOf = ({ answer, source }: Pick<DayAnswer, 'answer' | 'source'>): string =>
  answer === null
    ? 'Vous n’avez pas encore répondu.'
    : `Vous avez répondu\u00a0: ${labelOf(answer).toLowerCase()}${source === 'REPLY' ? ' (par votre agenda)' : ''}.`;

export interface Chosen {
  answer: AttendanceAnswer;
  /** The day it is about; null: every day. */
  dayId: string | null;
  /** "mardi 12 janvier 2027", or empty for every day. */
  date: string;
}

/** What the links of a mail ask (`?answer=…&day=…`): null when they name no answer, or a day that is not invited to. */
export function chosenBy(
  answer: string | undefined,
  day: string | undefined,
  days: readonly DayAnswer[],
): Chosen | null {
  const choice = choices.find((one) => one.answer === answer);
  if (!choice) return null;
  if (day === undefined) {
    const isSaid = days.every((one) => one.answer === choice.answer);
    return isSaid ? null : { answer: choice.answer, dayId: null, date: '' };
  }
  const named = days.find(({ dayId }) => dayId === day);
  if (!named || named.answer === choice.answer) return null;
  return { answer: choice.answer, dayId: named.dayId, date: frenchDate(named.date) };
}
