// The French words of attendance that are evidence: statements signed, and the state told in a correction.
import type { AttendanceState } from './presence';

/** Shown to the person who signs. */
export const presenceStatement = 'Je certifie ma présence.';
/** Shown to the trainer who closes the half-day. */
export const trainerStatement = 'Je certifie l’exactitude de cette feuille d’émargement.';

const stateWords: Record<AttendanceState, string> = {
  EXPECTED: 'non renseigné',
  PRESENT: 'présent',
  ABSENT: 'absent',
  EXCUSED: 'excusé',
};

/** One state in words, with the minutes missed: "présent, 10 min de retard, départ 5 min avant la fin". */
export function stateInWords(presence: {
  state: AttendanceState;
  lateMinutes: number;
  earlyMinutes: number;
}): string {
  const late = presence.lateMinutes > 0 ? [`${presence.lateMinutes}\u00a0min de retard`] : [];
  const early = presence.earlyMinutes > 0 ? [`départ ${presence.earlyMinutes}\u00a0min avant la fin`] : [];
  return [stateWords[presence.state], ...late, ...early].join(', ');
}
