// "Modification : …": the session that the person waits for changed its days, hours or place.
import { action, changes, facts, note, paragraph } from '../../platform/mail/blocks';
import { mailLayout } from '../../platform/mail/layout';
import { placeOf } from '../../sessions/place';
import { opening, reason, sessionFacts, subjectOf, timetable, type RegistrationLetter } from './recap';

/** What people were told before the move. */
export interface ToldBefore {
  days: Parameters<typeof timetable>[0];
  place: string;
}

export const movedWhileWaitingMail = (letter: RegistrationLetter, before: ToldBefore) => ({
  subject: subjectOf('Modification', letter),
  ...mailLayout({
    title: 'La session que vous attendez change',
    blocks: [
      ...opening(letter),
      paragraph('Votre demande est conservée, à son rang.'),
      changes([
        { label: 'Quand', before: timetable(before.days), after: timetable(letter.session.days) },
        { label: 'Où', before: before.place, after: placeOf(letter.session) },
      ]),
      facts(sessionFacts(letter)),
      action('Voir ma demande', letter.url),
      note('Si cela ne vous convient plus, quittez la liste d’attente depuis cette page.'),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
