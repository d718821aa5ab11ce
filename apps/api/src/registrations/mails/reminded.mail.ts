// "Votre inscription : …": the address was used again; where the first registration stands.
import { action, facts, note, paragraph } from '../../platform/mail/layout/blocks';
import { mailLayout } from '../../platform/mail/layout/layout';
import { opening, reason, sessionFacts, subjectOf, type RegistrationLetter } from './recap';

export const remindedMail = (letter: RegistrationLetter) => ({
  subject: subjectOf('Votre inscription', letter),
  ...mailLayout({
    title: 'Vous êtes déjà inscrit·e',
    blocks: [
      ...opening(letter),
      paragraph(
        'Une nouvelle demande vient d’être faite avec votre nom et votre adresse. Elle n’a rien changé.',
      ),
      facts(sessionFacts(letter)),
      action('Voir mon inscription', letter.url),
      note('Si cette demande ne vient pas de vous, vous n’avez rien à faire.'),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
