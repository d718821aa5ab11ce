// What a person does of their own registration through the personal link.
import { Injectable } from '@nestjs/common';
import type { registrationCancel, registrationEdit, TransferOption } from '@treize/contract/registrations';
import { selfCancelFaults, selfCancelRefusal } from '@treize/rules/registrations/self-cancel';
import { isOpen, phaseOf } from '@treize/rules/sessions/phase';
import { placesLeft } from '@treize/rules/sessions/seats';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../../platform/clock';
import { Links } from '../../platform/http/links';
import { Refusal } from '../../platform/http/refusal';
import { Places } from '../places/places.service';
import { transferTargets } from '../places/transfers.queries';
import { Transfers } from '../places/transfers.service';
import { Registration } from '../registration.entity';
import { LineEdits } from './line-edits.service';

const done = { done: true as const };
/** Nobody is signed in: the link is the proof. */
const byLink = { actorId: null, reason: null };
const byOneself = { byOrganiser: false, ofTarget: false, waitIfFull: false };

@Injectable()
export class PersonalActs {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly places: Places,
    private readonly edits: LineEdits,
    private readonly transfers: Transfers,
  ) {}

  /**
   * @throws Refusal `offer-pending` while an offer is to be accepted or declined; `not-cancellable` when it is over
   * already, presence was recorded or the session is over
   */
  cancel(token: string, { reason, notMe }: z.output<typeof registrationCancel>) {
    const why = notMe ? 'Adresse utilisée par quelqu’un d’autre' : reason || null;
    return this.act(token, async (tx, registrationId) => {
      const { session, registration } = await this.places.lock(tx, registrationId);
      const now = this.clock.now();
      const refusal = selfCancelRefusal(selfCancelFaults(registration, phaseOf(session, now), now));
      if (refusal !== null) throw new Refusal(refusal);
      const by = { actorId: null, reason: why };
      await this.places.endLocked(tx, { session, registration }, 'CANCELLED_BY_PERSON', by);
      await this.places.serve(tx, session);
    });
  }

  edit(token: string, change: z.output<typeof registrationEdit>) {
    return this.act(token, (tx, registrationId) => this.edits.edit(tx, registrationId, change, byLink));
  }

  accept(token: string) {
    return this.act(token, (tx, registrationId) => this.places.accept(tx, registrationId));
  }

  decline(token: string) {
    return this.act(token, (tx, registrationId) => this.places.decline(tx, registrationId));
  }

  split(token: string) {
    return this.act(token, (tx, registrationId) => this.places.split(tx, registrationId, byLink));
  }

  /** Where one may go: to a place for whoever has one, to a line for whoever waits. */
  async transferOptions(token: string): Promise<TransferOption[]> {
    const registrationId = this.links.read('registration', token);
    const tx = this.source.manager;
    const registration = await tx.findOneBy(Registration, { id: registrationId });
    if (!registration) throw new Refusal('link-invalid');
    const now = this.clock.now();
    const targets = (await transferTargets(tx, registration.sessionId, now)).filter((one) =>
      isOpen(one, now),
    );
    const options = targets.map((target) => ({ ...target, left: placesLeft(target) }));
    const isWaiting = registration.status === 'WAITLISTED';
    return options
      .filter(({ left, waitingListOpen }) => (isWaiting ? left === 0 && waitingListOpen : left !== 0))
      .map(({ sessionId, title, regionName, town, startsAt, left }) => ({
        sessionId,
        title,
        regionName,
        town,
        startsAt: startsAt.toISOString(),
        left,
      }));
  }

  /** @throws Refusal that says why the registration stays where it was */
  async transfer(token: string, sessionId: string) {
    const id = this.links.read('registration', token);
    const { registrationId, number } = await this.source.transaction((tx) =>
      this.transfers.moveOne(tx, id, sessionId, byLink, byOneself),
    );
    return { registrationId, number, token: this.links.sign('registration', registrationId) };
  }

  private async act(token: string, work: (tx: EntityManager, registrationId: string) => Promise<void>) {
    const registrationId = this.links.read('registration', token);
    await this.source.transaction((tx) => work(tx, registrationId));
    return done;
  }
}
