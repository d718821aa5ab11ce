// "Invitation : titre, mardi 12 janvier": one day, where and when, and the two answers.
import type { Announced } from '@treize/rules/calendar/revisions';
import { frenchDayMonth } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';
import { changes, facts, link, paragraph } from '../../platform/mail/layout/blocks';
import { dayText } from '../day-text';
import { answerLinks, dayRows, write, type CalendarLetter } from './letter';

/** Why an invitation leaves, or leaves again. */
export type Occasion = keyof typeof sentences;

const sentences = {
  first: 'Voici l’invitation de cette journée\u00a0: elle s’ajoute à votre agenda.',
  'day-added': 'Une journée s’ajoute à la session à laquelle vous êtes inscrit·e. Voici son invitation.',
  'changed-before': 'Le programme a changé depuis votre inscription. Voici l’invitation de cette journée.',
  'new-date':
    'La session reportée a une nouvelle date. Votre place est conservée\u00a0; dites-nous si vous venez.',
  reinstated: 'La session est rétablie. Votre place est conservée\u00a0: voici de nouveau l’invitation.',
  readdressed: 'Vos invitations vous parviennent désormais à cette adresse.',
  'new-sender':
    'Votre région écrit désormais depuis cette adresse. Cette invitation remplace la précédente\u00a0; rien d’autre ne change.',
  asked: 'Voici de nouveau l’invitation de cette journée.',
  stale:
    'Votre réponse portait sur d’anciens horaires. Voici ceux d’aujourd’hui\u00a0: dites-nous si vous venez.',
  refreshed: 'Voici l’invitation à jour, comme votre agenda l’a demandé.',
} as const;

/** @param before what the person may have read elsewhere since then */
export function invitationMail(
  letter: CalendarLetter,
  dayId: string,
  announced: Announced,
  occasion: Occasion,
  before: Announced | null = null,
) {
  const now = dayText(announced);
  const was = before && dayText(before);
  return write(
    letter,
    'Invitation',
    [
      paragraph(sentences[occasion]),
      ...(was
        ? [
            changes([
              { label: 'Quand', before: was.when, after: now.when },
              { label: 'Où', before: was.where, after: now.where },
            ]),
          ]
        : []),
      facts(dayRows(letter, now)),
      ...answerLinks(letter, dayId),
      link('Voir mon inscription', letter.url),
    ],
    frenchDayMonth(parisDate(new Date(announced.start))),
  );
}
