// Registering: what is checked before the committer, and what the person is answered.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { RegistrationAnswer, RegistrationDraft } from '@treize/contract/registrations';
import { emailKey } from '@treize/rules/people/keys';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config';
import { CONFIG } from '../platform/config.token';
import type { Actor } from '../platform/http/actor';
import { Links } from '../platform/http/links';
import { RateLimits } from '../platform/http/rate-limits';
import { Refusal } from '../platform/http/refusal';
import { Jobs } from '../platform/jobs/jobs.service';
import { registrationById } from './pages.queries';
import { RegistrationsCommitter } from './registrations.committer';
import { registrationReminded } from './registrations.jobs';
import { knownBodies } from './registrations.queries';

const hour = 3600;

@Injectable()
export class Registrations {
  constructor(
    private readonly source: DataSource,
    private readonly committer: RegistrationsCommitter,
    private readonly limits: RateLimits,
    private readonly links: Links,
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Registers a person on a session. The same key with the same draft gives the same answer and one registration.
   * Somebody who is registered already learns it by mail, at the address on file: a stranger learns nothing.
   */
  async register(
    actor: Actor,
    sessionId: string,
    draft: RegistrationDraft,
    idempotencyKey: string,
  ): Promise<RegistrationAnswer> {
    await this.limits.hit(`register:network:${actor.network}`, this.config.REGISTRATIONS_PER_NETWORK, hour);
    await this.limits.hit(
      `register:address:${emailKey(draft.email)}`,
      this.config.REGISTRATIONS_PER_ADDRESS,
      hour,
    );
    await this.mustKnowBody(draft);
    const requestHash = createHash('sha256')
      .update(JSON.stringify([sessionId, draft]))
      .digest('base64url');
    const committed = await this.committer.submit({
      sessionId,
      draft,
      idempotencyKey,
      requestHash,
      registeredBy: actor.personId,
      source: 'SELF',
    });
    const { registrationId } = committed;
    const token = this.links.sign('registration', registrationId);
    switch (committed.outcome) {
      case 'CONFIRMED':
        return { outcome: 'CONFIRMED', registrationId, number: committed.number, token };
      case 'WAITLISTED':
        return {
          outcome: 'WAITLISTED',
          registrationId,
          number: committed.number,
          rank: committed.rank,
          token,
        };
      case 'REPLAYED':
        return this.answerOf(registrationId);
      case 'EXISTING':
        return committed.personId === actor.personId
          ? this.answerOf(registrationId)
          : this.remind(registrationId);
    }
  }

  private async mustKnowBody({ municipalityCode, epciCode }: RegistrationDraft): Promise<void> {
    const known = await knownBodies(
      this.source.manager,
      municipalityCode === null ? [] : [municipalityCode],
      epciCode === null ? [] : [epciCode],
    );
    if (municipalityCode !== null && !known.has(municipalityCode))
      throw new Refusal('unknown-municipality', {
        errors: [{ path: 'body.municipalityCode', message: 'commune inconnue' }],
      });
    if (epciCode !== null && !known.has(epciCode))
      throw new Refusal('unknown-epci', {
        errors: [{ path: 'body.epciCode', message: 'intercommunalité inconnue' }],
      });
  }

  /** The answer of a registration stored before, as it stands now. */
  private async answerOf(registrationId: string): Promise<RegistrationAnswer> {
    const row = await registrationById(this.source.manager, registrationId);
    if (!row) throw new Refusal('not-found');
    const told = {
      registrationId,
      number: row.number,
      token: this.links.sign('registration', registrationId),
    };
    // An offered place is not held yet: its page tells, and asks to accept.
    if (row.status === 'WAITLISTED' || row.status === 'OFFERED')
      return { outcome: 'WAITLISTED', ...told, rank: row.rank ?? 1 };
    return { outcome: 'CONFIRMED', ...told };
  }

  private async remind(registrationId: string): Promise<RegistrationAnswer> {
    await this.source.transaction((tx) =>
      this.jobs.send(tx, registrationReminded, { registrationId }, { singletonKey: registrationId }),
    );
    return { outcome: 'ALREADY_TOLD' };
  }
}
