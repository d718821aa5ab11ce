// "Annulation d’une journée : …": one day of a session is taken away, the others stand.
import { action, facts, paragraph } from '../../platform/mail/layout/blocks';
import { write, type CalendarLetter } from './letter';

/** @param isCarried a calendar object comes with the mail */
export const dayRemovedMail = (letter: CalendarLetter, when: string, isCarried: boolean) =>
  write(letter, 'Annulation d’une journée', [
    paragraph(
      'Une journée de la session à laquelle vous êtes inscrit·e est retirée du programme. Le reste est maintenu.',
    ),
    facts([{ label: 'Journée retirée', value: when }]),
    ...(isCarried ? [paragraph('L’annulation jointe la retire de votre agenda.')] : []),
    action('Voir mon inscription', letter.url),
  ]);
