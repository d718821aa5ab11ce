// Gives a person another mailbox: their registrations to come follow, and so do their invitations.
import { Injectable } from '@nestjs/common';
import { emailKey } from '@treize/rules/people/keys';
import type { EntityManager } from 'typeorm';
import { Invitations } from '../../calendar/calendar.service';
import { PersonalFeeds } from '../../calendar/feeds/personal-feeds.service';
import { People } from '../../people/people.service';
import { Clock } from '../../platform/clock';
import { Links } from '../../platform/http/links';
import { Refusal } from '../../platform/http/refusal';
import { Mails } from '../../platform/mail/mails.service';
import { Recipients } from '../recipients.service';
import {
  dropWaitingMails,
  holdsRole,
  lockStandingToCome,
  writeAddress,
  type StandingRegistration,
} from './addresses.queries';
import { feedRenewedMail } from './mails/feed-renewed.mail';

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
    private readonly feeds: PersonalFeeds,
    private readonly links: Links,
    private readonly mails: Mails,
    private readonly recipients: Recipients,
  ) {}

  /**
   * Null when nothing changes: it was that mailbox already.
   * @param registrationId the one it is asked from
   * @param mayMove whether whoever asks may touch this registration
   * @throws Refusal `address-taken`, `address-holds-role`, `address-other-region`
   */
  async change(
    tx: EntityManager,
    { personId, registrationId }: { personId: string; registrationId: string },
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
    if (await this.feeds.shutOut(tx, personId)) await this.tellNewFeed(tx, registrationId, email);
    return { before, followed };
  }

  private async tellNewFeed(tx: EntityManager, registrationId: string, email: string): Promise<void> {
    const to = await this.recipients.of(tx, registrationId);
    if (to === null) return;
    await this.mails.queue(tx, {
      ...to.envelope,
      to: { ...to.envelope.to, address: email },
      ...feedRenewedMail(to.letter, this.links.page('/calendars')),
      kind: 'address.feed-renewed',
      dedupeKey: `address.feed-renewed:${registrationId}:${this.clock.now().getTime()}`,
    });
  }
}
