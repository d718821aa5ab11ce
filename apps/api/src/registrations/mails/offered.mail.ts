// "Place proposée : …": a place is held until a deadline.
import { frenchInstant } from '@treize/rules/time/french';
import { action, facts, note, paragraph } from '../../platform/mail/blocks';
import { mailLayout } from '../../platform/mail/layout';
import { opening, reason, sessionFacts, subjectOf, type RegistrationLetter } from './recap';

export const offeredMail = (letter: RegistrationLetter, expiresAt: Date) => ({
  subject: subjectOf('Place proposée', letter),
  ...mailLayout({
    title: 'Une place s’est libérée pour vous',
    blocks: [
      ...opening(letter),
      paragraph(`Elle vous est gardée jusqu’au ${frenchInstant(expiresAt)} (heure de Paris).`),
      facts(sessionFacts(letter)),
      action('Accepter ou refuser la place', letter.url),
      note('Sans réponse à cette date, la place sera proposée à la personne suivante.'),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
