// Facts that come without a trainer's device: appended under the same locks as theirs, with the same consequences.
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../platform/http/refusal';
import { Departures } from '../../registrations/departures/departures.service';
import { FollowedRegistrations } from '../../registrations/followed-registrations.service';
import { lockHalfDay, sheetHead, type SheetHead } from '../attendance.queries';
import { Ledger, type FactDraft } from '../ledger/ledger.service';
import { Movements } from '../ledger/movements.service';
import { lockPerson } from '../records/records.queries';

/** The half-day as it stands once its lock is held. */
export interface Held {
  head: SheetHead;
  /** Whoever leaves for good gives their place back: the session is held too. */
  departuresFree: boolean;
}

@Injectable()
export class OtherFacts {
  constructor(
    private readonly ledger: Ledger,
    private readonly movements: Movements,
    private readonly registrations: FollowedRegistrations,
    private readonly departures: Departures,
  ) {}

  /** Session first where departures free places, then the half-day. @throws Refusal `not-found` */
  async hold(tx: EntityManager, halfDayId: string): Promise<Held> {
    const before = await sheetHead(tx, halfDayId);
    if (before === null) throw new Refusal('not-found');
    const departuresFree = await this.departures.hold(tx, before.sessionId);
    await lockHalfDay(tx, halfDayId);
    return { head: (await sheetHead(tx, halfDayId)) ?? before, departuresFree };
  }

  /** The person's row, held until the end: nothing cancels it meanwhile. */
  async holdPerson(tx: EntityManager, registrationId: string): Promise<void> {
    await lockPerson(tx, registrationId);
  }

  /** The rows of several people, in one order: two lists of the same people never wait for each other in a circle. */
  async holdPeople(tx: EntityManager, registrationIds: readonly string[]): Promise<void> {
    for (const registrationId of [...new Set(registrationIds)].toSorted())
      await lockPerson(tx, registrationId);
  }

  /** True when this fact is in the ledger already. @throws Refusal `key-reused` */
  isKnown(tx: EntityManager, { head }: Held, draft: FactDraft): Promise<boolean> {
    return this.ledger.has(tx, head.id, draft);
  }

  /** Appends the fact; whether it may be recorded has been decided. */
  async append(
    tx: EntityManager,
    { head, departuresFree }: Held,
    by: string,
    draft: FactDraft,
  ): Promise<void> {
    const { registrationId } = draft;
    const at = await this.ledger.append(tx, head, by, draft);
    if (draft.state === 'PRESENT') await this.registrations.recordFirstPresence(tx, registrationId, at);
    if (departuresFree) await this.movements.follow(tx, head.sessionId, registrationId);
  }
}
