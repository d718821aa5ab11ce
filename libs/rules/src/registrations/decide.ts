// Who gets a place: the one decision about registering, taken request by request in arrival order.
import { isOpen, phaseOf, type SessionMoments } from '../sessions/phase';
import { placesLeft, type SeatCounts } from '../sessions/seats';
import { isActive, type RegistrationStatus } from './status';

/** The session as its locked row says: moments, counters, and the last position and number given. */
export interface SessionSeats extends SessionMoments, SeatCounts {
  id: string;
  ref: string;
  lastPosition: number;
  lastNumber: number;
}

/** A registration already stored that concerns a request: same key, or same person still active. */
export interface StoredRegistration {
  id: string;
  personId: string;
  status: RegistrationStatus;
  idempotencyKey: string;
  requestHash: string;
}

export interface SeatRequest {
  personId: string;
  idempotencyKey: string;
  requestHash: string;
}

export type SeatDecision =
  | { outcome: 'CONFIRMED'; position: number; number: string }
  /** `rank` counts from 1 among those who wait. */
  | { outcome: 'WAITLISTED'; position: number; number: string; rank: number }
  /** The same request again: the stored row is the answer. */
  | { outcome: 'REPLAYED'; registrationId: string }
  /** The person is already registered by another request. */
  | { outcome: 'EXISTING'; registrationId: string }
  /** The key or the person is in this very group already: the first request is the answer. */
  | { outcome: 'REPEATED'; ofKey: string }
  | { outcome: 'REFUSED'; code: 'registration-not-open' | 'registration-closed' | 'key-reused' };

/** `M05-84-03-0012`: the session's reference and the order of registration in it. */
export const registrationNumber = (ref: string, order: number): string =>
  `${ref}-${String(order).padStart(4, '0')}`;

/**
 * Decides for one session the requests of one moment, in arrival order.
 * A place is given while one is left and nobody waits; then positions follow each other without a gap.
 * @returns one decision a request, in order, and the session's counters after them
 */
export function decideRegistrations(
  session: SessionSeats,
  requests: readonly SeatRequest[],
  stored: readonly StoredRegistration[],
  now: Date,
): { decisions: SeatDecision[]; after: SessionSeats } {
  const after = { ...session };
  const byKey = new Map(stored.map((one) => [one.idempotencyKey, one]));
  const byPerson = new Map(stored.filter(({ status }) => isActive(status)).map((one) => [one.personId, one]));
  const servedPeople = new Map<string, string>();
  const servedKeys = new Map<string, string>();

  const decide = (request: SeatRequest): SeatDecision => {
    const same = byKey.get(request.idempotencyKey);
    if (same) {
      return same.requestHash === request.requestHash
        ? { outcome: 'REPLAYED', registrationId: same.id }
        : { outcome: 'REFUSED', code: 'key-reused' };
    }
    const sameNow = servedKeys.get(request.idempotencyKey);
    if (sameNow !== undefined) {
      return sameNow === request.requestHash
        ? { outcome: 'REPEATED', ofKey: request.idempotencyKey }
        : { outcome: 'REFUSED', code: 'key-reused' };
    }
    const existing = byPerson.get(request.personId);
    if (existing) return { outcome: 'EXISTING', registrationId: existing.id };
    const repeated = servedPeople.get(request.personId);
    if (repeated !== undefined) return { outcome: 'REPEATED', ofKey: repeated };
    if (!isOpen(session, now)) {
      const early = phaseOf(session, now) === 'UPCOMING' || session.state === 'DRAFT';
      return { outcome: 'REFUSED', code: early ? 'registration-not-open' : 'registration-closed' };
    }
    servedPeople.set(request.personId, request.idempotencyKey);
    servedKeys.set(request.idempotencyKey, request.requestHash);
    const left = placesLeft(after);
    after.lastPosition += 1;
    after.lastNumber += 1;
    const given = { position: after.lastPosition, number: registrationNumber(session.ref, after.lastNumber) };
    if (left === null || left > 0) {
      after.confirmed += 1;
      return { outcome: 'CONFIRMED', ...given };
    }
    after.waiting += 1;
    return { outcome: 'WAITLISTED', ...given, rank: after.waiting };
  };

  return { decisions: requests.map(decide), after };
}
