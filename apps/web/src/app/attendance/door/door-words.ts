// The words of the door: whether it is open, what became of an arrival, why somebody is not recorded.
import type { DoorArrival, DoorHalfDay, DoorMatch } from '@treize/contract/door';
import type { IconName } from '@treize/design/icons';
import type { Tone } from '@treize/design/tone';
import { ordinaryRules, refusalOfMoment } from '@treize/rules/attendance/arrival';
import { opensAt } from '@treize/rules/attendance/half-day';
import { shortestWord } from '@treize/rules/attendance/search';
import { frenchDate, frenchTime } from '@treize/rules/time/french';
import { parisDate, parisTime } from '@treize/rules/time/wall';
import { timeRange } from '../../platform/time-range';
import { refusalText } from '../desk/refusal-words';
import { nameOf, timeOf } from '../words';

export const doorMoment = ({ date, startTime, endTime }: DoorHalfDay): string =>
  `${frenchDate(date)}, ${timeRange(startTime, endTime)}`;

/** Why nothing is recorded at that door now; null while it is open. */
export function closedDoor(
  { startsAt, endsAt, sealedAt, sessionState, rules }: DoorHalfDay,
  now: Date,
): string | null {
  const halfDay = {
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    sealedAt: sealedAt === null ? null : new Date(sealedAt),
  };
  return refusalOfMoment(now, { sessionState, halfDay, rules: { ...ordinaryRules, ...rules }, now });
}

export interface DoorState {
  label: string;
  tone: Tone;
  icon: IconName;
}
export function doorState(half: DoorHalfDay, now: Date): DoorState {
  const refused = closedDoor(half, now);
  if (refused === null) return { label: 'Accueil ouvert', tone: 'ok', icon: 'check' };
  if (refused === 'half-day-sealed') return { label: 'Clôturée', tone: 'plain', icon: 'lock' };
  const opens = opensAt({ startsAt: new Date(half.startsAt) }, half.rules);
  if (now >= opens) return { label: 'Accueil terminé', tone: 'plain', icon: 'clock' };
  const time = frenchTime(parisTime(opens));
  const isToday = parisDate(opens) === parisDate(now);
  return {
    label: isToday ? `Ouvre à ${time}` : `Ouvre le ${frenchDate(parisDate(opens))} à ${time}`,
    tone: 'wait',
    icon: 'clock',
  };
}

/** A number is looked up whole, or by its last digits; names have none. */
export const isNumber = (typed: string): boolean => /\d/.test(typed);
export const isLongEnough = (typed: string): boolean =>
  isNumber(typed) || typed.split(/[\s'’-]+/).some((word) => word.length >= shortestWord);

/** Why the arrival of somebody is not recorded once more; null when it may be. */
export function refusedEntry(
  { since, hasLeft }: Pick<DoorMatch, 'since' | 'hasLeft'>,
  { multipleEntries, reentry }: DoorHalfDay['rules'],
): 'already-present' | 'no-reentry' | null {
  if (since === null) return null;
  if (hasLeft) return reentry ? null : 'no-reentry';
  return multipleEntries ? null : 'already-present';
}

/** An arrival recorded by this person, here or on another device. */
export interface Noted extends Omit<DoorArrival, 'code'> {
  fate: 'waiting' | 'refused' | 'sent';
  code: string | null;
  since: string | null;
  /** Kept on this device until one has read it. */
  toRead: boolean;
}

export const fateWords: Record<Noted['fate'], DoorState> = {
  sent: { label: 'Notée', tone: 'ok', icon: 'check' },
  waiting: { label: 'À envoyer', tone: 'wait', icon: 'hourglass' },
  refused: { label: 'Non notée', tone: 'bad', icon: 'warning' },
};

export const whoOf = ({ person }: Pick<Noted, 'person'>): string =>
  person ? nameOf(person) : 'Badge lu, nom pas encore connu';

/** "Le Goff Anne : arrivée notée à 9 h 02." */
export function toldOf(noted: Noted): string {
  const [who, at] = [whoOf(noted), timeOf(noted.at)];
  if (noted.fate === 'sent') return `${who}\u00a0: arrivée notée à ${at}.`;
  if (noted.fate === 'waiting')
    return `${who}\u00a0: arrivée de ${at} gardée sur cet appareil, elle partira dès que le réseau répond.`;
  return `${who}\u00a0: arrivée non notée. ${whyOf(noted)}`;
}

/** The reason, and whom to turn to: only the trainer may pass over it. */
export const whyOf = ({ code, since }: Pick<Noted, 'code' | 'since'>): string =>
  code === 'already-present'
    ? refusalText(code, since)
    : `${refusalText(code ?? 'unexpected')} Voyez avec la personne qui anime la session.`;
