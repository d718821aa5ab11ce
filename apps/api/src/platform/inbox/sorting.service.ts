// Sorts one stored message: bounces are settled here, answers go to whoever follows them, the rest waits for a person.
// Nothing here ever writes a mail: two machines would answer each other for ever.
import { Inject, Injectable } from '@nestjs/common';
import { isMailServer, sortInbound } from '@treize/rules/mails/inbound';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock';
import type { Config } from '../config';
import { CONFIG } from '../config.token';
import { Jobs } from '../jobs/jobs.service';
import { Bounces } from '../mail/bounces/bounces.service';
import { Senders } from '../mail/senders/senders.service';
import { Verp } from '../mail/bounces/verp';
import { answerReceived, personWrote } from './inbox.jobs';
import { describeMessage, lockMessage, mailAnswered, mailPlace, markAnswer } from './inbox.queries';
import { Inbox, type Settlement } from './inbox.service';
import { readMessage, type ReadMessage } from './read-message';

const longestExcerpt = 2000;

@Injectable()
export class Sorting {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly inbox: Inbox,
    private readonly senders: Senders,
    private readonly verp: Verp,
    private readonly bounces: Bounces,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Once for each message, however often it is asked. */
  async sort(messageId: string): Promise<void> {
    await this.source.transaction(async (tx) => {
      const stored = await lockMessage(tx, messageId);
      if (!stored?.raw || stored.sort !== null) return;
      const message = await readMessage(stored.raw, stored, this.config.MAIL_AUTHSERV_ID);
      const isWhole = stored.raw.length === stored.size;
      const isAnswer = isWhole && message.report === null && message.calendar !== null;
      const end = isAnswer ? null : await this.decide(tx, message, isWhole);
      // Nobody reads why somebody is away: such words go with the bytes.
      const isRead = end === null || end.sort === 'PERSON' || end.sort === 'REVIEW';
      const excerpt = isRead ? message.text.trim().slice(0, longestExcerpt).toWellFormed() : null;
      await describeMessage(
        tx,
        messageId,
        message.from,
        message.subject.slice(0, 500).toWellFormed(),
        excerpt,
      );
      if (end !== null) return this.settle(tx, messageId, end);
      await markAnswer(tx, messageId);
      await this.jobs.publish(tx, answerReceived, { messageId });
    });
  }

  private async decide(tx: EntityManager, message: ReadMessage, isWhole: boolean): Promise<Settlement> {
    const mailId = message.to.map((to) => this.verp.read(to)).find((id) => id !== null) ?? null;
    if (message.report !== null) return this.bounce(tx, message.report, mailId);
    const about = await this.placeOf(tx, message, mailId);
    if (!isWhole) return { ...about, sort: 'REVIEW', reason: 'too-large' };
    const sort = sortInbound({
      hasReport: false,
      hasCalendar: false,
      hasCalendarProblem: message.calendarProblem !== null,
      isAutomatic: message.isAutomatic,
    });
    // A mail server wrote in its own words to the return address of one mail: a person must say what it means.
    if (sort === 'AUTO' && mailId !== null && isMailServer(message.from))
      return { ...about, sort: 'REVIEW', reason: 'unreadable-bounce' };
    return { ...about, sort, reason: message.calendarProblem };
  }

  /** Who is not known by a mail of ours may be by their address: that is for whoever knows people. */
  private async settle(tx: EntityManager, messageId: string, end: Settlement): Promise<void> {
    await this.inbox.settle(tx, messageId, end);
    const isForPerson = end.sort === 'PERSON' || end.sort === 'REVIEW';
    if (isForPerson && (end.registrationId ?? null) === null)
      await this.jobs.publish(tx, personWrote, { messageId });
  }

  /**
   * What the words are about: the mail they answer, else the one whose return address they came to, else the region
   * written to. Anybody may write an identifier: it only tells a person where to look.
   */
  private async placeOf(
    tx: EntityManager,
    message: ReadMessage,
    verpId: string | null,
  ): Promise<Partial<Settlement>> {
    const answered = message.answers.length > 0 ? await mailAnswered(tx, message.answers) : null;
    const returned = verpId === null ? null : await mailPlace(tx, verpId);
    const place = answered ?? (returned && { ...returned, mailId: verpId });
    return { ...place, regionCode: place?.regionCode ?? (await this.regionOf(tx, message.to)) };
  }

  /** Only the sealed return address says which mail it is about: anybody could write the rest of a report. */
  private async bounce(
    tx: EntityManager,
    report: NonNullable<ReadMessage['report']>,
    mailId: string | null,
  ): Promise<Settlement> {
    const place = mailId === null ? null : await mailPlace(tx, mailId);
    if (mailId === null || place === null) return { sort: 'IGNORED', reason: 'unsealed-report' };
    const { action, status, text } = report;
    if (action !== 'relayed')
      await this.bounces.record(tx, mailId, { action, status, text, at: this.clock.now() });
    return { ...place, mailId, sort: 'BOUNCE' };
  }

  /** The region whose address it was written to, when one of the recipients is a sender of ours. */
  private async regionOf(tx: EntityManager, recipients: readonly string[]): Promise<string | null> {
    const ours = `@${this.config.MAIL_DOMAIN}`;
    for (const to of recipients) {
      if (!to.endsWith(ours)) continue;
      const region = await this.senders.regionOf(tx, to.slice(0, -ours.length).replace(/\+.*$/, ''));
      if (region !== null) return region;
    }
    return null;
  }
}
