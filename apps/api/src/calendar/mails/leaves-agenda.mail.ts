// "Agenda : …": one event leaves a calendar, because another invitation takes its place, or for good.
import type { Announced } from '@treize/rules/calendar/revisions';
import { facts, paragraph } from '../../platform/mail/layout/blocks';
import { dayText } from '../day-text';
import { write, type CalendarLetter } from './letter';

const sentences = {
  readdressed: 'L’invitation part désormais à une autre adresse.',
  'new-sender':
    'Votre région écrit désormais depuis une autre adresse\u00a0: une nouvelle invitation vous arrive.',
} as const;

const leaves = (letter: CalendarLetter, announced: Announced, why: string) =>
  write(letter, 'Agenda', [
    paragraph(`Ce message retire l’événement de cet agenda. ${why}`),
    facts([{ label: 'Quand', value: dayText(announced).when }]),
  ]);

/** The registration stands. */
export const leavesAgendaMail = (letter: CalendarLetter, announced: Announced, why: keyof typeof sentences) =>
  leaves(letter, announced, `${sentences[why]} L’inscription est conservée\u00a0: rien à faire.`);

/** The withdrawal once more, when the first one may not have arrived. */
export const leavesAgendaAgainMail = (letter: CalendarLetter, announced: Announced) =>
  leaves(
    letter,
    announced,
    'Un premier message l’a peut-être déjà fait\u00a0; dans ce cas, il n’y a rien à faire.',
  );
