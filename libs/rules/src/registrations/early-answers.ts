// Answers given before anything is counted: registration is not open, or the request was seen before.
import { isOpen, phaseOf } from '../sessions/phase';
import type { RefusedCode, SeatDecision, SeatRequest, SessionSeats, StoredRegistration } from './decide';
import { isActive } from './status';

/** Why registration is shut to this request, null when it is not. */
export function doorFault(session: SessionSeats, request: SeatRequest, now: Date): RefusedCode | null {
  if (isOpen(session, now)) return null;
  const early = phaseOf(session, now) === 'UPCOMING' || session.state === 'DRAFT';
  if (request.isByOrganiser && session.state === 'PUBLISHED' && now < session.endsAt) return null;
  return early ? 'registration-not-open' : 'registration-closed';
}

/** The request of a key or of a person seen before, if it is one. */
export function repeatOf(
  request: SeatRequest,
  stored: readonly StoredRegistration[],
  served: { keys: ReadonlyMap<string, string>; people: ReadonlyMap<string, string> },
): SeatDecision | null {
  const { idempotencyKey: key, requestHash } = request;
  const same = stored.find((one) => one.idempotencyKey === key);
  const hash = same?.requestHash ?? served.keys.get(key);
  if (hash !== undefined && hash !== requestHash) return { outcome: 'REFUSED', code: 'key-reused' };
  if (same) return { outcome: 'REPLAYED', registrationId: same.id };
  if (hash !== undefined) return { outcome: 'REPEATED', ofKey: key };
  for (const { personId } of request.members) {
    const existing = stored.find((one) => one.personId === personId && isActive(one.status));
    if (existing) return { outcome: 'EXISTING', registrationId: existing.id, personId };
    const repeated = served.people.get(personId);
    if (repeated !== undefined) return { outcome: 'REPEATED', ofKey: repeated };
  }
  return null;
}
