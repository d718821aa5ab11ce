// "Votre réponse est notée : …": an answer whose sender is only half proven was applied; not you, undo.
import type { Attendance } from '@treize/rules/calendar/replies';
import { action, facts, paragraph } from '../../../platform/mail/layout/blocks';
import { write, type CalendarLetter } from '../../mails/letter';

export const answerWords: Record<Attendance, string> = {
  ACCEPTED: 'vous venez',
  TENTATIVE: 'vous viendrez peut-être',
  DECLINED: 'vous ne venez pas',
};

export const notedMail = (letter: CalendarLetter, answer: Attendance, when: string) =>
  write(letter, 'Votre réponse est notée', [
    paragraph('Une réponse à votre invitation nous est parvenue par votre agenda.'),
    facts([
      { label: 'Quand', value: when },
      { label: 'Votre réponse', value: answerWords[answer] },
    ]),
    paragraph('Ce n’est pas vous, ou ce n’est plus le cas\u00a0? Changez la réponse depuis votre page.'),
    action('Voir ou changer ma réponse', letter.url),
  ]);
