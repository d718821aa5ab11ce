// For the operator: what waits or failed among jobs and mails, and another try.
import { Injectable } from '@nestjs/common';
import type { JobBoard, mailQuery } from '@treize/contract/operations';
import type { Permission } from '@treize/rules/auth/permissions';
import { isRetryable } from '@treize/rules/mails/delivery';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../clock';
import type { Actor } from '../http/actor';
import { Refusal } from '../http/refusal';
import { insertMailEvents } from '../mail/bounces/bounces.queries';
import { lockDueMails } from '../mail/delivery/delivery.queries';
import { mailSend, sendingOf } from '../mail/mails.jobs';
import { listMails, markPending } from '../mail/mails.queries';
import { failedJobs, hasFailed, queueCounts } from './job-board';
import { Jobs } from './jobs.service';

const shown = 200;

/** Queues serve the whole nation: a regional grant does not reach them. */
function mustReachAll(actor: Actor, permission: Permission): void {
  if (!actor.scope(permission).everything) throw new Refusal('not-found');
}

@Injectable()
export class Operations {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  async board(actor: Actor) {
    mustReachAll(actor, 'operations.read');
    const names = this.jobs.known.map(({ job }) => job.name);
    const queues = await queueCounts(this.source.manager, names, this.clock.now());
    const failed = await failedJobs(this.source.manager, names, shown);
    return {
      queues,
      failed: failed.map((job) => ({ ...job, createdAt: job.createdAt.toISOString() })),
    } satisfies JobBoard;
  }

  /** @throws Refusal `not-found` when no such job has failed. */
  async retryJob(actor: Actor, queue: string, jobId: string): Promise<void> {
    mustReachAll(actor, 'operations.retry');
    if (!(await hasFailed(this.source.manager, queue, jobId))) throw new Refusal('not-found');
    await this.jobs.boss.retry(queue, jobId);
  }

  async mails(actor: Actor, { page, pageSize, state }: z.output<typeof mailQuery>) {
    mustReachAll(actor, 'operations.read');
    const { items, total } = await listMails(
      this.source.manager,
      state ?? null,
      pageSize,
      (page - 1) * pageSize,
    );
    return { items, total, page, pageSize };
  }

  /**
   * @throws Refusal `not-found`, or `wrong-state` for a mail that left, waits its turn, was overtaken or is of no use any
   * more, or whose address is still blocked
   */
  async retryMail(actor: Actor, mailId: string): Promise<void> {
    mustReachAll(actor, 'operations.retry');
    await this.source.transaction(async (tx) => {
      const mail = (await lockDueMails(tx, [mailId])).find(({ id }) => id === mailId);
      const now = this.clock.now();
      if (!mail) throw new Refusal('not-found');
      if (!isRetryable(mail, now)) throw new Refusal('wrong-state');
      await markPending(tx, mailId);
      await insertMailEvents(tx, [{ mailId, at: now, kind: 'RESENT', code: null, text: '' }]);
      await this.jobs.sendEach(tx, mailSend, [sendingOf({ ...mail, nextAt: null })]);
    });
  }
}
