// What was received, in plain words: why a person must read it, what to do, the date that somebody proposes.
import type { InboundRow } from '@treize/contract/deliveries';
import { reviewReasons, type ReviewReason } from '@treize/rules/calendar/replies';
import { frenchInstant, frenchTime } from '@treize/rules/time/french';
import { parisDate, parisTime } from '@treize/rules/time/wall';
import type { Word } from '../../../platform/registration-words';

interface Reading extends Word {
  /** What it means, and what one can do. */
  meaning: string;
}

const reading = (label: string, meaning: string, tone: Word['tone'] = 'wait'): Reading => ({
  label,
  meaning,
  tone,
});
const unread = 'Lisez l’original\u00a0; rien n’a été changé.';

const reasons: Record<ReviewReason, Reading> = {
  counter: reading(
    'Contre-proposition',
    'La personne propose un autre moment. Son inscription n’a pas changé.',
    'note',
  ),
  delegated: reading(
    'Place confiée à quelqu’un d’autre',
    'La personne délègue son invitation. Inscrivez qui la remplace, s’il y a lieu.',
    'note',
  ),
  'delivery-problem': reading(
    'Agenda en difficulté',
    'L’agenda de la personne dit n’avoir pas pu traiter l’invitation.',
  ),
  stranger: reading(
    'Réponse d’une adresse inconnue',
    'Quelqu’un a répondu depuis une adresse que nous n’avons pas. La réponse n’a pas été prise en compte.',
  ),
  'unknown-uid': reading(
    'Invitation inconnue',
    'La réponse porte sur une invitation que nous n’avons pas envoyée.',
  ),
  'other-organizer': reading(
    'Réponse pour une autre région',
    'La réponse nomme une autre adresse d’envoi que celle de l’invitation.',
  ),
  'several-attendees': reading(
    'Réponse pour plusieurs personnes',
    `Le message répond au nom de plusieurs personnes. ${unread}`,
  ),
  'several-calendars': reading('Plusieurs agendas', `Le message contient plusieurs agendas. ${unread}`),
  'several-events': reading(
    'Plusieurs rendez-vous',
    `Le message répond à plusieurs rendez-vous à la fois. ${unread}`,
  ),
  'method-differs': reading(
    'Message contradictoire',
    `Le message dit deux choses différentes de sa nature. ${unread}`,
  ),
  'unknown-answer': reading(
    'Réponse inhabituelle',
    `La réponse n’est ni oui, ni non, ni peut-être. ${unread}`,
  ),
  'newer-sequence': reading(
    'Version inconnue',
    `La réponse porte sur une version que nous n’avons pas envoyée. ${unread}`,
  ),
  'future-stamp': reading('Réponse datée du futur', `L’horloge de la personne avance. ${unread}`),
  forwarded: reading('Réponse transférée', `Quelqu’un nous transfère une réponse. ${unread}`),
  'too-large': reading('Message trop lourd', `Le message dépasse ce que nous lisons. ${unread}`),
  unreadable: reading('Message illisible', `L’agenda joint n’a pas pu être lu. ${unread}`),
};
const bySort: Record<InboundRow['sort'], Reading> = {
  PERSON: reading(
    'Message d’une personne',
    'Quelqu’un vous écrit. Répondez-lui depuis votre messagerie.',
    'note',
  ),
  REVIEW: reading('À lire', unread),
  REPLY: reading('Réponse prise en compte', 'La réponse est notée sur l’inscription.', 'ok'),
  BOUNCE: reading('Message revenu', 'Le message est revenu\u00a0: voyez les adresses en échec.', 'bad'),
  AUTO: reading('Réponse automatique', 'Une absence ou un accusé\u00a0: il n’y a rien à faire.', 'plain'),
  IGNORED: reading('Sans suite', 'Le message ne demandait rien.', 'plain'),
};

/** Why a person must read the message; a reason unknown here is told by the sort. */
export function readingOf({ sort, reason }: Pick<InboundRow, 'sort' | 'reason'>): Reading {
  const known = reviewReasons.find((one) => one === reason);
  return known ? reasons[known] : bySort[sort];
}

/** "mardi 19 janvier 2027, 9 h 30 – 12 h 30"; empty when nothing is proposed. */
export function proposalText({
  proposedStart,
  proposedEnd,
}: Pick<InboundRow, 'proposedStart' | 'proposedEnd'>): string {
  if (proposedStart === null) return '';
  const start = new Date(proposedStart);
  if (proposedEnd === null) return frenchInstant(start);
  const end = new Date(proposedEnd);
  return parisDate(start) === parisDate(end)
    ? `${frenchInstant(start)} – ${frenchTime(parisTime(end))}`
    : `${frenchInstant(start)} – ${frenchInstant(end)}`;
}
