// The trainer's words: states, half-days, people.
import type { AttendanceRow, AttendanceSession, Sheet } from '@treize/contract/attendance';
import type { Tone } from '@treize/design/tone';
import { frenchDate, frenchDayMonth, frenchTime, frenchTimeRange } from '@treize/rules/time/french';
import { parisTime } from '@treize/rules/time/wall';
import { periodWords, plural } from '../platform/session-words';

export const stateWords: Record<AttendanceRow['state'], { label: string; tone: Tone }> = {
  EXPECTED: { label: 'À renseigner', tone: 'wait' },
  PRESENT: { label: 'Présent·e', tone: 'ok' },
  ABSENT: { label: 'Absent·e', tone: 'bad' },
  EXCUSED: { label: 'Excusé·e', tone: 'note' },
};
export const kindWords: Record<AttendanceRow['kind'], string> = { ELECTED: 'Élu·e', STAFF: 'Agent' };

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
  `${frenchDayMonth(half.date)}, ${periodWords[half.period].toLowerCase()}, ${frenchTimeRange(half.startTime, half.endTime)}`;
/** "mardi 12 janvier 2027, 9 h 30 – 12 h 30" */
export const sheetMoment = ({ date, halfDay }: Sheet): string =>
  `${frenchDate(date)}, ${frenchTimeRange(halfDay.startTime, halfDay.endTime)}`;
export const timeOf = (instant: string): string => frenchTime(parisTime(new Date(instant)));

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
