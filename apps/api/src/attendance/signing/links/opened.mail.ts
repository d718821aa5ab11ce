// "Signez votre présence : …": the half-day of a remote session has opened, with the personal link that signs it.
import { frenchDate, frenchTimeRange } from '@treize/rules/time/french';
import { action, facts, note, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { opening, reason, subjectOf, type RegistrationLetter } from '../../../registrations/mails/recap';

export interface OpenedHalfDay {
  date: string;
  startTime: string;
  endTime: string;
  /** Page that signs this half-day. */
  url: string;
}

export const openedMail = (letter: RegistrationLetter, { date, startTime, endTime, url }: OpenedHalfDay) => ({
  subject: subjectOf('Signez votre présence', letter),
  ...mailLayout({
    title: 'Signez votre présence',
    blocks: [
      ...opening(letter),
      paragraph(
        'L’émargement de cette demi-journée à distance est ouvert. Votre signature est nécessaire pour compter vos heures.',
      ),
      facts([
        { label: 'Session', value: letter.session.title },
        { label: 'Quand', value: `${frenchDate(date)}, ${frenchTimeRange(startTime, endTime)}` },
        ...(letter.joinUrl === null ? [] : [{ label: 'Lien de connexion', value: letter.joinUrl }]),
      ]),
      action('Signer ma présence', url),
      note('Ce lien est personnel\u00a0: il signe pour vous. Ne le transférez pas.'),
    ],
    senderName: letter.senderName,
    reason,
  }),
});

/** Of a mail that is the same for this person and half-day, however often it is asked for. */
export const openedKey = (halfDayId: string, registrationId: string): string =>
  `attendance.opened:${halfDayId}:${registrationId}`;
