// What a code shown to the camera says: a person of this session, somebody of another one, or why it is refused.
import type { DayPackage } from '@treize/contract/devices';
import { readBadge, type BadgeRefusal } from '@treize/evidence/badge';

export type Reading =
  | { kind: 'person'; registrationId: string }
  | { kind: 'elsewhere'; sessionId: string }
  | { kind: 'refused'; code: BadgeRefusal };

/** Checked without the network: by the keys, and for the session, of the day kept on this device. */
export function readingOf(
  text: string,
  { sessionId, badgeKeys }: Pick<DayPackage, 'sessionId' | 'badgeKeys'>,
  now: Date,
): Reading {
  const { badge, refused } = readBadge(text, badgeKeys, now);
  if (!badge) return { kind: 'refused', code: refused };
  return badge.sessionId === sessionId
    ? { kind: 'person', registrationId: badge.registrationId }
    : { kind: 'elsewhere', sessionId: badge.sessionId };
}

/** A half-day of another session kept on this device. */
export interface OpenHalfDay {
  halfDayId: string;
  sessionId: string;
  opensAt: string;
  endsAt: string;
}

/** The one half-day of that session that is open at this moment; none, or two, is for a person to choose. */
export function openFor(
  sessionId: string,
  halfDays: readonly OpenHalfDay[],
  now: Date,
): { halfDayId: string } | { refused: 'wrong-session' | 'ambiguous' } {
  const open = halfDays.filter(
    (one) => one.sessionId === sessionId && now >= new Date(one.opensAt) && now <= new Date(one.endsAt),
  );
  const [only] = open;
  if (open.length > 1) return { refused: 'ambiguous' };
  return only ? { halfDayId: only.halfDayId } : { refused: 'wrong-session' };
}
