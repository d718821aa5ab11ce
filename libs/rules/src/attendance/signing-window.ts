// When a person may sign alone, on their own phone: around the half-day, and what they are told outside of it.
import type { StoredState } from '../sessions/phase';

/**
 * However long a trainer may still record after the end, nobody signs alone later than this: a signature of the evening
 * for the morning says nothing of having been there.
 */
export const longestMinutesAfter = 30;

export interface SigningWindow {
  opensAt: Date;
  closesAt: Date;
}

/** @param rules minutes of the session's rules of arrival */
export const signingWindow = (
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  { minutesBefore, minutesAfter }: { minutesBefore: number; minutesAfter: number },
): SigningWindow => ({
  opensAt: new Date(startsAt.getTime() - minutesBefore * 60_000),
  closesAt: new Date(endsAt.getTime() + Math.min(minutesAfter, longestMinutesAfter) * 60_000),
});

export type SigningRefusal = 'wrong-state' | 'half-day-sealed' | 'attendance-not-open' | 'attendance-closed';

/** Why nobody may sign alone now, or null; both ends of the window are in it. */
export function refusalToSignAlone(
  { sealedAt }: { sealedAt: Date | null },
  session: StoredState,
  window: SigningWindow,
  now: Date,
): SigningRefusal | null {
  if (sealedAt !== null) return 'half-day-sealed';
  if (session !== 'PUBLISHED') return 'wrong-state';
  if (now < window.opensAt) return 'attendance-not-open';
  return now > window.closesAt ? 'attendance-closed' : null;
}
