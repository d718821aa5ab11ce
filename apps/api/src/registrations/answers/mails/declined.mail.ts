// "Votre réponse est notée : …": the person is not coming; until when they may come back.
import { frenchDate, frenchInstant } from '@treize/rules/time/french';
import { action, facts, paragraph } from '../../../platform/mail/layout/blocks';
import { mailLayout } from '../../../platform/mail/layout/layout';
import { opening, reason, sessionFacts, subjectOf, type RegistrationLetter } from '../../mails/recap';

const write = (letter: RegistrationLetter, sentences: readonly string[], button: string, url: string) => ({
  subject: subjectOf('Votre réponse est notée', letter),
  ...mailLayout({
    title: 'Votre réponse est notée',
    blocks: [
      ...opening(letter),
      ...sentences.map(paragraph),
      facts(sessionFacts(letter)),
      action(button, url),
    ],
    senderName: letter.senderName,
    reason,
  }),
});

/** @param endsAt until when the place is kept; null: too late to give it to anybody */
export const declinedMail = (letter: RegistrationLetter, endsAt: Date | null) =>
  write(
    letter,
    [
      'Vous avez répondu que vous ne venez pas.',
      endsAt === null
        ? 'La session est trop proche pour donner votre place à quelqu’un d’autre. Si vous venez finalement, dites-le depuis votre page.'
        : `Vous pouvez revenir jusqu’au ${frenchInstant(endsAt)}. Ensuite, votre inscription sera annulée et votre place ira à la personne suivante.`,
      'Ce n’est pas vous qui avez répondu\u00a0? Gardez votre place depuis votre page.',
    ],
    'Je viens finalement',
    `${letter.url}?answer=ACCEPTED`,
  );

export const dayDeclinedMail = (letter: RegistrationLetter, date: string) =>
  write(
    letter,
    [
      `Vous avez répondu que vous ne venez pas le ${frenchDate(date)}. Votre inscription est conservée pour les autres journées.`,
      'Ce n’est plus le cas, ou ce n’est pas vous qui avez répondu\u00a0? Changez la réponse depuis votre page.',
    ],
    'Voir ou changer ma réponse',
    letter.url,
  );
