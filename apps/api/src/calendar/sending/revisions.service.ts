// Revisions of invitations, given under their row locks and recorded many at once.
import { Injectable } from '@nestjs/common';
import { nextRevision, type Announced } from '@treize/rules/calendar/revisions';
import { emailKey } from '@treize/rules/people/keys';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Links } from '../../platform/http/links';
import { Mails } from '../../platform/mail/mails.service';
import {
  recordRequests,
  recordWithdrawals,
  sharedMailboxes,
  type Announcement,
  type DayFacts,
  type InvitationRow,
} from '../calendar.queries';
import { sameTimes } from '../answers/day-times';
import { contentOf, fingerprintOf } from '../content';
import type { Withdrawal } from '../ics/event';
import type { Fall, InvitationContent } from '../invitation.entity';
import { renderCancel, renderRequest, type RenderedInvitation } from '../rendered';

/** A locked invitation, and the day it has to announce. */
export interface ToAnnounce {
  row: InvitationRow;
  facts: DayFacts;
  forWhom?: string | undefined;
}

export interface Advanced {
  /** As it is once recorded. */
  row: InvitationRow;
  content: InvitationContent;
  /** What the person was last told; null: nothing. */
  before: Announced | null;
  /** No invitation has left yet: the words are those of a first one. */
  isFirst: boolean;
  /** The times changed, and the person has not answered for these. */
  asksAgain: boolean;
  object: RenderedInvitation;
}

export interface Withdrawn {
  row: InvitationRow;
  /** Null when nothing of the invitation ever left. */
  object: RenderedInvitation | null;
}

const plain = ({ start, end, halfDays, location, joinUrl }: Announced): Announced => ({
  start,
  end,
  halfDays,
  location,
  joinUrl,
});

@Injectable()
export class Revisions {
  constructor(
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly mails: Mails,
  ) {}

  /** What a day announces now. */
  announced(facts: DayFacts): InvitationContent {
    return contentOf(facts, this.links.page(`/sessions/${facts.sessionId}`));
  }

  /** The next revision of each locked invitation; mails of older ones that never left are dropped. */
  async advance(tx: EntityManager, days: readonly ToAnnounce[]): Promise<Advanced[]> {
    if (days.length === 0) return [];
    const said = days.filter(({ row }) => row.sequence !== null && row.channel === 'MAIL');
    const left = await this.mails.dropUnsent(
      tx,
      said.map(({ row }) => row.id),
    );
    const now = this.clock.now();
    const shared = await sharedMailboxes(
      tx,
      days.map(({ row }) => emailKey(row.attendeeAddress)),
    );
    const next = days.map((day) => {
      const isShared = shared.has(emailKey(day.row.attendeeAddress));
      return this.next(day, isShared, left.get(day.row.id), now);
    });
    await recordRequests(
      tx,
      next.map(({ recorded }) => recorded),
      now,
    );
    return next.map(({ advanced }) => advanced);
  }

  /**
   * Ends locked invitations. The CANCEL of each one that has left, or may have; asked again, the same object.
   * @param fell why the whole session fell, when it did
   */
  async withdraw(
    tx: EntityManager,
    rows: readonly InvitationRow[],
    withdrawal: Withdrawal,
    fell?: Fall,
  ): Promise<Withdrawn[]> {
    const live = rows.filter(({ wanted }) => wanted === 'REQUEST');
    const mailed = live.filter(({ channel }) => channel === 'MAIL').map(({ id }) => id);
    const left = await this.mails.dropUnsent(tx, mailed);
    const now = this.clock.now();
    const ended = new Map(
      live.map((row) => {
        const { sequence, content } = row;
        const isTold = left.has(row.id) && sequence !== null && content !== null;
        const last = content && { ...content, ...(fell && { fell }), ...(isTold && { withdrawal }) };
        const recorded = { sequence: isTold ? sequence + 1 : sequence, content: last, sentAt: now };
        return [row.id, { ...row, ...recorded, wanted: 'CANCEL' as const }];
      }),
    );
    await recordWithdrawals(
      tx,
      [...ended.values()].map(({ id, sequence, content }) => ({ id, sequence, content })),
      now,
    );
    return rows.map((row) => {
      const last = ended.get(row.id) ?? row;
      return { row: last, object: cancelOf(last) };
    });
  }

  private next(
    { row, facts, forWhom }: ToAnnounce,
    isShared: boolean,
    lastLeft: number | undefined,
    now: Date,
  ) {
    const { sequence, timesSequence, content: last } = row;
    const known = row.channel === 'FEED' || lastLeft === sequence ? last : (last?.told ?? last);
    const before = known && plain(known);
    const about = forWhom ?? last?.forWhom;
    const named = about ?? (isShared ? row.attendeeName : undefined);
    const content: InvitationContent = {
      ...this.announced(facts),
      ...(about !== undefined && { forWhom: about }),
      ...(named !== undefined && { named }),
      ...(before && { told: before }),
    };
    const revision = nextRevision({ sequence, timesSequence, announced: last }, content);
    const contentHash = fingerprintOf(content);
    // Whoever answered on the page before these times were announced has answered for them.
    const isAnswered = row.answeredFor !== null && sameTimes(row.answeredFor, content.halfDays);
    const forgetsAnswer = revision.forgetsAnswer && !isAnswered;
    const recorded: Announcement = { id: row.id, content, contentHash, ...revision, forgetsAnswer };
    const after: InvitationRow = {
      ...row,
      sequence: revision.sequence,
      timesSequence: revision.timesSequence,
      partstat: forgetsAnswer ? null : row.partstat,
      content,
      contentHash,
      sentAt: now,
    };
    const advanced: Advanced = {
      row: after,
      content,
      before,
      isFirst: row.channel === 'MAIL' && (sequence === null || lastLeft === undefined),
      asksAgain: forgetsAnswer,
      object: renderRequest(after, content, revision.sequence, now),
    };
    return { recorded, advanced };
  }
}

/** The CANCEL of a withdrawn invitation, as it left; null when nothing of the invitation ever did. */
export function cancelOf(row: InvitationRow): RenderedInvitation | null {
  const { content, sequence, sentAt } = row;
  if (content?.withdrawal === undefined || sequence === null || sentAt === null) return null;
  return renderCancel(row, content, sequence, sentAt, content.withdrawal);
}
