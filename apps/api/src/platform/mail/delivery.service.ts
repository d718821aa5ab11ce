// One attempt to send one stored mail: claim, hand over, record. A crash in between only repeats the same bytes.
import { Injectable } from '@nestjs/common';
import { decideClaim, holdsSecret } from '@treize/rules/mails/delivery';
import { DataSource } from 'typeorm';
import { Clock } from '../clock';
import { Jobs } from '../jobs/jobs.service';
import { composeMail } from './compose';
import { Mail } from './mail.entity';
import { mailSend } from './mails.jobs';
import {
  forgetWords,
  lockMailWithSiblings,
  markSending,
  markSuperseded,
  recordAttempt,
} from './mails.queries';
import type { Outcome } from './outcome';
import { Smtp } from './smtp';

const waitForSibling = 15_000;
/** After a cut line the server may still be at work on the message: the same bytes leave again later. */
const waitAfterUnknown = 600_000;
const unknownAttempts = 5;

/** Thrown so that the queue tries again later. */
export class MailDeferred extends Error {}

@Injectable()
export class Delivery {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly smtp: Smtp,
  ) {}

  /** @throws MailDeferred when the mail must be tried again after a growing delay; never for a final refusal. */
  async attempt(mailId: string): Promise<void> {
    const attempt = await this.claim(mailId);
    if (attempt === null) return;
    const mail = await this.source.manager.findOneByOrFail(Mail, { id: mailId });
    const outcome = await this.smtp.deliver(await composeMail(mail), mail.fromAddress, mail.toAddress);
    await this.record(mail, attempt, outcome);
    if (outcome.state === 'DEFERRED') throw new MailDeferred(outcome.text);
  }

  /** The number of the attempt that may begin now, or null: final, overtaken, or to be seen again later. */
  private async claim(mailId: string): Promise<number | null> {
    return this.source.transaction(async (tx) => {
      const now = this.clock.now();
      const locked = await lockMailWithSiblings(tx, mailId);
      const mail = locked.find(({ id }) => id === mailId);
      if (!mail) return null;
      const claim = decideClaim(
        mail,
        locked.filter((other) => other !== mail),
        now,
      );
      if (claim === 'superseded') await markSuperseded(tx, mailId);
      if (claim === 'wait') {
        await this.jobs.send(
          tx,
          mailSend,
          { mailId },
          { startAfter: new Date(now.getTime() + waitForSibling) },
        );
      }
      return claim === 'send' ? markSending(tx, mailId, now) : null;
    });
  }

  private async record({ id: mailId, kind }: Mail, attempt: number, outcome: Outcome): Promise<void> {
    const now = this.clock.now();
    const acceptedAt = outcome.state === 'ACCEPTED' ? now : null;
    await this.source.transaction(async (tx) => {
      const written = await recordAttempt(
        tx,
        mailId,
        attempt,
        outcome.state,
        outcome.code,
        outcome.text,
        acceptedAt,
      );
      const isFinal = outcome.state === 'ACCEPTED' || outcome.state === 'REJECTED';
      if (written && isFinal && holdsSecret(kind)) await forgetWords(tx, mailId);
      if (written && outcome.state === 'UNKNOWN' && attempt < unknownAttempts) {
        await this.jobs.send(
          tx,
          mailSend,
          { mailId },
          { startAfter: new Date(now.getTime() + waitAfterUnknown) },
        );
      }
    });
  }
}
