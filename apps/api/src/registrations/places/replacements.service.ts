// One person replaced by another of the same commune: the same place or the same rank, the next number of the chain.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EligibilityFault } from '@treize/rules/registrations/eligibility';
import {
  replacedStatus,
  replacementNumber,
  replacementRefusal,
} from '@treize/rules/registrations/replacement';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { EntityManager } from 'typeorm';
import { People } from '../../people/people.service';
import { Clock } from '../../platform/clock';
import { Refusal } from '../../platform/http/refusal';
import { Jobs } from '../../platform/jobs/jobs.service';
import { knownBodies, seekerOf } from '../registering/ground';
import { bodyOf, type MemberDraft } from '../registering/requests';
import { recount } from '../registering/writing.queries';
import type { Registration } from '../registration.entity';
import {
  offerEnded,
  placeOffered,
  registrationConfirmed,
  registrationPending,
  registrationWaitlisted,
  validationEnded,
} from '../registrations.jobs';
import { Places, type Locked } from './places.service';
import { insertSuccessor, isRegistered, kindOfBlock } from './replacements.queries';

@Injectable()
export class Replacements {
  constructor(
    private readonly clock: Clock,
    private readonly people: People,
    private readonly places: Places,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Puts `person` where the holder of this registration was, until the eve of the session; both are told.
   * @param by who replaces
   * @throws Refusal `wrong-state`, `too-late`, `already-registered`, or `not-eligible` with every reason
   */
  async replace(
    tx: EntityManager,
    registrationId: string,
    person: MemberDraft,
    by: string,
  ): Promise<{ registrationId: string; number: string }> {
    const [personId] = (await this.people.findOrCreate(tx, [person])) as [string];
    const locked = await this.places.lock(tx, registrationId);
    const { session, registration } = locked;
    const refusal = replacementRefusal(registration, session, this.clock.now());
    if (refusal) throw new Refusal(refusal);
    if (await isRegistered(tx, session.id, personId)) throw new Refusal('already-registered');
    const faults = await this.faultsOf(tx, locked, person);
    if (faults.length > 0)
      throw new Refusal('not-eligible', { facts: Object.fromEntries(faults.map((fault) => [fault, true])) });

    const id = randomUUID();
    const number = replacementNumber(registration.number);
    const status = replacedStatus(registration.status, session.validation);
    await this.places.endLocked(tx, locked, 'REPLACED', { actorId: by, reason: null });
    const isVouched = session.validation === 'MUNICIPALITY' && status === 'CONFIRMED';
    await insertSuccessor(
      tx,
      registrationId,
      {
        ...person,
        id,
        number,
        personId,
        status,
        registeredBy: by,
        idempotencyKey: randomUUID(),
        validatedBy: isVouched ? by : null,
      },
      this.clock.now(),
    );
    await this.people.declare(tx, [{ ...person, personId }]);
    const successor = { ...registration, id } as Registration;
    await this.places.record(
      tx,
      'registration.replacement',
      successor,
      session,
      { actorId: by, reason: null },
      { previousId: registrationId, source: 'MUNICIPALITY', onBehalfOf: registration.municipalityCode },
    );
    await recount(tx, session.id, false);
    await this.tell(tx, id, status, registration);
    return { registrationId: id, number };
  }

  /** What the session, or the block where the place is, asks and this person has not. */
  private async faultsOf(
    tx: EntityManager,
    { session, registration }: Locked,
    person: MemberDraft,
  ): Promise<EligibilityFault[]> {
    const body = bodyOf(person);
    const bodies = await knownBodies(tx, [body]);
    const { kind, delegation } = person;
    const { faults } = seekerOf(session, [], bodies, { kind, delegation, body, quantities: {} });
    const kept = registration.blockId === null ? null : await kindOfBlock(tx, registration.blockId);
    return kept !== null && kept !== kind && !faults.includes('KIND') ? ['KIND', ...faults] : [...faults];
  }

  /** The new person is told what the other had been: a place, a rank, an offer with its deadline, a request. */
  private async tell(
    tx: EntityManager,
    registrationId: string,
    status: RegistrationStatus,
    { offeredAt, offerExpiresAt, validationDueAt }: Registration,
  ): Promise<void> {
    if (status === 'CONFIRMED') return this.jobs.send(tx, registrationConfirmed, { registrationId });
    if (status === 'WAITLISTED') return this.jobs.send(tx, registrationWaitlisted, { registrationId });
    if (status === 'OFFERED' && offeredAt && offerExpiresAt) {
      const payload = { registrationId, offeredAt: offeredAt.toISOString() };
      await this.jobs.send(tx, placeOffered, payload);
      await this.jobs.send(tx, offerEnded, payload, { startAfter: offerExpiresAt });
    }
    if (status === 'PENDING_VALIDATION') {
      await this.jobs.send(tx, registrationPending, { registrationId });
      if (validationDueAt)
        await this.jobs.send(tx, validationEnded, { registrationId }, { startAfter: validationDueAt });
    }
  }
}
