// The words of mail for an organiser: what became of a message, what somebody answered, moments told short.
import type { AttendanceAnswer } from '@treize/contract/calendar';
import type { SentMail } from '@treize/contract/deliveries';
import { frenchDateWithoutDay, frenchInstant, frenchTime } from '@treize/rules/time/french';
import { addDays, parisDate, parisTime } from '@treize/rules/time/wall';
import type { Word } from '../../platform/registration-words';

/** "12 janvier 2027, 9 h 30" */
export function momentText(instant: string): string {
  const at = new Date(instant);
  return `${frenchDateWithoutDay(parisDate(at))}, ${frenchTime(parisTime(at))}`;
}

/** When something will leave: "dans un instant", "aujourd’hui à 17 h", "demain à 7 h", "le lundi 4 janvier 2027 à 7 h". */
export function departureText(instant: string, now: Date): string {
  const at = new Date(instant);
  if (at.getTime() - now.getTime() < 60_000) return 'dans un instant';
  const [day, today, time] = [parisDate(at), parisDate(now), frenchTime(parisTime(at))];
  if (day === today) return `aujourd’hui à ${time}`;
  if (day === addDays(today, 1)) return `demain à ${time}`;
  return `le ${frenchInstant(at).replace(/, (?=[^,]*$)/, ' à ')}`;
}

const stateWords: Record<SentMail['state'], Word> = {
  PENDING: { label: 'En attente d’envoi', tone: 'wait' },
  SENDING: { label: 'En cours d’envoi', tone: 'wait' },
  ACCEPTED: { label: 'Accepté par le serveur', tone: 'ok' },
  DEFERRED: { label: 'Différé, nouvel essai prévu', tone: 'wait' },
  UNKNOWN: { label: 'Issue inconnue, nouvel essai prévu', tone: 'wait' },
  REJECTED: { label: 'Refusé par le serveur', tone: 'bad' },
  SUPERSEDED: { label: 'Remplacé avant l’envoi', tone: 'plain' },
  SUPPRESSED: { label: 'Non envoyé, adresse bloquée', tone: 'bad' },
  EXPIRED: { label: 'Abandonné, trop tard', tone: 'bad' },
};
export const bounceWords: Record<NonNullable<SentMail['bounce']>, Word> = {
  HARD: { label: 'Rejeté, adresse inconnue', tone: 'bad' },
  SOFT: { label: 'Rejeté pour le moment', tone: 'wait' },
  POLICY: { label: 'Rejeté par les règles du destinataire', tone: 'bad' },
};

/** What became of a message; what its recipient’s server said last wins. */
export function mailWord({
  state,
  bounce,
  deliveredAt,
}: Pick<SentMail, 'state' | 'bounce' | 'deliveredAt'>): Word {
  if (bounce !== null) return bounceWords[bounce];
  if (state === 'ACCEPTED' && deliveredAt !== null) return { label: 'Remis', tone: 'ok' };
  return stateWords[state];
}

/** The message still has to leave. */
export const isOnItsWay = ({ state }: Pick<SentMail, 'state'>): boolean =>
  ['PENDING', 'SENDING', 'DEFERRED', 'UNKNOWN'].includes(state);
/** The message will not leave, and nothing newer took its place. */
export const hasFailed = ({ state }: Pick<SentMail, 'state'>): boolean =>
  ['REJECTED', 'SUPPRESSED', 'EXPIRED'].includes(state);

const events: Record<string, string> = {
  ACCEPTED: 'Accepté par le serveur',
  DEFERRED: 'Différé',
  REJECTED: 'Refusé par le serveur',
  UNKNOWN: 'Issue inconnue',
  SUPPRESSED: 'Non envoyé, adresse bloquée',
  EXPIRED: 'Abandonné, trop tard',
  DELIVERED: 'Remis à son destinataire',
  BOUNCED: 'Rejeté par le serveur du destinataire',
  RESENT: 'Remis à l’envoi',
};
/** A step of the way of a message. */
export const eventText = (kind: string): string => events[kind] ?? 'Autre étape';

export const answerWords: Record<AttendanceAnswer, Word> = {
  ACCEPTED: { label: 'Vient', tone: 'ok' },
  TENTATIVE: { label: 'Peut-être', tone: 'note' },
  DECLINED: { label: 'Ne vient pas', tone: 'bad' },
};
