// A batch of stored mails on its way: claimed, handed over several at once, recorded. A crash only repeats the same bytes.
import { Injectable, Logger } from '@nestjs/common';
import { leaseMilliseconds } from '@treize/rules/mails/delivery';
import { DataSource } from 'typeorm';
import { Clock } from '../../clock';
import { Jobs } from '../../jobs/jobs.service';
import { KeptFiles } from '../kept-files.service';
import { mailSend, sendingOf } from '../mails.jobs';
import { Verp } from '../bounces/verp';
import { Claims, type ClaimedMail } from './claims.service';
import { composeMail } from './compose';
import { filesOf } from './delivery.queries';
import { Dkim } from './dkim';
import { Lanes } from './lanes';
import type { Outcome } from './outcome';
import { Outcomes } from './outcomes.service';
import { lines, Smtp } from './smtp';

/** A batch does not wait longer for its slowest mails: they end beside the next ones. */
const patience = 10_000;
/** Mails left behind by their batch at once; past that, batches wait. */
const mostLeftBehind = 100;

const pause = (milliseconds: number) => new Promise((wake) => setTimeout(wake, milliseconds));

/** True when the work ends in time; throws what it throws. */
async function endsWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), milliseconds)));
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

@Injectable()
export class Delivery {
  private readonly logger = new Logger('mail');
  private readonly lanes = new Lanes(lines);
  private leftBehind = 0;

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly claims: Claims,
    private readonly outcomes: Outcomes,
    private readonly smtp: Smtp,
    private readonly verp: Verp,
    private readonly dkim: Dkim,
    private readonly kept: KeptFiles,
  ) {}

  /** Sends what may leave of these mails; what may not is queued for later. Throws only when nothing could be recorded. */
  async send(mailIds: readonly string[]): Promise<void> {
    const claimed = await this.claims.claim([...new Set(mailIds)]);
    if (claimed.length === 0) return;
    const now = this.clock.now().getTime();
    const unfinished = new Map(claimed.map((mail) => [mail.id, mail]));
    const all = Promise.all(
      claimed.map(async (mail) => {
        await this.sendOne(mail, mail.leavesAt.getTime() - now);
        unfinished.delete(mail.id);
      }),
    );
    if (await endsWithin(all, patience)) return;
    if (this.leftBehind + unfinished.size > mostLeftBehind) return void (await all);
    await this.leaveBehind([...unfinished.values()], all);
  }

  /** Their batch is over: should this process die, another one finds them once their claim has run out. */
  private async leaveBehind(mails: readonly ClaimedMail[], all: Promise<unknown>): Promise<void> {
    const nextAt = new Date(this.clock.now().getTime() + leaseMilliseconds);
    const watching = mails.map(({ id, urgency }) => sendingOf({ id, urgency, nextAt }));
    await this.source.transaction((tx) => this.jobs.sendEach(tx, mailSend, watching));
    this.leftBehind += mails.length;
    void all
      .catch((error: Error) => this.logger.warn(`mails left behind will be tried again: ${error.message}`))
      .finally(() => (this.leftBehind -= mails.length));
  }

  private async sendOne(mail: ClaimedMail, wait: number): Promise<void> {
    if (wait > 0) await pause(wait);
    const outcome = await this.lanes.run(async () => {
      const result = await this.handOver(mail);
      return { result, answered: result.state !== 'DEFERRED' || result.from !== 'server' };
    });
    await this.outcomes.note({ mail, outcome });
  }

  private async handOver(mail: ClaimedMail): Promise<Outcome> {
    let message: Buffer;
    const tx = this.source.manager;
    const attachments = mail.hasFiles ? await this.kept.read(tx, await filesOf(tx, mail.id)) : [];
    try {
      if (attachments === null) throw new Error('a file that it carries is gone');
      message = await this.dkim.sign(await composeMail({ ...mail, attachments }));
    } catch (error) {
      this.logger.error(`the mail ${mail.id} cannot be composed: ${(error as Error).message}`);
      return { state: 'REJECTED', code: null, text: 'Message impossible à composer' };
    }
    return this.smtp.deliver(message, this.verp.addressOf(mail.id), mail.toAddress);
  }
}
