// "Inscription confirmée : …": the place is held, all days in one plain message; each day's invitation comes apart.
import type { Overlap } from '@treize/contract/registrations';
import { frenchDate, frenchTime } from '@treize/rules/time/french';
import { action, facts, link, note, paragraph } from '../../platform/mail/layout/blocks';
import { mailLayout } from '../../platform/mail/layout/layout';
import { opening, reason, sessionFacts, subjectOf, type RegistrationLetter } from './recap';

const clash = ({ title, number, date, startTime }: Overlap) =>
  paragraph(
    `Attention\u00a0: vous êtes aussi inscrit·e à «\u00a0${title}\u00a0» (${number}), le ${frenchDate(date)} à ` +
      `${frenchTime(startTime)}. Les horaires se chevauchent.`,
  );

/** How the days reach the person's calendar; null: the session has no date for now. */
export type Channel = 'MAIL' | 'FEED' | null;

const agenda = ({ session }: RegistrationLetter, channel: Channel): string => {
  if (channel === null)
    return 'Une invitation pour votre agenda partira dès que la nouvelle date sera connue.';
  if (channel === 'FEED') return 'L’agenda auquel vous êtes abonné·e la montrera de lui-même.';
  return session.days.length > 1
    ? 'L’invitation de chaque journée, à ajouter à votre agenda, vous arrive dans un message à part.'
    : 'L’invitation, à ajouter à votre agenda, vous arrive dans un message à part.';
};

/** @param overlaps other registrations of the person at the same hours */
export const confirmedMail = (
  letter: RegistrationLetter,
  overlaps: readonly Overlap[] = [],
  channel: Channel = 'MAIL',
) => ({
  subject: subjectOf('Inscription confirmée', letter),
  ...mailLayout({
    title: 'Votre inscription est confirmée',
    blocks: [
      ...opening(letter),
      paragraph(`Une place vous est réservée. ${agenda(letter, channel)}`),
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
