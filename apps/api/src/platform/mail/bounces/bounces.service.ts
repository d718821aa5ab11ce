// Delivery reports: what became of a mail after it left, and the addresses to which nothing more is sent.
import { Injectable } from '@nestjs/common';
import { blockCause, bounceOf, fullDays, isFull } from '@treize/rules/mails/bounces';
import { emailKey } from '@treize/rules/people/keys';
import type { EntityManager } from 'typeorm';
import { Jobs } from '../../jobs/jobs.service';
import {
  blockAddress,
  countFull,
  insertMailEvents,
  lockReportedMail,
  markBounced,
  markDelivered,
  unblockAddress,
} from './bounces.queries';
import { mailBounced } from '../mails.jobs';
import { readable } from '../delivery/outcome';

/** One recipient of a delivery status notification (RFC 3464), or a server's answer as a person reads it. */
export interface Report {
  action: 'failed' | 'delayed' | 'delivered';
  /** Enhanced status: `5.1.1`; empty when the report has none. */
  status: string;
  text: string;
  at: Date;
}

const day = 86_400_000;

@Injectable()
export class Bounces {
  constructor(private readonly jobs: Jobs) {}

  /** Writes what a report says of a mail; nothing for a mail that is not known. */
  async record(tx: EntityManager, mailId: string, report: Report): Promise<void> {
    const mail = await lockReportedMail(tx, mailId);
    if (mail === null) return;
    const { at } = report;
    const text = readable(`${report.status} ${report.text}`.trim());
    const event = { mailId, at, code: null, text };
    switch (report.action) {
      case 'delivered':
        await markDelivered(tx, mailId, at);
        await unblockAddress(tx, mail.address);
        return insertMailEvents(tx, [{ ...event, kind: 'DELIVERED' }]);
      case 'delayed':
        return insertMailEvents(tx, [{ ...event, kind: 'DEFERRED' }]);
      case 'failed':
        await insertMailEvents(tx, [{ ...event, kind: 'BOUNCED' }]);
        await this.fail(tx, mailId, mail.address, { ...report, text });
    }
  }

  /** Lets mails leave again for an address that was blocked; true when it was. */
  async unblock(tx: EntityManager, address: string): Promise<boolean> {
    return unblockAddress(tx, emailKey(address));
  }

  private async fail(tx: EntityManager, mailId: string, address: string, report: Report): Promise<void> {
    const { status, text, at } = report;
    const bounce = bounceOf(status, text);
    await markBounced(tx, mailId, bounce, at, text);
    const full = isFull(status) ? await countFull(tx, address, new Date(at.getTime() - fullDays * day)) : 0;
    const cause = blockCause(bounce, status, full);
    if (cause !== null) await blockAddress(tx, address, cause, text, mailId, at);
    await this.jobs.publish(tx, mailBounced, { mailId, bounce });
  }
}
