// What comes back to a region: mails that bounced, messages a person must read, and that somebody has dealt with them.
import { Injectable } from '@nestjs/common';
import type {
  bounceList,
  bounceQuery,
  deskCounts,
  inboundList,
  inboundQuery,
} from '@treize/contract/deliveries';
import type { Permission } from '@treize/rules/auth/permissions';
import { withoutTokens } from '@treize/rules/mails/copies';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../../audit/audit.service';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { Refusal } from '../../../platform/http/refusal';
import { scopeFilter } from '../../../platform/http/scope-filter';
import {
  bouncedMails,
  countBouncedMails,
  countReceivedMessages,
  firstScopeParam,
  lockReceivedMessage,
  markTreated,
  rawOfMessage,
  receivedMessages,
  type DeskFilter,
  type MessagePlace,
} from './inbox.queries';

@Injectable()
export class InboxDesk {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  async bounces(
    actor: Actor,
    { page, pageSize, region, open }: z.output<typeof bounceQuery>,
  ): Promise<z.output<typeof bounceList>> {
    const tx = this.source.manager;
    const filter = filterOf(actor, { region, open });
    const now = this.clock.now();
    const rows = await bouncedMails(tx, filter, pageSize, (page - 1) * pageSize, now);
    const items = rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    return { items, total: await countBouncedMails(tx, filter, now), page, pageSize };
  }

  async messages(
    actor: Actor,
    { page, pageSize, region, session, open }: z.output<typeof inboundQuery>,
  ): Promise<z.output<typeof inboundList>> {
    const tx = this.source.manager;
    const filter = filterOf(actor, { region, session, open });
    const rows = await receivedMessages(tx, filter, pageSize, (page - 1) * pageSize);
    const items = rows.map((row) => ({
      ...row,
      // Whoever answers quotes what they received, with their own links.
      excerpt: row.excerpt && withoutTokens(row.excerpt),
      receivedAt: row.receivedAt.toISOString(),
      proposedStart: row.proposedStart?.toISOString() ?? null,
      proposedEnd: row.proposedEnd?.toISOString() ?? null,
      treatedAt: row.treatedAt?.toISOString() ?? null,
    }));
    return { items, total: await countReceivedMessages(tx, filter), page, pageSize };
  }

  /** What the lists show when they are opened. */
  async counts(actor: Actor): Promise<z.output<typeof deskCounts>> {
    const tx = this.source.manager;
    const filter = filterOf(actor, { region: undefined, open: 'true' });
    const inbox = await countReceivedMessages(tx, filter);
    return { inbox, bounces: await countBouncedMails(tx, filter, this.clock.now()) };
  }

  /** The message as it came. @throws Refusal `not-found` also once its bytes were dropped */
  async raw(actor: Actor, messageId: string): Promise<Buffer> {
    return this.source.transaction(async (tx) => {
      const message = await this.reached(tx, actor, 'registrations.read', messageId);
      const raw = await rawOfMessage(tx, messageId);
      if (!raw) throw new Refusal('not-found');
      await this.record(tx, actor, 'inbox.downloaded', message);
      return raw;
    });
  }

  /** Says that somebody dealt with it, or that somebody still must; said twice, it is written once. */
  async treat(actor: Actor, messageId: string, isTreated: boolean): Promise<{ done: true }> {
    await this.source.transaction(async (tx) => {
      const message = await this.reached(tx, actor, 'registrations.write', messageId);
      if ((message.treatedAt !== null) === isTreated) return;
      await markTreated(
        tx,
        messageId,
        isTreated ? this.clock.now() : null,
        isTreated ? actor.mustBeSomeone() : null,
      );
      await this.record(tx, actor, isTreated ? 'inbox.treated' : 'inbox.reopened', message);
    });
    return { done: true };
  }

  private record(tx: EntityManager, actor: Actor, action: string, message: MessagePlace): Promise<void> {
    return this.audit.record(tx, {
      actorId: actor.personId,
      action,
      subjectKind: 'inbound-message',
      subjectId: message.id,
      regionCode: message.regionCode,
    });
  }

  /** A message without a region is for whoever sees everything. */
  private async reached(
    tx: EntityManager,
    actor: Actor,
    permission: Permission,
    messageId: string,
  ): Promise<MessagePlace> {
    const message = await lockReceivedMessage(tx, messageId);
    if (!message) throw new Refusal('not-found');
    const { regionCode, sessionId } = message;
    actor.mustReach(permission, { ...(regionCode && { regionCode }), ...(sessionId && { sessionId }) });
    return message;
  }
}

interface Narrowed {
  region: string | undefined;
  session?: string | undefined;
  open: 'true' | 'false';
}

function filterOf(actor: Actor, { region, session, open }: Narrowed): DeskFilter {
  const scope = actor.scope('registrations.read');
  return {
    scope: scopeFilter(scope, 'm.region_code', 'm.session_id', firstScopeParam),
    region: region ?? null,
    session: session ?? null,
    isOpen: open === 'true',
  };
}
