// Registering by the public form: what is checked before the committer, and what the person is answered.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { RegistrationAnswer, RegistrationRequestBody } from '@treize/contract/registrations';
import { emailKey } from '@treize/rules/people/keys';
import { DataSource } from 'typeorm';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import type { Actor } from '../../platform/http/actor';
import { Links } from '../../platform/http/links';
import { RateLimits } from '../../platform/http/limits/rate-limits';
import { Refusal } from '../../platform/http/refusal';
import { Jobs } from '../../platform/jobs/jobs.service';
import { registrationReminded } from '../registrations.jobs';
import { RegistrationsCommitter } from './registrations.committer';
import { memberKey, type Committed } from './requests';
import { SeatPromises } from './seat-promises.service';
import { StoredAnswers } from './stored-answers.service';

const hour = 3600;

@Injectable()
export class Registrations {
  constructor(
    private readonly source: DataSource,
    private readonly committer: RegistrationsCommitter,
    private readonly limits: RateLimits,
    private readonly links: Links,
    private readonly jobs: Jobs,
    private readonly promises: SeatPromises,
    private readonly answers: StoredAnswers,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Registers a person, or two together. The same key with the same request gives the same answer and one registration.
   * Somebody who is registered already learns it by mail, at the address on file: a stranger learns nothing.
   */
  async register(
    actor: Actor,
    sessionId: string,
    body: RegistrationRequestBody,
    idempotencyKey: string,
  ): Promise<RegistrationAnswer> {
    const { companion, waitingListOnly, hold, invitation, ...first } = body;
    const drafts = companion === null ? [first] : [first, companion];
    await this.limits.hitAll([
      {
        bucket: `register:network:${actor.network}`,
        limit: this.config.REGISTRATIONS_PER_NETWORK,
        windowSeconds: hour,
      },
      ...[...new Set(drafts.map(({ email }) => emailKey(email)))].map((address) => ({
        bucket: `register:address:${address}`,
        limit: this.config.REGISTRATIONS_PER_ADDRESS,
        windowSeconds: hour,
      })),
    ]);
    const invitationId =
      invitation === null ? null : await this.promises.readFor(invitation, sessionId, drafts);
    const requestHash = createHash('sha256')
      .update(JSON.stringify([sessionId, drafts]))
      .digest('base64url');
    const committed = await this.committer.submit({
      sessionId,
      members: drafts.map((draft) => ({ ...draft, viaMunicipality: false })),
      idempotencyKey,
      requestHash,
      registeredBy: actor.personId,
      source: 'SELF',
      onBehalfOf: null,
      isValidated: false,
      override: null,
      waitingListOnly,
      holdId: hold,
      invitationId,
    });
    return this.answerOf(actor, committed, idempotencyKey);
  }

  private async answerOf(actor: Actor, committed: Committed, key: string): Promise<RegistrationAnswer> {
    switch (committed.outcome) {
      case 'PLACED': {
        const told = this.told(committed.members);
        return committed.status === 'CONFIRMED'
          ? { outcome: 'CONFIRMED', ...told }
          : { outcome: 'PENDING_VALIDATION', ...told, dueAt: (committed.dueAt as Date).toISOString() };
      }
      case 'WAITLISTED': {
        const rank = committed.members[0]?.rank ?? 1;
        return { outcome: 'WAITLISTED', ...this.told(committed.members), rank, reasons: committed.reasons };
      }
      case 'REPLAYED':
        return this.answers.of(committed.registrationIds[0] as string, memberKey(key, 1));
      case 'EXISTING':
        return committed.personId === actor.personId
          ? this.answers.of(committed.registrationId, null)
          : this.remind(committed.registrationId);
    }
  }

  private told(members: readonly { registrationId: string; number: string }[]) {
    const [first, second] = members;
    if (!first) throw new Refusal('unexpected');
    return {
      registrationId: first.registrationId,
      number: first.number,
      token: this.links.sign('registration', first.registrationId),
      companionNumber: second?.number ?? null,
    };
  }

  private async remind(registrationId: string): Promise<RegistrationAnswer> {
    await this.source.transaction((tx) =>
      this.jobs.send(tx, registrationReminded, { registrationId }, { singletonKey: registrationId }),
    );
    return { outcome: 'ALREADY_TOLD' };
  }
}
