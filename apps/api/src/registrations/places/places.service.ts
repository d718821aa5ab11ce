// Places that change hands after registering: cancel, offer, accept, decline, expire, split, prioritise.
import { Injectable } from '@nestjs/common';
import { serveLine } from '@treize/rules/registrations/line';
import { waitReasons } from '@treize/rules/registrations/reasons';
import { isActive, type RegistrationStatus } from '@treize/rules/registrations/status';
import { phaseOf } from '@treize/rules/sessions/phase';
import { In, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import { Refusal } from '../../platform/http/refusal';
import { Jobs } from '../../platform/jobs/jobs.service';
import { offerEnd, validationDeadline } from '../deadlines/deadlines';
import { Registration } from '../registration.entity';
import {
  registrationCancelled,
  registrationConfirmed,
  registrationPending,
  validationEnded,
} from '../registrations.jobs';
import { wholeGround, type WholeGround } from '../registering/ground';
import { lockSessions, type LockedSession } from '../registering/ground.queries';
import { recount } from '../registering/writing.queries';
import { ServedLine } from './served-line.service';

export type EndedStatus = Extract<
  RegistrationStatus,
  'CANCELLED_BY_PERSON' | 'CANCELLED_BY_ORGANIZER' | 'EXPIRED' | 'REFUSED' | 'REPLACED' | 'TRANSFERRED'
>;

/** Who acts, and why; `tell` false sends the person no mail. */
export interface By {
  actorId: string | null;
  reason: string | null;
  tell?: boolean;
}

/** How far the clocks of PostgreSQL and of this process may be from each other. */
const clockSkewMs = 60_000;

export interface Locked {
  session: LockedSession;
  registration: Registration;
}

@Injectable()
export class Places {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly line: ServedLine,
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
   * @throws Refusal `not-cancellable` when it is over already, presence was recorded, or the session is held
   */
  async end(tx: EntityManager, registrationId: string, status: EndedStatus, by: By): Promise<void> {
    const { session, registration } = await this.lock(tx, registrationId);
    const over = ['HELD', 'FINALIZED'].includes(phaseOf(session, this.clock.now()));
    if (!isActive(registration.status) || registration.firstPresenceAt !== null || over)
      throw new Refusal('not-cancellable');
    await this.endLocked(tx, { session, registration }, status, by);
    await this.serve(tx, session);
  }

  /**
   * Accepts the offered place; a party accepts together.
   * @throws Refusal `offer-gone` once it has expired or was answered
   */
  async accept(tx: EntityManager, registrationId: string): Promise<void> {
    const { session, registration } = await this.lock(tx, registrationId);
    const at = this.clock.now();
    if (!this.isOpenOffer(registration, session, at)) throw new Refusal('offer-gone');
    const { departmentCode } = await wholeGround(tx, session, at);
    const isSure = session.validation === 'NONE' || registration.validatedAt !== null;
    const dueAt = isSure ? null : validationDeadline(at, session, departmentCode);
    for (const one of await this.offeredTogether(tx, registration)) {
      await tx.update(Registration, one.id, {
        status: isSure ? 'CONFIRMED' : 'PENDING_VALIDATION',
        confirmedAt: isSure ? at : null,
        validationDueAt: dueAt,
        updatedAt: at,
      });
      await this.record(tx, 'registration.offer-accepted', one, session, { actorId: null, reason: null });
      const job = isSure ? registrationConfirmed : registrationPending;
      await this.jobs.send(tx, job, { registrationId: one.id });
      if (dueAt) await this.jobs.send(tx, validationEnded, { registrationId: one.id }, { startAfter: dueAt });
    }
    await recount(tx, session.id, false);
  }

  /** Declines the offered place, for the whole party: the next is served. */
  async decline(tx: EntityManager, registrationId: string): Promise<void> {
    const { session, registration } = await this.lock(tx, registrationId);
    if (!this.isOpenOffer(registration, session, this.clock.now())) throw new Refusal('offer-gone');
    for (const one of await this.offeredTogether(tx, registration))
      await this.endLocked(tx, { session, registration: one }, 'CANCELLED_BY_PERSON', {
        actorId: null,
        reason: null,
      });
    await this.serve(tx, session);
  }

  /** The deadline of one offer has come; does nothing when it was answered, or offered again since. */
  async expire(tx: EntityManager, registrationId: string, offeredAt: Date): Promise<void> {
    const { session, registration } = await this.lock(tx, registrationId);
    if (registration.status !== 'OFFERED' || registration.offeredAt?.getTime() !== offeredAt.getTime())
      return;
    for (const one of await this.offeredTogether(tx, registration))
      await this.endLocked(tx, { session, registration: one }, 'EXPIRED', { actorId: null, reason: null });
    await this.serve(tx, session);
  }

  /** Nobody validated in time: the place is free again. Does nothing when somebody did. */
  async expireValidation(tx: EntityManager, registrationId: string): Promise<void> {
    const { session, registration } = await this.lock(tx, registrationId);
    const { status, validationDueAt } = registration;
    if (status !== 'PENDING_VALIDATION' || validationDueAt === null) return;
    // The queue's clock may be ahead of this one by little: a deadline missed here would hold the place for ever.
    if (this.clock.now().getTime() < validationDueAt.getTime() - clockSkewMs) return;
    await this.endLocked(tx, { session, registration }, 'EXPIRED', { actorId: null, reason: null });
    await this.serve(tx, session);
  }

  /** Counts the places again and offers what is free to those in line. The session row is locked by the caller. */
  serve(tx: EntityManager, session: LockedSession, mayExceed = false): Promise<void> {
    return this.line.serve(tx, session, mayExceed);
  }

  /**
   * Offers a place by hand, to a whole party. @throws Refusal `already-offered`, `not-waiting`, `too-late`, or `no-place`
   * with the reason
   */
  async offer(tx: EntityManager, registrationId: string, by: By): Promise<void> {
    const { session, registration } = await this.lock(tx, registrationId);
    if (registration.status === 'OFFERED') throw new Refusal('already-offered');
    if (registration.status !== 'WAITLISTED') throw new Refusal('not-waiting');
    const at = this.clock.now();
    const ground = await wholeGround(tx, session, at);
    // The automatic stop does not bind an organiser's hand; the end of registration does.
    const byHand = { ...session, offersStopHours: 0 };
    const expiresAt = session.state === 'PUBLISHED' ? offerEnd(at, byHand, ground.departmentCode) : null;
    if (expiresAt === null) throw new Refusal('too-late');
    const { party, blockIds } = placeByHand(ground, registrationId);
    await this.line.offerTo(tx, session, [{ party, blockIds }], at, expiresAt, by.actorId);
    await this.serve(tx, session);
  }

  /** Sets the priority of whoever waits, with their party. @throws Refusal `not-waiting` */
  async prioritise(tx: EntityManager, registrationId: string, priority: number, by: By): Promise<void> {
    const { session, registration } = await this.lock(tx, registrationId);
    if (registration.status !== 'WAITLISTED') throw new Refusal('not-waiting');
    for (const one of await this.together(tx, registration, 'WAITLISTED')) {
      await tx.update(Registration, one.id, {
        priority,
        priorityReason: by.reason,
        updatedAt: this.clock.now(),
      });
      await this.record(tx, 'registration.prioritised', one, session, by, { priority, before: one.priority });
    }
    await this.serve(tx, session);
  }

  /** A party that waits accepts to be separated: each keeps their rank. @throws Refusal `not-splittable` */
  async split(tx: EntityManager, registrationId: string, by: By): Promise<void> {
    const { session, registration } = await this.lock(tx, registrationId);
    const party = await this.together(tx, registration, 'WAITLISTED');
    if (registration.status !== 'WAITLISTED' || party.length < 2) throw new Refusal('not-splittable');
    for (const one of party) {
      await tx.update(Registration, one.id, { partyId: null, updatedAt: this.clock.now() });
      await this.record(tx, 'registration.party-split', one, session, by);
    }
    await this.serve(tx, session);
  }

  /** Writes the end of a registration; the caller serves the line afterwards, once. */
  async endLocked(
    tx: EntityManager,
    { session, registration }: Locked,
    status: EndedStatus,
    by: By,
  ): Promise<void> {
    const at = this.clock.now();
    await tx.update(Registration, registration.id, {
      status,
      cancelledAt: at,
      cancelledBy: by.actorId,
      cancelReason: by.reason,
      updatedAt: at,
    });
    const action = `registration.${status.toLowerCase().replaceAll('_', '-')}`;
    await this.record(tx, action, registration, session, by, { told: by.tell !== false });
    await this.jobs.send(tx, registrationCancelled, {
      registrationId: registration.id,
      ...(by.tell === false && { quietly: true }),
    });
  }

  record(
    tx: EntityManager,
    action: string,
    registration: Registration,
    session: LockedSession,
    by: By,
    details: Record<string, unknown> = {},
  ): Promise<void> {
    return this.audit.record(tx, {
      actorId: by.actorId,
      action,
      subjectKind: 'registration',
      subjectId: registration.id,
      regionCode: session.regionCode,
      details: { sessionId: session.id, was: registration.status, ...details },
    });
  }

  /** A session moved earlier may begin before the deadline that was told: its start ends the offer too. */
  private isOpenOffer(registration: Registration, session: LockedSession, at: Date): boolean {
    const { status, offerExpiresAt } = registration;
    const stands = session.state === 'PUBLISHED' && at < session.startsAt;
    return status === 'OFFERED' && offerExpiresAt !== null && at < offerExpiresAt && stands;
  }

  private offeredTogether(tx: EntityManager, registration: Registration): Promise<Registration[]> {
    return this.together(tx, registration, 'OFFERED');
  }

  /** The registration and the others of its party in the same state, in order. */
  private async together(
    tx: EntityManager,
    registration: Registration,
    status: RegistrationStatus,
  ): Promise<Registration[]> {
    const { partyId, sessionId } = registration;
    if (partyId === null) return [registration];
    return tx.find(Registration, {
      where: { partyId, sessionId, status: In([status]) },
      order: { position: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }
}

/** An organiser's hand may choose whom to serve, not go over what is left. */
function placeByHand(ground: WholeGround, registrationId: string) {
  const party = ground.waiting.find(({ registrationIds }) => registrationIds.includes(registrationId));
  if (!party) throw new Refusal('not-waiting');
  const [verdict] = serveLine(ground.facts, [party]).verdicts;
  if (verdict?.isPlaced) return { party, blockIds: verdict.blockIds };
  const reasons = waitReasons(verdict?.reasons ?? [], ground.facts.limits);
  const facts = Object.fromEntries(reasons.map(({ code, label }) => [code, label ?? true]));
  throw new Refusal('no-place', { facts });
}
