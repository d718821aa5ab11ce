// The French words of attendance that are evidence: statements signed, and the state told in a correction.
import type { AttendanceState } from './presence';

/** Shown to the person who signs. */
export const presenceStatement = 'Je certifie ma présence.';
/** Shown to the trainer who closes the half-day. */
export const trainerStatement = 'Je certifie l’exactitude de cette feuille d’émargement.';
/** Shown to who corrects a sealed sheet. */
export const correctionStatement = 'Je certifie l’exactitude de cette correction.';

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

/** What one fact says of somebody: "signature", "arrivée", "présent, 10 min de retard". */
export function factInWords(fact: {
  kind: string;
  state: AttendanceState;
  lateMinutes: number;
  earlyMinutes: number;
}): string {
  const acts: Record<string, string> = { SIGNED: 'signature', ENTERED: 'arrivée', LEFT: 'départ' };
  return acts[fact.kind] ?? stateInWords(fact);
}

const methodWords: Record<string, string> = {
  TRAINER_DEVICE_MARK: 'notée par la personne qui anime',
  TRAINER_DEVICE_DRAWN: 'dessinée sur l’appareil de la personne qui anime',
  TRAINER_DEVICE_STATEMENT: 'déclarée sur l’appareil de la personne qui anime',
  BADGE: 'badge lu à l’arrivée',
  PERSONAL_LINK: 'par lien personnel',
  QR_SESSION: 'par le code de la salle',
  PAPER_SCAN: 'sur papier, numérisée',
  CONNECTION_LOG: 'd’après le journal de connexion',
};

/** How a signature or a presence was recorded, after "signature": "par lien personnel". */
export const methodInWords = (method: string): string => methodWords[method] ?? method;
