// "Agenda : …": an invitation is withdrawn because another one takes its place; the registration stands.
import type { Announced } from '@treize/rules/calendar/revisions';
import { facts, paragraph } from '../../platform/mail/blocks';
import { dayText } from '../day-text';
import { write, type CalendarLetter } from './letter';

const sentences = {
  readdressed: 'L’invitation part désormais à une autre adresse.',
  'new-sender':
    'Votre région écrit désormais depuis une autre adresse\u00a0: une nouvelle invitation vous arrive.',
} as const;

export const leavesAgendaMail = (letter: CalendarLetter, announced: Announced, why: keyof typeof sentences) =>
  write(letter, 'Agenda', [
    paragraph(
      `Ce message retire l’événement de cet agenda. ${sentences[why]} L’inscription est conservée\u00a0: rien à faire.`,
    ),
    facts([{ label: 'Quand', value: dayText(announced).when }]),
  ]);
