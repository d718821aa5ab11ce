// "Session reportée : …": to whoever has no event of it in a calendar; the date is given up, the registration is kept.
import { isExpected } from '@treize/rules/registrations/status';
import { action, facts, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { opening, reason, sessionFacts, subjectOf, timetable, type RegistrationLetter } from '../recap';
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
      facts([{ label: 'Date abandonnée', value: timetable(letter.session.days) }, ...sessionFacts(letter)]),
      action(isExpected(standing.status) ? 'Voir mon inscription' : 'Voir ma demande', letter.url),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
