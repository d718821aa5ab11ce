// A calendar object received by mail: read, decided, applied under the invitation's lock, and settled.
import { Inject, Injectable } from '@nestjs/common';
import {
  decideReply,
  type AnsweredInvitation,
  type ReadReply,
  type ReplyOutcome,
} from '@treize/rules/calendar/replies';
import { isMachine, mayMailAgain } from '@treize/rules/calendar/replies-trust';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import { Inbox, type Settlement } from '../../platform/inbox/inbox.service';
import type { ReadMessage } from '../../platform/inbox/read-message';
import { Senders } from '../../platform/mail/senders/senders.service';
import { Invitations } from '../calendar.service';
import { AnswerMails } from './answer-mails.service';
import {
  aliasesOf,
  isTreated,
  lockByUid,
  recordAutoMail,
  recordProblem,
  recordStale,
  rememberAlias,
  type AnsweredRow,
} from './answers.queries';
import { Answers } from './answers.service';
import { endOf } from './day-times';
import { readCalendar } from './reading';

type Of<K extends ReplyOutcome['kind']> = Extract<ReplyOutcome, { kind: K }>;
/** A received message about a known invitation, in its transaction. */
interface Received {
  tx: EntityManager;
  messageId: string;
  message: ReadMessage;
  row: AnsweredRow;
  now: Date;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

@Injectable()
export class Replies {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly inbox: Inbox,
    private readonly senders: Senders,
    private readonly invitations: Invitations,
    private readonly answers: Answers,
    private readonly mails: AnswerMails,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Treats a received message once, however often it is called. */
  received(messageId: string): Promise<void> {
    return this.source.transaction(async (tx) => {
      if (await isTreated(tx, messageId)) return;
      await this.inbox.settle(tx, messageId, await this.treat(tx, messageId));
    });
  }

  private async treat(tx: EntityManager, messageId: string): Promise<Settlement> {
    const message = await this.inbox.open(tx, messageId);
    const forReview = async (reason: string): Promise<Settlement> => ({
      sort: 'REVIEW',
      reason,
      regionCode: await this.regionOf(tx, message),
    });
    if (message.isForwarded) return forReview('forwarded');
    if (message.calendar === null) return forReview(message.calendarProblem ?? 'unreadable');
    const read = readCalendar(message.calendar.body, message.calendar.method);
    if ('problem' in read) return forReview(read.problem);
    const row = await this.invitationOf(tx, read.reply);
    const now = this.clock.now();
    const known = row && answeredInvitation(row, await aliasesOf(tx, row.registrationId));
    const outcome = decideReply(read.reply, known, message.evidence, now);
    if (row === null) {
      if (outcome.kind === 'ignore') return { sort: 'IGNORED', reason: outcome.reason };
      return forReview(outcome.kind === 'review' ? outcome.reason : 'unknown-uid');
    }
    const { regionCode, sessionId, registrationId, id: invitationId } = row;
    const settled = await this.act({ tx, messageId, message, row, now }, outcome);
    return { ...settled, regionCode, sessionId, registrationId, invitationId };
  }

  private act(received: Received, outcome: ReplyOutcome): Promise<Settlement> {
    if (outcome.kind === 'apply') return this.apply(received, outcome);
    if (outcome.kind === 'ask') return this.ask(received, outcome);
    if (outcome.kind === 'stale') return this.stale(received);
    if (outcome.kind === 'resend') return this.resend(received);
    if (outcome.kind === 'note') return this.note(received, outcome);
    const sort = outcome.kind === 'review' ? 'REVIEW' : 'IGNORED';
    return Promise.resolve({ sort, reason: outcome.reason });
  }

