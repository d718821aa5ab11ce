// "Modification : …": the day, the hours or the place of a session changed; before and now, side by side.
import { action, changes, note, paragraph } from '../../platform/mail/blocks';
import type { DayText } from '../day-text';
import { write, type CalendarLetter } from './letter';

export const movedMail = (letter: CalendarLetter, before: DayText, after: DayText) =>
  write(letter, 'Modification', [
    paragraph('La session à laquelle vous êtes inscrit·e change. Votre place est conservée.'),
    changes([
      { label: 'Quand', before: before.when, after: after.when },
      { label: 'Où', before: before.where, after: after.where },
      { label: 'Lien de connexion', before: before.join ?? 'aucun', after: after.join ?? 'aucun' },
    ]),
    paragraph('L’invitation jointe met votre agenda à jour.'),
    action('Voir mon inscription', letter.url),
    note(
      'Si vous ne pouvez plus venir, annulez votre inscription depuis cette page\u00a0: votre place ira à la personne suivante.',
    ),
  ]);
