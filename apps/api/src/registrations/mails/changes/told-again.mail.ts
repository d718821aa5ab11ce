// "Nouvelle date : …", "Session rétablie : …": a session that had fallen stands again; the invitations come apart.
import { isExpected } from '@treize/rules/registrations/status';
import { action, facts, link, note, paragraph, type Block } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { opening, reason, sessionFacts, subjectOf, type RegistrationLetter } from '../recap';
import { standingSentence, type Standing } from './standing';

export type Return = 'new-date' | 'reinstated';

const subjects: Record<Return, string> = { 'new-date': 'Nouvelle date', reinstated: 'Session rétablie' };
const titles: Record<Return, string> = {
  'new-date': 'La session reportée a une nouvelle date',
  reinstated: 'La session est rétablie',
};

const question = 'L’agenda auquel vous êtes abonné·e se mettra à jour de lui-même. Dites-nous si vous venez.';

/** Whoever reads a feed has no invitation by mail to answer: this asks, for all days at once. */
function whatToDo({ url }: RegistrationLetter, { status }: Standing, isAsked: boolean): Block[] {
  if (isAsked)
    return [
      paragraph(question),
      action('Je viens', `${url}?answer=ACCEPTED`),
      link('Je ne viens pas', `${url}?answer=DECLINED`),
      link('Voir mon inscription', url),
    ];
  if (!isExpected(status))
    return [
      action('Voir ma demande', url),
      note('Si cela ne vous convient plus, renoncez depuis cette page.'),
    ];
  return [
    action('Voir mon inscription', url),
    note(
      'Si cela ne vous convient plus, annulez depuis cette page\u00a0: la place ira à la personne suivante.',
    ),
  ];
}

/** @param isAsked no invitation asks the person: this mail does */
export const toldAgainMail = (
  letter: RegistrationLetter,
  occasion: Return,
  standing: Standing,
  isAsked = false,
) => ({
  subject: subjectOf(subjects[occasion], letter),
  ...mailLayout({
    title: titles[occasion],
    blocks: [
      ...opening(letter),
      paragraph(standingSentence(standing)),
      facts(sessionFacts(letter)),
      ...whatToDo(letter, standing, isAsked),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
