// What the organiser reads of one person: what their calendar holds, whether they come, what was sent again.
import type { DayDelivery, DeliveryRow } from './deliveries-api';
import type { AddressRetried } from '@treize/contract/deliveries';
import type { RosterActionAnswer } from '@treize/contract/roster';
import { isActive, isExpected } from '@treize/rules/registrations/status';
import { frenchDateWithoutDay, frenchDayMonth } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';
import type { Word } from '../../../platform/registration-words';
import { plural } from '../../../platform/session-words';
import { answerWords, hasFailed, isOnItsWay, momentText } from '../mail-words';

/** A state in a word, and the sentence under it when there is more to say. */
export interface TellingWord extends Word {
  note: string;
}

/** An invitation to that day was made, whether it arrived or not. */
export const isInvited = ({ revision }: Pick<DayDelivery, 'revision'>): boolean => revision !== null;

/** "a la version d’avant le 12 janvier 2027", or what else is known of an older copy. */
function staleNote({ days, last, status }: Pick<DeliveryRow, 'days' | 'last' | 'status'>): string {
  if (!isActive(status)) return 'la session est restée dans son agenda';
  const stale = days.filter((day) => day.isStale);
  const which = stale.length < days.filter(isInvited).length ? datesOf(stale) : '';
  if (last !== null && isOnItsWay(last)) return `${which}la nouvelle version est en route`;
  if (stale.every(({ held }) => held === null)) return `${which}n’a pas reçu l’invitation`;
  // The last message carries what the copy lacks when its revision is above what is held.
  const carries = last?.revision != null && stale.some(({ held }) => (held ?? -1) < (last.revision ?? 0));
  return carries
    ? `${which}a la version d’avant le ${frenchDateWithoutDay(parisDate(new Date(last.createdAt)))}`
    : `${which}a une version plus ancienne`;
}
const datesOf = (days: readonly DayDelivery[]): string =>
  `${days.map(({ date }) => frenchDayMonth(date)).join(', ')}\u00a0: `;

/** What this person’s calendar holds, as far as the mail servers told. */
export function copyWord(row: Pick<DeliveryRow, 'blocked' | 'last' | 'days' | 'status'>): TellingWord {
  const { blocked, last, days } = row;
  if (blocked !== null)
    return {
      label: 'Bloquée',
      tone: 'bad',
      note: blocked.cause === 'FULL' ? 'sa boîte est pleine' : 'son adresse n’existe pas',
    };
  if (last !== null && last.bounce !== null)
    return {
      label: 'Rejeté',
      tone: last.bounce === 'SOFT' ? 'wait' : 'bad',
      note: 'le dernier message est revenu',
    };
  if (days.some(({ isStale }) => isStale))
    return { label: 'Copie périmée', tone: 'wait', note: staleNote(row) };
  const invited = days.filter(isInvited);
  if (invited.length === 0)
    return {
      label: 'Sans invitation',
      tone: 'plain',
      note: isExpected(row.status) ? 'rien ne lui a été envoyé' : '',
    };
  if (invited.every(({ channel }) => channel === 'FEED'))
    return { label: 'Suit par abonnement', tone: 'plain', note: '' };
  if (last !== null && hasFailed(last))
    return { label: 'Agenda à jour', tone: 'ok', note: 'un autre message n’est pas parti' };
  if (!isActive(row.status)) return { label: 'Retirée de l’agenda', tone: 'plain', note: '' };
  return { label: 'Agenda à jour', tone: 'ok', note: '' };
}

/** Whether they come, in one word; null for who is not expected. */
export function answerWord(
  row: Pick<DeliveryRow, 'status' | 'answer' | 'days' | 'reconfirmSince' | 'declineEndsAt'>,
): TellingWord | null {
  if (!isExpected(row.status)) return null;
  if (row.declineEndsAt !== null)
    return { ...answerWords.DECLINED, note: `place gardée jusqu’au ${momentText(row.declineEndsAt)}` };
  if (row.status === 'TO_RECONFIRM' || row.reconfirmSince !== null)
    return { label: 'À reconfirmer', tone: 'wait', note: '' };
  // The one day of a session is the whole answer.
  const answer = row.answer ?? (row.days.length === 1 ? (row.days[0]?.answer ?? null) : null);
  if (answer !== null) return { ...answerWords[answer], note: '' };
  if (row.days.some(({ answer }) => answer !== null))
    return { label: 'Selon les jours', tone: 'note', note: '' };
  return row.days.some(isInvited) ? { label: 'Sans réponse', tone: 'plain', note: '' } : null;
}

/** "mardi 12 janvier : vient"; one line a day, where the days of a person differ. */
export function dayLines({ answer, days }: Pick<DeliveryRow, 'answer' | 'days'>): string[] {
  if (answer !== null || days.length < 2 || days.every((day) => day.answer === null)) return [];
  return days.map(({ date, answer: ofDay }) => {
    const said = ofDay === null ? 'sans réponse' : answerWords[ofDay].label.toLowerCase();
    return `${frenchDayMonth(date)}\u00a0: ${said}`;
  });
}

/** What the roster adds under the status; empty where the status says it, or nobody answered. */
export function rosterAnswer(row: Parameters<typeof answerWord>[0]): string {
  const word = answerWord(row);
  if (word === null || word.tone === 'plain') return '';
  if (row.declineEndsAt !== null) return `${word.label}\u00a0: ${word.note}`;
  return row.status === 'TO_RECONFIRM' ? '' : word.label;
}

/** "Invitation, mardi 12 janvier": in the page of a session, its title need not be read on every line. */
export const shortSubject = (subject: string, title: string): string =>
  subject.replace(`\u00a0: ${title}`, '');

/** "12 personnes reçoivent à nouveau leur message, 2 impossibles" */
export function resentText(people: number, refused: number): string {
  const parts = [
    ...(people > 0 || refused === 0
      ? [
          plural(
            people,
            'personne reçoit à nouveau sa version à jour',
            'personnes reçoivent à nouveau leur version à jour',
          ),
        ]
      : []),
    ...(refused > 0 ? [plural(refused, 'impossible')] : []),
  ];
  return people === 0 && refused === 0 ? 'Personne n’avait besoin d’un nouvel envoi' : parts.join(', ');
}

/** What became of an address tried again. */
export function retriedText(address: string, { wasBlocked, resent }: AddressRetried): string {
  if (!wasBlocked) return `${address} n’est plus bloquée\u00a0: ses messages partent.`;
  const left =
    resent === 0 ? 'rien n’était à renvoyer' : plural(resent, 'message repart', 'messages repartent');
  return `${address} reçoit de nouveau\u00a0: ${left}. Si son serveur refuse encore, elle sera bloquée à nouveau.`;
}

/** Refusals by registration, in the shape the roster tells them from. */
export const asRefused = (
  refused: readonly { registrationId: string; code: RosterActionAnswer['refused'][number]['code'] }[],
): RosterActionAnswer['refused'] => refused.map(({ registrationId, code }) => ({ id: registrationId, code }));
