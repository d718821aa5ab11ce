// The trainer's words: states, half-days, people.
import type { AttendanceRow, AttendanceSession, rowFlags, Sheet } from '@treize/contract/attendance';
import type { IconName } from '@treize/design/icons';
import type { Tone } from '@treize/design/tone';
import { frenchDate, frenchDayMonth, frenchTime } from '@treize/rules/time/french';
import { parisTime } from '@treize/rules/time/wall';
import { periodWords, plural } from '../platform/session-words';
import { timeRange } from '../platform/time-range';

export const stateWords: Record<AttendanceRow['state'], { label: string; tone: Tone }> = {
  EXPECTED: { label: 'À renseigner', tone: 'wait' },
  PRESENT: { label: 'Présent·e', tone: 'ok' },
  ABSENT: { label: 'Absent·e', tone: 'bad' },
  EXCUSED: { label: 'Excusé·e', tone: 'note' },
};
export const kindWords: Record<AttendanceRow['kind'], string> = { ELECTED: 'Élu·e', STAFF: 'Agent·e' };
/** What is said of a row at once, and what it means. */
export const flagWords: Record<
  (typeof rowFlags)[number],
  { label: string; tone: Tone; icon: IconName; meaning: string }
> = {
  CONFLICT: {
    label: 'Deux saisies différentes',
    tone: 'bad',
    icon: 'warning',
    meaning:
      'Deux appareils ont noté cette personne. Les deux saisies sont gardées ; la première signature compte.',
  },
  FORCED: {
    label: 'Enregistré malgré un refus',
    tone: 'wait',
    icon: 'flag',
    meaning: 'La personne qui anime a passé outre une règle, avec un motif.',
  },
  SAME_PHONE: {
    label: 'Même téléphone qu’une autre personne',
    tone: 'wait',
    icon: 'people',
    meaning: 'Deux personnes ont signé avec le même téléphone. Vérifiez qu’elles sont bien là.',
  },
  OFFLINE: {
    label: 'Noté hors connexion',
    tone: 'plain',
    icon: 'laptop',
    meaning: 'Enregistré sans réseau, à l’heure de l’appareil.',
  },
};

export const nameOf = ({ familyName, givenName }: Pick<AttendanceRow, 'familyName' | 'givenName'>): string =>
  `${familyName} ${givenName}`;
/** The half-day in a sentence: "la matinée". */
export const halfDayNames: Record<Sheet['halfDay']['period'], string> = {
  AM: 'la matinée',
  PM: 'l’après-midi',
  EVENING: 'la soirée',
};

/** "mardi 12 janvier, matin, 9 h 30 – 12 h 30" */
export const halfDayText = (half: AttendanceSession['halfDays'][number]): string =>
  `${frenchDayMonth(half.date)}, ${periodWords[half.period].toLowerCase()}, ${timeRange(half.startTime, half.endTime)}`;
/** "mardi 12 janvier 2027, 9 h 30 – 12 h 30" */
export const sheetMoment = ({ date, halfDay }: Sheet): string =>
  `${frenchDate(date)}, ${timeRange(halfDay.startTime, halfDay.endTime)}`;
/** "Salle des fêtes, Guingamp" */
export const placeOf = ({ venueName, town }: Pick<AttendanceSession, 'venueName' | 'town'>): string =>
  [venueName, town].filter(Boolean).join(', ') || 'À distance';
export const timeOf = (instant: string): string => frenchTime(parisTime(new Date(instant)));

/** Whole minutes of a half-day missed by whoever comes, or leaves, at this moment; never negative, never past its length. */
export function minutesMissed(
  { startsAt, endsAt }: Pick<Sheet['halfDay'], 'startsAt' | 'endsAt'>,
  now: Date,
): { late: number; early: number } {
  const [start, end] = [new Date(startsAt).getTime(), new Date(endsAt).getTime()];
  const whole = (ms: number) =>
    Math.min(Math.max(0, Math.round(ms / 60_000)), Math.round((end - start) / 60_000));
  return { late: whole(now.getTime() - start), early: whole(end - now.getTime()) };
}

/** "10 min de retard, départ 5 min avant la fin"; empty when the whole half-day was attended. */
export function minutesText({
  lateMinutes,
  earlyMinutes,
}: Pick<AttendanceRow, 'lateMinutes' | 'earlyMinutes'>): string {
  const late = lateMinutes > 0 ? [`${lateMinutes}\u00a0min de retard`] : [];
  const early = earlyMinutes > 0 ? [`départ ${earlyMinutes}\u00a0min avant la fin`] : [];
  return [...late, ...early].join(', ');
}

/** "24 personnes attendues" before anybody is noted, then each count in a word. */
export function countsText({ expected, present, absent, excused, signed }: Sheet['counts']): string {
  if (present + absent + excused === 0) return plural(expected, 'personne attendue', 'personnes attendues');
  const left = expected > 0 ? [`${expected} à renseigner`] : [];
  const told = [
    plural(present, 'présent'),
    plural(absent, 'absent'),
    plural(excused, 'excusé'),
    plural(signed, 'signature'),
  ];
  return [...left, ...told].join(' · ');
}
