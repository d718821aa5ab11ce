// "Session reportée : …": to whoever has no event of it in a calendar; the date is given up, the registration is kept.
import { action, facts, paragraph } from '../../platform/mail/blocks';
import { mailLayout } from '../../platform/mail/layout';
import { opening, reason, sessionFacts, subjectOf, type RegistrationLetter } from './recap';
import { standingSentence, type Standing } from './standing';

export const postponedMail = (letter: RegistrationLetter, standing: Standing, why: string) => ({
  subject: subjectOf('Session reportée', letter),
  ...mailLayout({
    title: 'La session est reportée, nouvelle date à venir',
    blocks: [
      ...opening(letter),
      paragraph(
        `${standingSentence(standing)} Vous n’avez rien à faire\u00a0: la nouvelle date vous sera envoyée.`,
      ),
      paragraph(`Motif indiqué\u00a0: ${why}`),
      facts(sessionFacts(letter)),
      action('Voir mon inscription', letter.url),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
