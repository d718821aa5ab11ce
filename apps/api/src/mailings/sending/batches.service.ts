// The messages of a mailing, queued a batch at a time: each recipient once, however often a batch is run or killed.
import { Inject, Injectable } from '@nestjs/common';
import { mailingPaths } from '@treize/contract/mailings';
import { afterQuietHours } from '@treize/rules/mails/quiet-hours';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import { Links } from '../../platform/http/links';
import { Jobs } from '../../platform/jobs/jobs.service';
import { Mails, type OutgoingMail } from '../../platform/mail/mails.service';
import { Letters, type Occasion } from '../mails/letters.service';
import { mailingBatch } from './mailings.jobs';
import {
  leaveOutOptedOut,
  lockMailing,
  markQueued,
  nextRecipients,
  setMailingState,
  type NextRecipient,
  type StoredMailing,
} from './mailings.queries';

/** Short transactions: half a second of work to do again after a crash. */
const batch = 250;
/** After everything else: a mailing never delays an invitation. */
const lastUrgency = 9;

@Injectable()
export class Batches {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mails: Mails,
    private readonly links: Links,
    private readonly letters: Letters,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Queues the next batch and sends for the one after it, or says that all are queued. */
  async next(mailingId: string): Promise<void> {
    await this.source.transaction(async (tx) => {
      const mailing = await lockMailing(tx, mailingId);
      if (!mailing || mailing.state === 'CANCELLED' || mailing.state === 'SENT') return;
      const now = this.clock.now();
      const wakes = afterQuietHours(now, this.config.QUIET_HOURS);
      if (wakes > now) {
        await this.jobs.send(tx, mailingBatch, { mailingId }, { startAfter: wakes });
        return;
      }
      if (mailing.purpose === 'INVITATION') await leaveOutOptedOut(tx, mailingId);
      const recipients = await nextRecipients(tx, mailingId, batch);
      await this.queue(tx, mailing, recipients, now);
      const isLast = recipients.length < batch;
      await setMailingState(tx, mailingId, isLast ? 'SENT' : 'SENDING', isLast ? now : null);
      if (!isLast) await this.jobs.send(tx, mailingBatch, { mailingId });
    });
  }

  private async queue(
    tx: EntityManager,
    mailing: StoredMailing,
    recipients: readonly NextRecipient[],
    now: Date,
  ): Promise<void> {
    if (recipients.length === 0) return;
    const occasion = await this.letters.occasion(tx, mailing);
    const mails = recipients.map((recipient) => this.mail(mailing, occasion, recipient, now));
    await this.mails.queueMany(tx, mails);
    await markQueued(
      tx,
      recipients.map(({ id }) => id),
      now,
    );
  }

  private mail(
    mailing: StoredMailing,
    occasion: Occasion,
    recipient: NextRecipient,
    now: Date,
  ): OutgoingMail {
    const isInvitation = mailing.purpose === 'INVITATION';
    const token = isInvitation ? this.links.sign('unsubscribe', recipient.id) : '';
    const page = isInvitation ? this.links.page(`/unsubscribe/${token}`) : null;
    const startsAt = occasion.session ? new Date(occasion.session.startsAt) : null;
    return {
      ...this.letters.write(occasion, recipient.message, page),
      kind: isInvitation ? 'mailing.invitation' : 'mailing.service',
      dedupeKey: `mailing:${mailing.id}:${recipient.id}`,
      from: occasion.sender.mailbox,
      to: { name: recipient.name, address: recipient.address },
      regionCode: mailing.regionCode,
      sessionId: mailing.sessionId,
      registrationId: aboutOne(recipient),
      urgency: lastUrgency,
      giveUpAt: startsAt !== null && startsAt > now ? startsAt : null,
      unsubscribeUrl: isInvitation ? this.links.page(mailingPaths.unsubscribe(token)) : null,
      mailingId: mailing.id,
    };
  }
}

/** The registration a message is about, when it is one person's own. */
export const aboutOne = ({ message: { role, people } }: Pick<NextRecipient, 'message'>): string | null =>
  role === 'PARTICIPANT' && people.length === 1 ? (people[0]?.registrationId ?? null) : null;
