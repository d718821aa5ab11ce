// Tries a blocked address again: mails leave for it once more, first what its calendar lacks.
import { Injectable } from '@nestjs/common';
import type { AddressRetried } from '@treize/contract/deliveries';
import { reaches } from '@treize/rules/auth/access';
import { isToResend, maskedAddress } from '@treize/rules/mails/copies';
import { emailKey } from '@treize/rules/people/keys';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../../audit/audit.service';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { Refusal } from '../../../platform/http/refusal';
import { Jobs } from '../../../platform/jobs/jobs.service';
import { Bounces } from '../../../platform/mail/bounces/bounces.service';
import { lockStandingToCome } from '../../addresses/addresses.queries';
import { Registration } from '../../registration.entity';
import { rosterSubjects } from '../roster/roster.queries';
import { deliveriesOf } from './deliveries.queries';
import { invitationResend } from './mail-desk.jobs';

@Injectable()
export class AddressRetries {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly bounces: Bounces,
  ) {}

  /**
   * The invitations of this registration leave again whatever is known of them: only a mail tells whether the address
   * receives. Those of the same person on other sessions in reach leave when their copy is old.
   * @throws Refusal `wrong-state` when the registration does not stand, or its session is over
   */
  async retry(actor: Actor, registrationId: string): Promise<AddressRetried> {
    return this.source.transaction(async (tx) => {
      const actorId = actor.mustBeSomeone();
      const [subject] = await rosterSubjects(tx, [registrationId]);
      if (!subject) throw new Refusal('not-found');
      actor.mustReach('registrations.write', subject);
      const { personId } = await tx.findOneByOrFail(Registration, { id: registrationId });
      const standing = await lockStandingToCome(tx, personId, this.clock.now());
      const asked = standing.find(({ id }) => id === registrationId);
      if (!asked) throw new Refusal('wrong-state');
      if (!(await this.bounces.unblock(tx, asked.email))) return { wasBlocked: false, resent: 0 };

      const scope = actor.scope('registrations.write');
      const reached = standing.filter(
        (one) => emailKey(one.email) === emailKey(asked.email) && reaches(scope, one),
      );
      const invitationIds: string[] = [];
      for (const one of reached)
        invitationIds.push(...(await this.toResend(tx, one, one.id === registrationId)));
      await this.jobs.sendMany(
        tx,
        invitationResend,
        invitationIds.map((invitationId) => ({ invitationId, actorId })),
      );
      await this.audit.record(tx, {
        actorId,
        action: 'address.retried',
        subjectKind: 'registration',
        subjectId: registrationId,
        regionCode: subject.regionCode,
        details: { address: maskedAddress(asked.email), invitations: invitationIds.length },
      });
      return { wasBlocked: true, resent: invitationIds.length };
    });
  }

  private async toResend(
    tx: EntityManager,
    { id, sessionId }: { id: string; sessionId: string },
    isAsked: boolean,
  ): Promise<string[]> {
    const rows = await deliveriesOf(tx, sessionId);
    const days = rows.find(({ registrationId }) => registrationId === id)?.days ?? [];
    return days.flatMap((day) => (isToResend(day, isAsked) ? (day.invitationId ?? []) : []));
  }
}
