// "Annulation : …": the session falls, with its reason.
import { action, facts, paragraph } from '../../platform/mail/blocks';
import { write, type CalendarLetter } from './letter';

export const cancelledMail = (letter: CalendarLetter, when: string, where: string, reason: string) =>
  write(letter, 'Annulation', [
    paragraph('La session à laquelle vous êtes inscrit·e est annulée.'),
    facts([
      { label: 'Quand', value: when },
      { label: 'Où', value: where },
      { label: 'Motif', value: reason },
    ]),
    paragraph('Vous n’avez rien à faire. Le message joint retire la session de votre agenda.'),
    action('Voir mon inscription', letter.url),
  ]);
