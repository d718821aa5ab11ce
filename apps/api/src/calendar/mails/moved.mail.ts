// "Modification : …": the day, the hours or the place of a session changed; before and now, side by side.
import { action, changes, facts, link, note, paragraph } from '../../platform/mail/layout/blocks';
import type { DayText } from '../day-text';
import { answerLinks, dayRows, write, type CalendarLetter } from './letter';

export interface Moved {
  dayId: string;
  /** The hours changed: an earlier answer is worth nothing any more. */
  asksAgain: boolean;
  /** A calendar object comes with the mail. */
  isCarried: boolean;
}

export function movedMail(
  letter: CalendarLetter,
  before: DayText,
  after: DayText,
  { dayId, asksAgain, isCarried }: Moved,
) {
  const rows = [
    { label: 'Quand', before: before.when, after: after.when },
    { label: 'Où', before: before.where, after: after.where },
    { label: 'Lien de connexion', before: before.join ?? 'aucun', after: after.join ?? 'aucun' },
  ];
  // None when it was changed, then changed back before anybody was told.
  const changed = rows.filter((row) => row.before !== row.after).map(({ label }) => label);
  return write(letter, 'Modification', [
    paragraph('La session à laquelle vous êtes inscrit·e change. Votre place est conservée.'),
    ...(changed.length > 0 ? [changes(rows)] : []),
    facts(dayRows(letter, after).filter(({ label }) => !changed.includes(label))),
    paragraph(
      (isCarried
        ? 'L’invitation jointe met votre agenda à jour.'
        : 'L’agenda auquel vous êtes abonné·e se mettra à jour de lui-même.') +
        (asksAgain ? ' Dites-nous si vous venez.' : ''),
    ),
    ...(asksAgain
      ? [...answerLinks(letter, dayId), link('Voir mon inscription', letter.url)]
      : [
          action('Voir mon inscription', letter.url),
          note(
            'Si vous ne pouvez plus venir, annulez votre inscription depuis cette page\u00a0: votre place ira à la personne suivante.',
          ),
        ]),
  ]);
}
