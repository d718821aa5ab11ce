// "Invitation : …": the place is held; carries the calendar invitation.
import type { Overlap } from '@treize/contract/registrations';
import { frenchDate, frenchTime } from '@treize/rules/time/french';
import { action, facts, link, note, paragraph } from '../../platform/mail/blocks';
import { mailLayout } from '../../platform/mail/layout';
import { opening, reason, sessionFacts, subjectOf, type RegistrationLetter } from './recap';

const clash = ({ title, number, date, startTime }: Overlap) =>
  paragraph(
    `Attention\u00a0: vous êtes aussi inscrit·e à «\u00a0${title}\u00a0» (${number}), le ${frenchDate(date)} à ` +
      `${frenchTime(startTime)}. Les horaires se chevauchent.`,
  );

/** @param overlaps other registrations of the person at the same hours */
export const confirmedMail = (letter: RegistrationLetter, overlaps: readonly Overlap[] = []) => ({
  subject: subjectOf('Invitation', letter),
  ...mailLayout({
    title: 'Votre inscription est confirmée',
    blocks: [
      ...opening(letter),
      paragraph(
        'Une place vous est réservée. L’invitation jointe s’ajoute à votre agenda\u00a0; répondez-y si vous le pouvez.',
      ),
      facts(sessionFacts(letter)),
      ...overlaps.map(clash),
      action('Voir mon inscription', letter.url),
      note('Un empêchement\u00a0? Annulez depuis cette page\u00a0: votre place ira à la personne suivante.'),
      link('Ce n’est pas moi', `${letter.url}?pas-moi=1`),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
