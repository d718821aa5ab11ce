// "Place proposée : …": a place is held until a deadline.
import { frenchInstant } from '@treize/rules/time/french';
import { action, facts, note, paragraph } from '../../platform/mail/blocks';
import { mailLayout } from '../../platform/mail/layout';
import { reason, sessionFacts, type RegistrationLetter } from './recap';

export const offeredMail = (letter: RegistrationLetter, expiresAt: Date) => ({
  subject: `Place proposée\u00a0: ${letter.session.title}`,
  ...mailLayout({
    title: 'Une place s’est libérée pour vous',
    blocks: [
      paragraph(`Bonjour ${letter.givenName},`),
      paragraph(`Elle vous est gardée jusqu’au ${frenchInstant(expiresAt)} (heure de Paris).`),
      facts(sessionFacts(letter)),
      action('Accepter ou refuser la place', letter.url),
      note('Sans réponse à cette date, la place sera proposée à la personne suivante.'),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
