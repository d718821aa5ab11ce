// What a person may still do of their own registration: cancel it, change it. Every check must pass.
import type { SessionPhase } from '../sessions/phase';
import { isActive, type RegistrationStatus } from './status';

export interface OwnRegistration {
  status: RegistrationStatus;
  offerExpiresAt: Date | null;
  firstPresenceAt: Date | null;
}

export type SelfCancelFault = 'OFFER_PENDING' | 'ENDED' | 'PRESENT' | 'SESSION_OVER';

const over: readonly SessionPhase[] = ['HELD', 'FINALIZED', 'CANCELLED'];

/** An offer to answer stands until its deadline. */
export const isOfferPending = ({ status, offerExpiresAt }: OwnRegistration, now: Date): boolean =>
  status === 'OFFERED' && offerExpiresAt !== null && now < offerExpiresAt;

/** Everything that keeps a person from cancelling by themselves; empty when nothing does. */
export function selfCancelFaults(
  registration: OwnRegistration,
  phase: SessionPhase,
  now: Date,
): SelfCancelFault[] {
  const faults: Record<SelfCancelFault, boolean> = {
    OFFER_PENDING: isOfferPending(registration, now),
    ENDED: !isActive(registration.status),
    PRESENT: registration.firstPresenceAt !== null,
    SESSION_OVER: over.includes(phase),
  };
  return (Object.keys(faults) as SelfCancelFault[]).filter((fault) => faults[fault]);
}

/** The one code that answers these faults: an offer is to be accepted or declined, not cancelled. */
export const selfCancelRefusal = (
  faults: readonly SelfCancelFault[],
): 'offer-pending' | 'not-cancellable' | null =>
  faults.length === 0 ? null : faults.includes('OFFER_PENDING') ? 'offer-pending' : 'not-cancellable';

/** An entry of the waiting list changes only until its offer is sent. */
export const editRefusal = (status: RegistrationStatus): 'offer-pending' | 'not-waiting' | null =>
  status === 'WAITLISTED' ? null : status === 'OFFERED' ? 'offer-pending' : 'not-waiting';
