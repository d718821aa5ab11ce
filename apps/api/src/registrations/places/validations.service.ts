// Requests that hold a place until somebody answers for the person: accepted, or refused with the reason.
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Refusal } from '../../platform/http/refusal';
import { Jobs } from '../../platform/jobs/jobs.service';
import { Registration } from '../registration.entity';
import { registrationConfirmed } from '../registrations.jobs';
import { Places, type Locked } from './places.service';

@Injectable()
export class Validations {
  constructor(
    private readonly clock: Clock,
    private readonly places: Places,
    private readonly jobs: Jobs,
  ) {}

  /**
   * The person keeps the place that was held, and is told with the invitation. A request past its deadline may still
   * be accepted while nobody has ended it: it holds its place.
   * @param by who answers
   * @throws Refusal `not-to-validate` when nobody waits for this answer any more, or the session has fallen
   */
  async accept(tx: EntityManager, registrationId: string, by: string): Promise<void> {
    const { session, registration } = await this.pending(tx, registrationId);
    const at = this.clock.now();
    await tx.update(Registration, registrationId, {
      status: 'CONFIRMED',
      confirmedAt: at,
      validatedAt: at,
      validatedBy: by,
      validationDueAt: null,
      updatedAt: at,
    });
    await this.places.record(tx, 'registration.validated', registration, session, {
      actorId: by,
      reason: null,
    });
    await this.jobs.send(tx, registrationConfirmed, { registrationId });
  }

  /** The place goes to the next in line; the person reads the reason. @throws Refusal `not-to-validate` */
  async refuse(tx: EntityManager, registrationId: string, by: string, reason: string): Promise<void> {
    const { session, registration } = await this.pending(tx, registrationId);
    await this.places.endLocked(tx, { session, registration }, 'REFUSED', { actorId: by, reason });
    await this.places.serve(tx, session);
  }

  private async pending(tx: EntityManager, registrationId: string): Promise<Locked> {
    const locked = await this.places.lock(tx, registrationId);
    const stands = locked.session.state === 'PUBLISHED' || locked.session.state === 'POSTPONED';
    if (locked.registration.status !== 'PENDING_VALIDATION' || !stands) throw new Refusal('not-to-validate');
    return locked;
  }
}
