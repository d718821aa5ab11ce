// "Confirmez votre réponse : …": nothing proves who sent the answer; the person says it again by their own link.
import type { Attendance } from '@treize/rules/calendar/replies';
import { action, facts, note, paragraph } from '../../../platform/mail/layout/blocks';
import { write, type CalendarLetter } from '../../mails/letter';
import { answerWords } from './noted.mail';

/** @param letter its `url` leads to the page that asks, with the answer chosen: opening it changes nothing */
export const toConfirmMail = (letter: CalendarLetter, answer: Attendance, when: string) =>
  write(letter, 'Confirmez votre réponse', [
    paragraph(
      'Une réponse à votre invitation nous est parvenue, mais rien ne prouve qu’elle vient de vous. Elle n’est pas encore prise en compte.',
    ),
    facts([
      { label: 'Quand', value: when },
      { label: 'Réponse reçue', value: answerWords[answer] },
    ]),
    action('Confirmer ma réponse', letter.url),
    note('Ce n’est pas vous\u00a0? Ne faites rien\u00a0: votre inscription reste comme elle est.'),
  ]);
