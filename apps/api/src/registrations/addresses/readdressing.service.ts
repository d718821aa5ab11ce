// Gives a person another mailbox: their registrations to come follow, and so do their invitations.
import { Injectable } from '@nestjs/common';
import { emailKey } from '@treize/rules/people/keys';
import type { EntityManager } from 'typeorm';
import { Invitations } from '../../calendar/calendar.service';
import { People } from '../../people/people.service';
import { Clock } from '../../platform/clock';
import { Refusal } from '../../platform/http/refusal';
import {
  dropWaitingMails,
  holdsRole,
  lockStandingToCome,
  writeAddress,
  type StandingRegistration,
} from './addresses.queries';

export interface Readdressed {
  /** The person's mailbox until now. */
  before: string;
  /** Registrations that follow, as they were. */
  followed: readonly StandingRegistration[];
}

@Injectable()
export class Readdressing {
  constructor(
    private readonly clock: Clock,
    private readonly people: People,
    private readonly invitations: Invitations,
  ) {}

  /**
   * Null when nothing changes: it was that mailbox already.
   * @param mayMove whether whoever asks may touch this registration
   * @throws Refusal `address-taken`, `address-holds-role`, `address-other-region`
   */
  async change(
    tx: EntityManager,
    personId: string,
    email: string,
    mayMove: (registration: StandingRegistration) => boolean,
  ): Promise<Readdressed | null> {
    const now = this.clock.now();
    if (await holdsRole(tx, personId, now)) throw new Refusal('address-holds-role');
    const standing = await lockStandingToCome(tx, personId, now);
    if (!standing.every(mayMove)) throw new Refusal('address-other-region');

    const before = await this.people.correctAddress(tx, personId, email);
    const followed = standing.filter(
      (registration) => !registration.viaMunicipality && emailKey(registration.email) !== emailKey(email),
    );
    if (emailKey(before) === emailKey(email) && followed.length === 0) return null;
    const ids = followed.map(({ id }) => id);
    await dropWaitingMails(tx, ids);
    await writeAddress(tx, ids, email, now);
    for (const { id, givenName, familyName } of followed)
      await this.invitations.readdress(tx, id, { name: `${givenName} ${familyName}`, address: email });
    return { before, followed };
  }
}
