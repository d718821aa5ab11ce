// The operator's words: states of a mail, queues.
import type { MailList } from '@treize/contract/operations';
import type { Tone } from '@treize/design/tone';
import { frenchDateWithoutDay, frenchTime } from '@treize/rules/time/french';
import { parisDate, parisTime } from '@treize/rules/time/wall';

export type MailState = MailList['items'][number]['state'];

export const mailStateWords: Record<MailState, { label: string; tone: Tone }> = {
  PENDING: { label: 'À envoyer', tone: 'wait' },
  SENDING: { label: 'En cours d’envoi', tone: 'note' },
  ACCEPTED: { label: 'Accepté', tone: 'ok' },
  DEFERRED: { label: 'Différé', tone: 'wait' },
  UNKNOWN: { label: 'Issue inconnue', tone: 'wait' },
  REJECTED: { label: 'Rejeté', tone: 'bad' },
  SUPERSEDED: { label: 'Remplacé avant l’envoi', tone: 'plain' },
  SUPPRESSED: { label: 'Non envoyé, adresse bloquée', tone: 'bad' },
  EXPIRED: { label: 'Abandonné, trop tard', tone: 'bad' },
};

/** States from which sending again makes sense. */
export const retriable: readonly MailState[] = ['DEFERRED', 'UNKNOWN', 'REJECTED'];

/** "22 novembre 2026, 3 h 38" */
export function momentText(instant: string): string {
  const at = new Date(instant);
  return `${frenchDateWithoutDay(parisDate(at))}, ${frenchTime(parisTime(at))}`;
}
