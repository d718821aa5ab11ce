// "Place proposée : …": a place is held until a deadline.
import { frenchInstant } from '@treize/rules/time/french';
import { action, facts, note, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { opening, reason, sessionFacts, subjectOf, type RegistrationLetter } from '../recap';

/** @param companions others who wait together with this person: one answer counts for all */
export const offeredMail = (letter: RegistrationLetter, expiresAt: Date, companions: number) => ({
  subject: subjectOf('Place proposée', letter),
  ...mailLayout({
    title: 'Une place s’est libérée pour vous',
    blocks: [
      ...opening(letter),
      paragraph(`Elle vous est gardée jusqu’au ${frenchInstant(expiresAt)} (heure de Paris).`),
      ...(companions > 0
        ? [
            paragraph(
              'Les personnes inscrites avec vous ont aussi une place\u00a0: la première réponse, de vous ou d’elles, vaut pour tout le groupe.',
            ),
          ]
        : []),
      facts(sessionFacts(letter)),
      action('Accepter ou refuser la place', letter.url),
      note('Sans réponse à cette date, la place sera proposée à la personne suivante.'),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
