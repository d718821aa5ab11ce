// "Invitation : …": the place is held; carries the calendar invitation.
import { action, facts, link, note, paragraph } from '../../platform/mail/blocks';
import { mailLayout } from '../../platform/mail/layout';
import { opening, reason, sessionFacts, subjectOf, type RegistrationLetter } from './recap';

export const confirmedMail = (letter: RegistrationLetter) => ({
  subject: subjectOf('Invitation', letter),
  ...mailLayout({
    title: 'Votre inscription est confirmée',
    blocks: [
      ...opening(letter),
      paragraph(
        'Une place vous est réservée. L’invitation jointe s’ajoute à votre agenda\u00a0; répondez-y si vous le pouvez.',
      ),
      facts(sessionFacts(letter)),
      action('Voir mon inscription', letter.url),
      note('Un empêchement\u00a0? Annulez depuis cette page\u00a0: votre place ira à la personne suivante.'),
      link('Ce n’est pas moi', `${letter.url}?pas-moi=1`),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
