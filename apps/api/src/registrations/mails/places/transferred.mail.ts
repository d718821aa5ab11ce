// "Changement de session : …": one plain mail tells the session left and the one joined; the invitation comes apart.
import { action, changes, facts, note, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { placeOf } from '../../../sessions/place';
import { opening, reason, sessionFacts, subjectOf, timetable, type RegistrationLetter } from '../recap';

/** Where the person stands in the session joined. */
export type NewStanding = { kind: 'SEATED' } | { kind: 'PENDING' } | { kind: 'WAITING'; rank: number };

const sentence = (standing: NewStanding): string => {
  if (standing.kind === 'SEATED')
    return 'Une place vous y est réservée. Ce qui concerne votre agenda vous arrive à part.';
  if (standing.kind === 'PENDING')
    return 'Une place vous y est gardée, le temps que votre inscription soit validée.';
  return `Cette session est complète\u00a0: vous êtes au rang ${standing.rank} de sa liste d’attente.`;
};

/** @param leavesCalendar the session left was in the person's calendar, and another message takes it out */
export const transferredMail = (
  letter: RegistrationLetter,
  before: RegistrationLetter,
  standing: NewStanding,
  leavesCalendar: boolean,
) => ({
  subject: subjectOf('Changement de session', letter),
  ...mailLayout({
    title: 'Votre inscription passe à une autre session',
    blocks: [
      ...opening(letter),
      paragraph(sentence(standing)),
      changes([
        { label: 'Session', before: before.session.title, after: letter.session.title },
        { label: 'Quand', before: timetable(before.session.days), after: timetable(letter.session.days) },
        { label: 'Où', before: placeOf(before.session), after: placeOf(letter.session) },
        { label: 'Numéro d’inscription', before: before.number, after: letter.number },
      ]),
      facts(sessionFacts(letter)),
      action('Voir mon inscription', letter.url),
      ...(leavesCalendar
        ? [note('L’ancienne date sort de votre agenda par un message à part, sans rien d’autre à lire.')]
        : []),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
