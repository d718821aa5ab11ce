// When and what may be recorded, sealed, corrected or closed: the decisions about a half-day.
import type { StoredState } from '../sessions/phase';
import type { DecidedState, Presence, PresenceCounts } from './presence';

/** Presence may be recorded from this long before the half-day begins. */
export const opensMinutesBefore = 30;

export interface HalfDayMoments {
  startsAt: Date;
  endsAt: Date;
  sealedAt: Date | null;
}

/** Planned length in whole minutes, by the clock that runs (exact across both clock changes). */
export const plannedMinutes = ({ startsAt, endsAt }: Pick<HalfDayMoments, 'startsAt' | 'endsAt'>): number =>
  Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000);

/** First moment at which presence may be recorded. */
export const opensAt = (
  { startsAt }: Pick<HalfDayMoments, 'startsAt'>,
  { minutesBefore }: { minutesBefore: number } = { minutesBefore: opensMinutesBefore },
): Date => new Date(startsAt.getTime() - minutesBefore * 60_000);

export type RecordingRefusal = 'wrong-state' | 'half-day-sealed' | 'attendance-not-open';

/** Why presence cannot be recorded now, or null: the session runs, the half-day has opened and is not sealed. */
export function refusalToRecord(
  halfDay: HalfDayMoments,
  session: StoredState,
  now: Date,
  rules?: { minutesBefore: number },
): RecordingRefusal | null {
  if (halfDay.sealedAt !== null) return 'half-day-sealed';
  if (session !== 'PUBLISHED') return 'wrong-state';
  return now < opensAt(halfDay, rules) ? 'attendance-not-open' : null;
}

export interface Decided {
  state: DecidedState;
  lateMinutes: number;
  earlyMinutes: number;
}

/** Late and early minutes mean something only of somebody present. */
export const tidy = ({ state, lateMinutes, earlyMinutes }: Decided): Decided =>
  state === 'PRESENT' ? { state, lateMinutes, earlyMinutes } : { state, lateMinutes: 0, earlyMinutes: 0 };

/** `minutes-exceed` when the minutes missed are more than the half-day lasts. */
export const refusalToMark = (decided: Decided, planned: number): 'minutes-exceed' | null => {
  const { lateMinutes, earlyMinutes } = tidy(decided);
  return lateMinutes + earlyMinutes > planned ? 'minutes-exceed' : null;
};

/** `not-present` when the trainer has said this person is absent or excused: who is not there cannot sign. */
export const refusalToSign = (presence: Pick<Presence, 'state'>): 'not-present' | null =>
  presence.state === 'ABSENT' || presence.state === 'EXCUSED' ? 'not-present' : null;

/** `attendance-undecided` while somebody is neither present, absent nor excused. */
export const refusalToSeal = (counts: PresenceCounts): 'attendance-undecided' | null =>
  counts.expected > 0 ? 'attendance-undecided' : null;

/** Why a session cannot be closed now, or null: it is running and every half-day is sealed. */
export function refusalToClose(
  session: StoredState,
  halfDays: readonly Pick<HalfDayMoments, 'sealedAt'>[],
): 'wrong-state' | 'half-day-not-sealed' | null {
  if (session !== 'PUBLISHED') return 'wrong-state';
  return halfDays.length > 0 && halfDays.every(({ sealedAt }) => sealedAt !== null)
    ? null
    : 'half-day-not-sealed';
}
