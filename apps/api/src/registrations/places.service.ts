// Places that change hands after registering: cancel, offer, accept, decline, expire, walk in.
import { Injectable } from '@nestjs/common';
import { nextOffers, offerDeadline } from '@treize/rules/registrations/offers';
import { isActive, seatedStatuses, type RegistrationStatus } from '@treize/rules/registrations/status';
import { phaseOf } from '@treize/rules/sessions/phase';
import type { EntityManager } from 'typeorm';
import { Audit } from '../audit/audit.service';
import { Clock } from '../platform/clock';
import { Refusal } from '../platform/http/refusal';
import { Jobs } from '../platform/jobs/jobs.service';
import { Registration } from './registration.entity';
import { offerEnded, placeOffered, registrationCancelled, registrationConfirmed } from './registrations.jobs';
import {
  lockSessions,
  markOffered,
  storeCounters,
  waitingIds,
  type LockedSession,
} from './registrations.queries';

export type EndedStatus = Extract<
  RegistrationStatus,
  'CANCELLED_BY_PERSON' | 'CANCELLED_BY_ORGANIZER' | 'EXPIRED' | 'REFUSED' | 'REPLACED'
>;

interface Locked {
  session: LockedSession;
  registration: Registration;
}

@Injectable()
export class Places {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
  ) {}

  /** Locks the session first, then the registration: the one order of this product. */
  async lock(tx: EntityManager, registrationId: string): Promise<Locked> {
    const found = await tx.findOneBy(Registration, { id: registrationId });
    if (!found) throw new Refusal('not-found');
    const session = await this.lockSession(tx, found.sessionId);
    const registration = await tx.findOneOrFail(Registration, {
      where: { id: registrationId },
      lock: { mode: 'pessimistic_write' },
    });
    return { session, registration };
  }

  async lockSession(tx: EntityManager, sessionId: string): Promise<LockedSession> {
    const [session] = await lockSessions(tx, [sessionId]);
    if (!session) throw new Refusal('not-found');
    return session;
  }

  /**
   * Ends an active registration, frees what it held and offers it to the next in line.
   * @throws Refusal `not-cancellable` when it is over already, presence was recorded, or the session has begun
   */
  async end(
    tx: EntityManager,
    registrationId: string,
    status: EndedStatus,
    by: { actorId: string | null; reason: string | null },
  ): Promise<void> {
    const { session, registration } = await this.lock(tx, registrationId);
    const over = ['HELD', 'FINALIZED'].includes(phaseOf(session, this.clock.now()));
    if (!isActive(registration.status) || registration.firstPresenceAt !== null || over)
      throw new Refusal('not-cancellable');
    await this.endLocked(tx, { session, registration }, status, by);
    await this.offerNext(tx, session);
  }

  /** Accepts the offered place. @throws Refusal `offer-gone` once it has expired or was answered */
  async accept(tx: EntityManager, registrationId: string): Promise<void> {
    const { session, registration } = await this.lock(tx, registrationId);
    const at = this.clock.now();
    if (!this.isOpenOffer(registration, session, at)) throw new Refusal('offer-gone');
    await tx.update(Registration, registrationId, { status: 'CONFIRMED', confirmedAt: at, updatedAt: at });
    session.offered -= 1;
    session.confirmed += 1;
    await storeCounters(tx, [session]);
    await this.record(tx, 'registration.offer-accepted', registration, session, null);
    await this.jobs.send(tx, registrationConfirmed, { registrationId });
  }

  /** Declines the offered place: the next person is served. */
  async decline(tx: EntityManager, registrationId: string): Promise<void> {
    const { session, registration } = await this.lock(tx, registrationId);
    if (!this.isOpenOffer(registration, session, this.clock.now())) throw new Refusal('offer-gone');
    await this.endLocked(tx, { session, registration }, 'CANCELLED_BY_PERSON', {
      actorId: null,
      reason: null,
    });
    await this.offerNext(tx, session);
  }

  /** The deadline of one offer has come; does nothing when it was answered, or offered again since. */
  async expire(tx: EntityManager, registrationId: string, offeredAt: Date): Promise<void> {
    const { session, registration } = await this.lock(tx, registrationId);
    if (registration.status !== 'OFFERED' || registration.offeredAt?.getTime() !== offeredAt.getTime())
      return;
    await this.endLocked(tx, { session, registration }, 'EXPIRED', { actorId: null, reason: null });
    await this.offerNext(tx, session);
  }

  /** Offers the free places to those who wait, first in line first. The session row is locked by the caller. */
  async offerNext(tx: EntityManager, session: LockedSession): Promise<void> {
    if (session.waiting === 0 || session.state !== 'PUBLISHED') return;
    const at = this.clock.now();
    const expiresAt = offerDeadline(at, session.startsAt);
    if (expiresAt === null) return;
    const ids = nextOffers(session, await waitingIds(tx, session.id, session.waiting));
    if (ids.length === 0) return;
    await markOffered(tx, ids, at, expiresAt);
    session.offered += ids.length;
    session.waiting -= ids.length;
    await storeCounters(tx, [session]);
    await this.audit.recordMany(
      tx,
      ids.map((id) => ({
        actorId: null,
        action: 'registration.offered',
        subjectKind: 'registration',
        subjectId: id,
        regionCode: session.regionCode,
        details: { sessionId: session.id, expiresAt: expiresAt.toISOString() },
      })),
    );
    const payloads = ids.map((registrationId) => ({ registrationId, offeredAt: at.toISOString() }));
    await this.jobs.sendMany(tx, placeOffered, payloads);
    for (const payload of payloads) await this.jobs.send(tx, offerEnded, payload, { startAfter: expiresAt });
  }

  /** A session moved earlier may begin before the deadline that was told: its start ends the offer too. */
  private isOpenOffer(registration: Registration, session: LockedSession, at: Date): boolean {
    const { status, offerExpiresAt } = registration;
    const stands = session.state === 'PUBLISHED' && at < session.startsAt;
    return status === 'OFFERED' && offerExpiresAt !== null && at < offerExpiresAt && stands;
  }

  private async endLocked(
    tx: EntityManager,
    { session, registration }: Locked,
    status: EndedStatus,
    by: { actorId: string | null; reason: string | null },
  ): Promise<void> {
    const at = this.clock.now();
    await tx.update(Registration, registration.id, {
      status,
      cancelledAt: at,
      cancelReason: by.reason,
      updatedAt: at,
    });
    if (registration.status === 'WAITLISTED') session.waiting -= 1;
    else if (registration.status === 'OFFERED') session.offered -= 1;
    else if (seatedStatuses.includes(registration.status)) session.confirmed -= 1;
    session.exceptional = exceptionalAfter(session);
    await storeCounters(tx, [session]);
    await this.record(
      tx,
      `registration.${status.toLowerCase().replaceAll('_', '-')}`,
      registration,
      session,
      by.actorId,
    );
    await this.jobs.send(tx, registrationCancelled, { registrationId: registration.id });
  }

  private record(
    tx: EntityManager,
    action: string,
    registration: Registration,
    session: LockedSession,
    actorId: string | null,
  ): Promise<void> {
    return this.audit.record(tx, {
      actorId,
      action,
      subjectKind: 'registration',
      subjectId: registration.id,
      regionCode: session.regionCode,
      details: { sessionId: session.id, was: registration.status },
    });
  }
}

/** Places over the capacity that somebody still holds: they fade as people leave. */
function exceptionalAfter({ capacity, confirmed, offered, exceptional }: LockedSession): number {
  return capacity === null ? exceptional : Math.min(exceptional, Math.max(0, confirmed + offered - capacity));
}
