// A registration has ended, and why: the subject says what ended, "Annulation" is for the session itself.
import { facts, link, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { opening, reason, sessionFacts, subjectOf, type RegistrationLetter } from '../recap';

/** Who or what ended it. */
export type CancelCause =
  'PERSON' | 'MUNICIPALITY' | 'REPLACED' | 'ORGANIZER' | 'EXPIRED' | 'UNVALIDATED' | 'REFUSED' | 'SESSION';

const sentence: Record<CancelCause, string> = {
  PERSON: 'Votre inscription est annulée, comme demandé.',
  MUNICIPALITY: 'Votre mairie a annulé votre inscription.',
  REPLACED: 'Votre mairie a confié votre place à quelqu’un d’autre. Vous n’avez rien à faire.',
  ORGANIZER: 'L’organisation a annulé votre inscription.',
  EXPIRED:
    'La place qui vous était gardée n’a pas été acceptée à temps\u00a0: elle est proposée à la personne suivante.',
  UNVALIDATED: 'Personne n’a validé votre inscription à temps\u00a0: la place n’est plus gardée.',
  REFUSED: 'Votre inscription n’a pas été acceptée.',
  SESSION: 'La session est annulée. Vous n’avez rien à faire.',
};

const subjects: Record<CancelCause, string> = {
  PERSON: 'Inscription annulée',
  MUNICIPALITY: 'Inscription annulée',
  ORGANIZER: 'Inscription annulée',
  REPLACED: 'Place confiée à quelqu’un d’autre',
  EXPIRED: 'Proposition expirée',
  UNVALIDATED: 'Inscription non validée',
  REFUSED: 'Inscription non acceptée',
  SESSION: 'Annulation',
};

const titles: Partial<Record<CancelCause, string>> = {
  REPLACED: 'Votre place passe à quelqu’un d’autre',
  EXPIRED: 'La place proposée a expiré',
  UNVALIDATED: 'Votre inscription n’a pas été validée',
  REFUSED: 'Votre inscription n’est pas acceptée',
  SESSION: 'La session est annulée',
};

export const cancelledMail = (letter: RegistrationLetter, cause: CancelCause, why: string | null) => ({
  subject: subjectOf(subjects[cause], letter),
  ...mailLayout({
    title: titles[cause] ?? 'Votre inscription est annulée',
    blocks: [
      ...opening(letter),
      paragraph(sentence[cause]),
      ...(why === null ? [] : [paragraph(`Motif indiqué\u00a0: ${why}`)]),
      facts(sessionFacts(letter)),
      link('Voir les autres sessions', new URL('/sessions', letter.url).href),
    ],
    senderName: letter.senderName,
    reason,
  }),
});