  /** A changed answer that its sender should be able to undo is told: one half proven, or one that gives a place up. */
  private async apply(received: Received, outcome: Of<'apply'>): Promise<Settlement> {
    const { tx, row, now } = received;
    const { partstat, sequence, stamp, comment, newAlias, notify } = outcome;
    if (newAlias !== null) await rememberAlias(tx, row.registrationId, newAlias, now);
    const isNews = partstat !== row.partstat && (notify || partstat === 'DECLINED');
    const tells = isNews && (await this.takeTurn(received));
    const answer = { partstat, sequence, at: stamp, source: 'REPLY', comment, answeredFor: null } as const;
    await this.answers.apply(tx, row, answer, tells);
    // A decline is told by the registrations, which know until when it can be undone.
    if (tells && partstat !== 'DECLINED') await this.mails.noted(tx, row, outcome);
    return { sort: 'REPLY' };
  }

  private async ask(received: Received, outcome: Of<'ask'>): Promise<Settlement> {
    if (outcome.partstat === received.row.partstat) return { sort: 'REPLY', reason: 'unproven' };
    if (!(await this.takeTurn(received))) return { sort: 'REPLY', reason: 'unproven' };
    await this.mails.toConfirm(received.tx, received.row, outcome, received.messageId);
    return { sort: 'REPLY', reason: 'confirmation-asked' };
  }

  /** The person answered former times: they get the present ones again, once for each revision. */
  private async stale(received: Received): Promise<Settlement> {
    const { tx, row } = received;
    if (row.sequence !== null && row.staleSequence !== row.sequence && (await this.takeTurn(received))) {
      await recordStale(tx, row.id, row.sequence);
      await this.invitations.resend(tx, row.id, 'stale');
    }
    return { sort: 'REPLY', reason: 'stale' };
  }

  private async resend(received: Received): Promise<Settlement> {
    const { tx, row } = received;
    if (await this.takeTurn(received)) await this.invitations.resend(tx, row.id, 'refreshed');
    return { sort: 'REPLY', reason: 'refresh' };
  }

  private async note({ tx, row }: Received, { reason, proposed, problem }: Of<'note'>): Promise<Settlement> {
    if (problem !== null) await recordProblem(tx, row.id, problem);
    return {
      sort: 'REVIEW',
      reason,
      proposedStart: proposed?.start ?? null,
      proposedEnd: proposed?.end ?? null,
    };
  }

  /**
   * True when this message may cause a mail; the turn is then taken for a day. `Auto-Submitted` says nothing here: Gmail
   * and others write it on the answers that people give.
   */
  private async takeTurn({ tx, message, row, now }: Received): Promise<boolean> {
    const isLoop = isMachine(message.from) || isMachine(row.attendeeAddress);
    if (isLoop || !mayMailAgain(row.autoMailedAt, now)) return false;
    await recordAutoMail(tx, row.id, now);
    return true;
  }

  private async invitationOf(tx: EntityManager, { uid }: ReadReply): Promise<AnsweredRow | null> {
    return uid !== null && uuid.test(uid) ? lockByUid(tx, uid) : null;
  }

  /** Of a message about no invitation of ours: the region it was written to. */
  private async regionOf(tx: EntityManager, { to }: ReadMessage): Promise<string | null> {
    const ours = `@${this.config.MAIL_DOMAIN}`;
    for (const address of to.filter((one) => one.endsWith(ours))) {
      const region = await this.senders.regionOf(tx, address.slice(0, -ours.length));
      if (region !== null) return region;
    }
    return null;
  }
}

const answeredInvitation = (row: AnsweredRow, aliases: readonly string[]): AnsweredInvitation => ({
  onFile: row.attendeeAddress,
  aliases,
  organizer: row.organizerAddress,
  stands: row.wanted === 'REQUEST' && row.sessionState === 'PUBLISHED' && row.halfDays !== null,
  endsAt: endOf(row) ?? new Date(0),
  sequence: row.sequence ?? 0,
  timesSequence: row.timesSequence,
  answered:
    row.partstatSequence === null || row.partstatAt === null
      ? null
      : { sequence: row.partstatSequence, at: row.partstatAt },
});
