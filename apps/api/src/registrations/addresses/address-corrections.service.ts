// Corrects the mailbox of a person: their registrations to come follow, the old address is told, the new one invited.
import { Injectable } from '@nestjs/common';
import { reaches } from '@treize/rules/auth/access';
import { maskedAddress } from '@treize/rules/mails/copies';
import { emailKey } from '@treize/rules/people/keys';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { Logins } from '../../auth/logins.service';
import { Invitations } from '../../calendar/calendar.service';
import { People } from '../../people/people.service';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Registration } from '../registration.entity';
import { rosterSubjects } from '../organiser/roster.queries';
import {
  dropWaitingMails,
  holdsRole,
  lockStandingToCome,
  writeAddress,
  type StandingRegistration,
} from './addresses.queries';

@Injectable()
export class AddressCorrections {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly people: People,
    private readonly logins: Logins,
    private readonly invitations: Invitations,
  ) {}

  /**
   * Whoever read the old mailbox reads as this person no longer: their logins are closed.
   * @throws Refusal `wrong-state` when mails about this registration go to the mairie's mailbox, `address-taken`,
   * `address-holds-role`, `address-other-region`
   */
  async correct(actor: Actor, registrationId: string, email: string): Promise<{ done: true }> {
    const personId = await this.source.transaction((tx) => this.write(tx, actor, registrationId, email));
    if (personId !== null) await this.logins.closeAll(personId);
    return { done: true };
  }

  /** The person whose mailbox changed; null when nothing did. */
  private async write(
    tx: EntityManager,
    actor: Actor,
    registrationId: string,
    email: string,
  ): Promise<string | null> {
    const actorId = actor.mustBeSomeone();
    const [subject] = await rosterSubjects(tx, [registrationId]);
    if (!subject) throw new Refusal('not-found');
    actor.mustReach('registrations.write', subject);
    const { personId, viaMunicipality } = await tx.findOneByOrFail(Registration, { id: registrationId });
    if (viaMunicipality) throw new Refusal('wrong-state');
    const now = this.clock.now();
    if (await holdsRole(tx, personId, now)) throw new Refusal('address-holds-role');
    const standing = await lockStandingToCome(tx, personId, now);
    if (standing.some((registration) => !isReached(actor, registration)))
      throw new Refusal('address-other-region');

    const before = await this.people.correctAddress(tx, personId, email);
    const following = standing.filter(
      (registration) => !registration.viaMunicipality && emailKey(registration.email) !== emailKey(email),
    );
    if (emailKey(before) === emailKey(email) && following.length === 0) return null;
    await this.readdress(tx, following, email, now);
    await this.audit.record(tx, {
      actorId,
      action: 'person.address-corrected',
      subjectKind: 'person',
      subjectId: personId,
      regionCode: subject.regionCode,
      details: {
        registrationId,
        before: maskedAddress(before),
        after: maskedAddress(email),
        registrations: following.length,
      },
    });
    return personId;
  }

  private async readdress(
    tx: EntityManager,
    following: readonly StandingRegistration[],
    email: string,
    now: Date,
  ): Promise<void> {
    const ids = following.map(({ id }) => id);
    await dropWaitingMails(tx, ids);
    await writeAddress(tx, ids, email, now);
    for (const { id, givenName, familyName } of following)
      await this.invitations.readdress(tx, id, { name: `${givenName} ${familyName}`, address: email });
  }
}

const isReached = (actor: Actor, { sessionId, regionCode }: StandingRegistration): boolean =>
  reaches(actor.scope('registrations.write'), { sessionId, regionCode });
