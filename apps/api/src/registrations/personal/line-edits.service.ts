// Changing what somebody in line asked for: needs, lunch, workshop; until an offer is sent.
import { Injectable } from '@nestjs/common';
import type { registrationEdit } from '@treize/contract/registrations';
import { choiceFault } from '@treize/rules/registrations/decide';
import { editRefusal } from '@treize/rules/registrations/self-cancel';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../../platform/clock';
import { Refusal } from '../../platform/http/refusal';
import { Places } from '../places/places.service';
import { wholeGround } from '../registering/ground';
import { Registration } from '../registration.entity';
import { replaceChoices } from './choices.queries';

@Injectable()
export class LineEdits {
  constructor(
    private readonly clock: Clock,
    private readonly places: Places,
  ) {}

  /**
   * Changes an entry of the line, which keeps its rank; a choice that has places left is served at once.
   * @throws Refusal `offer-pending` once an offer was sent, `not-waiting`, `unknown-limit`, `workshop-missing`
   */
  async edit(
    tx: EntityManager,
    registrationId: string,
    { needs, extras }: z.output<typeof registrationEdit>,
    by: { actorId: string | null; reason: string | null },
  ): Promise<void> {
    const { session, registration } = await this.places.lock(tx, registrationId);
    const refusal = editRefusal(registration.status);
    if (refusal !== null) throw new Refusal(refusal);
    const now = this.clock.now();
    const { facts } = await wholeGround(tx, session, now);
    const quantities = new Map(extras.map(({ limitId, quantity }) => [limitId, quantity]));
    const fault = choiceFault(facts, { quantities });
    if (fault !== null) throw new Refusal(fault);
    const isChosen = (limitId: string) =>
      facts.limits.some(({ id, included }) => id === limitId && included === 0);
    await tx.update(Registration, registrationId, { needs: needs || null, updatedAt: now });
    await replaceChoices(
      tx,
      registrationId,
      extras.filter(({ limitId }) => isChosen(limitId)),
    );
    await this.places.record(tx, 'registration.edited', registration, session, by);
    await this.places.serve(tx, session);
  }
}
