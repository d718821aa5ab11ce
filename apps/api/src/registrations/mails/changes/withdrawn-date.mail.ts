// "Agenda : …": carries the removal of one event from the calendar; what happened is told by another mail.
import { facts, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { opening, reason, sessionFacts, subjectOf, type RegistrationLetter } from '../recap';

export const withdrawnDateMail = (letter: RegistrationLetter, date: string) => ({
  subject: subjectOf('Agenda', letter),
  ...mailLayout({
    title: `Cette date sort de votre agenda\u00a0: ${date}`,
    blocks: [
      ...opening(letter),
      paragraph(
        'Ce message retire l’événement de votre agenda. Un autre message vous dit pourquoi\u00a0: rien à faire.',
      ),
      facts(sessionFacts(letter)),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
