// "Modification : …", "Nouvelle date : …": the session changed its days, hours or place while the person has no sure place on it.
import { action, changes, facts, note, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { placeOf } from '../../../sessions/place';
import { opening, reason, sessionFacts, subjectOf, timetable, type RegistrationLetter } from '../recap';

/** What people were told before the move. */
export interface ToldBefore {
  days: Parameters<typeof timetable>[0];
  place: string;
}

const changed = (isWaiting: boolean): string =>
  isWaiting ? 'La session que vous attendez change' : 'La session que vous avez demandée change';

/** @param isReopened the session was postponed, and has its date */
export const movedWhileWaitingMail = (
  letter: RegistrationLetter,
  before: ToldBefore,
  isWaiting: boolean,
  isReopened = false,
) => ({
  subject: subjectOf(isReopened ? 'Nouvelle date' : 'Modification', letter),
  ...mailLayout({
    title: isReopened ? 'La session reportée a une nouvelle date' : changed(isWaiting),
    blocks: [
      ...opening(letter),
      paragraph(isWaiting ? 'Votre demande est conservée, à son rang.' : 'Votre demande est conservée.'),
      changes([
        { label: 'Quand', before: timetable(before.days), after: timetable(letter.session.days) },
        { label: 'Où', before: before.place, after: placeOf(letter.session) },
      ]),
      facts(sessionFacts(letter)),
      action('Voir ma demande', letter.url),
      note('Si cela ne vous convient plus, renoncez depuis cette page.'),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
