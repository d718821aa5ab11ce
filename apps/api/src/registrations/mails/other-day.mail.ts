// "Invitation : …": the invitation of a further day of the same session.
import { action, facts, paragraph } from '../../platform/mail/blocks';
import { mailLayout } from '../../platform/mail/layout';
import { opening, reason, sessionFacts, type RegistrationLetter } from './recap';

export const otherDayMail = (letter: RegistrationLetter, day: { order: number; date: string }) => ({
  subject: `Invitation\u00a0: ${letter.session.title} (jour ${day.order})`,
  ...mailLayout({
    title: `Jour ${day.order}\u00a0: ${day.date}`,
    blocks: [
      ...opening(letter),
      paragraph(
        'Cette session dure plusieurs jours\u00a0: voici l’invitation de celui-ci, à ajouter à votre agenda.',
      ),
      facts(sessionFacts(letter)),
      action('Voir mon inscription', letter.url),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
