// "Invitation : …": a day was added to a session.
import { action, facts, paragraph } from '../../platform/mail/blocks';
import { write, type CalendarLetter } from './letter';
import type { DayText } from '../day-text';

export const dayAddedMail = (letter: CalendarLetter, { when, where, join }: DayText) =>
  write(letter, 'Invitation', [
    paragraph('Une journée s’ajoute à la session à laquelle vous êtes inscrit·e. Voici son invitation.'),
    facts([
      { label: 'Quand', value: when },
      { label: 'Où', value: where },
      ...(join === null ? [] : [{ label: 'Lien de connexion', value: join }]),
    ]),
    action('Voir mon inscription', letter.url),
  ]);
