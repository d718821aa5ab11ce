// "Annulation : …", "Session reportée : …": the session falls, with its reason.
import { action, facts, paragraph } from '../../platform/mail/layout/blocks';
import type { DayText } from '../day-text';
import type { Fall } from '../invitation.entity';
import { write, type CalendarLetter } from './letter';

const headings: Record<Fall, string> = { CANCELLED: 'Annulation', POSTPONED: 'Session reportée' };
const sentences: Record<Fall, string> = {
  CANCELLED: 'La session à laquelle vous êtes inscrit·e est annulée.',
  POSTPONED:
    'La session à laquelle vous êtes inscrit·e est reportée, nouvelle date à venir. Votre place est conservée.',
};

/** @param isCarried a calendar object comes with the mail */
export const fallenMail = (
  letter: CalendarLetter,
  fall: Fall,
  { when, where }: Omit<DayText, 'join'>,
  reason: string,
  isCarried: boolean,
) =>
  write(letter, headings[fall], [
    paragraph(sentences[fall]),
    facts([
      { label: fall === 'POSTPONED' ? 'Date abandonnée' : 'Quand', value: when },
      { label: 'Où', value: where },
      { label: 'Motif', value: reason },
    ]),
    paragraph(
      isCarried
        ? 'Vous n’avez rien à faire. L’annulation jointe retire cette date de votre agenda.'
        : 'Vous n’avez rien à faire.',
    ),
    action('Voir mon inscription', letter.url),
  ]);
