// Corrects the mailbox of a person for an organiser: their registrations to come follow, the old address is told.
import { Injectable } from '@nestjs/common';
import { reaches } from '@treize/rules/auth/access';
import { maskedAddress } from '@treize/rules/mails/copies';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { Logins } from '../../auth/logins.service';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { rosterSubjects } from '../organiser/roster/roster.queries';
import { Registration } from '../registration.entity';
import { Readdressing } from './readdressing.service';

@Injectable()
export class AddressCorrections {
  constructor(
    private readonly source: DataSource,
    private readonly audit: Audit,
    private readonly logins: Logins,
    private readonly readdressing: Readdressing,
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
    const scope = actor.scope('registrations.write');
    const changed = await this.readdressing.change(tx, { personId, registrationId }, email, (one) =>
      reaches(scope, one),
    );
    if (changed === null) return null;
    await this.audit.record(tx, {
      actorId,
      action: 'person.address-corrected',
      subjectKind: 'person',
      subjectId: personId,
      regionCode: subject.regionCode,
      details: {
        registrationId,
        before: maskedAddress(changed.before),
        after: maskedAddress(email),
        registrations: changed.followed.length,
      },
    });
    return personId;
  }
}
