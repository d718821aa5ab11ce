// An organiser registers somebody: dates of registration do not bind them, rules may be set aside with a reason.
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { RegistrationAnswer } from '@treize/contract/registrations';
import type { organiserRegistration } from '@treize/contract/roster';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import type { Actor } from '../../../platform/http/actor';
import { Links } from '../../../platform/http/links';
import { Refusal } from '../../../platform/http/refusal';
import { readSessions } from '../../registering/ground.queries';
import { RegistrationsCommitter } from '../../registering/registrations.committer';
import { StoredAnswers } from '../../registering/stored-answers.service';

@Injectable()
export class HandRegistrations {
  constructor(
    private readonly source: DataSource,
    private readonly committer: RegistrationsCommitter,
    private readonly answers: StoredAnswers,
    private readonly links: Links,
  ) {}

  /** @throws Refusal `already-registered`, or the refusal of a rule that was not set aside */
  async register(
    actor: Actor,
    sessionId: string,
    body: z.output<typeof organiserRegistration>,
    idempotencyKey: string,
  ): Promise<RegistrationAnswer> {
    const [session] = await readSessions(this.source.manager, [sessionId]);
    if (!session) throw new Refusal('not-found');
    actor.mustReach('registrations.write', { sessionId, regionCode: session.regionCode });
    const { override, ...draft } = body;
    const committed = await this.committer.submit({
      sessionId,
      members: [{ ...draft, viaMunicipality: false }],
      idempotencyKey,
      requestHash: createHash('sha256')
        .update(JSON.stringify([sessionId, body]))
        .digest('base64url'),
      registeredBy: actor.personId,
      source: 'ORGANIZER',
      onBehalfOf: null,
      // Only the commune tells who sits in its council.
      isValidated: session.validation !== 'MUNICIPALITY',
      override,
      waitingListOnly: false,
      holdId: null,
      invitationId: null,
    });
    if (committed.outcome === 'EXISTING') throw new Refusal('already-registered');
    if (committed.outcome === 'REPLAYED')
      return this.answers.of(committed.registrationIds[0] as string, null);
    const [member] = committed.members;
    if (!member) throw new Refusal('unexpected');
    const told = {
      registrationId: member.registrationId,
      number: member.number,
      token: this.links.sign('registration', member.registrationId),
      companionNumber: null,
    };
    if (committed.outcome === 'WAITLISTED')
      return {
        outcome: 'WAITLISTED',
        ...told,
        rank: committed.members[0]?.rank ?? 1,
        reasons: committed.reasons,
      };
    return committed.status === 'CONFIRMED' || committed.dueAt === null
      ? { outcome: 'CONFIRMED', ...told }
      : { outcome: 'PENDING_VALIDATION', ...told, dueAt: committed.dueAt.toISOString() };
  }
}
