// Invitations of a registration: opened, withdrawn, downloaded. The caller sends the mails that carry them.
import { Injectable } from '@nestjs/common';
import { nextSequence } from '@treize/rules/calendar/revisions';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Links } from '../platform/http/links';
import { Refusal } from '../platform/http/refusal';
import { Mails } from '../platform/mail/mails.service';
import { Senders } from '../platform/mail/senders.service';
import { downloadObject } from './calendar.ics';
import {
  claimSession,
  dayFacts,
  insertInvitations,
  invitedRegistrations,
  liveOfRegistration,
  lockRegistrationInvitations,
  recordRequest,
  recordWithdrawal,
  shareSession,
  type DayFacts,
  type InvitationRow,
  type Invited,
} from './calendar.queries';
import { contentOf, eventOf, fingerprintOf, publicEventOf } from './content';
import type { Withdrawal } from './ics/event';
import type { InvitationContent } from './invitation.entity';
import { renderCancel, renderRequest, type RenderedInvitation } from './rendered';

@Injectable()
export class Invitations {
  constructor(
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly mails: Mails,
    private readonly senders: Senders,
  ) {}

  /**
   * Opens an invitation to each day of a published session and renders them, in the order of days. Called again, it
   * gives the same objects: what was announced is changed by `announceMove` alone. Empty when the session does not stand.
   */
  async open(tx: EntityManager, invited: Invited): Promise<RenderedInvitation[]> {
    const { registrationId, sessionId } = invited;
    await shareSession(tx, sessionId);
    const days = await dayFacts(tx, sessionId);
    const [first] = days;
    if (!first || first.state !== 'PUBLISHED') return [];
    const { mailbox: organizer } = await this.senders.of(tx, first.regionCode, first.regionName);
    await insertInvitations(tx, invited, organizer, this.clock.now());
    const rows = await lockRegistrationInvitations(tx, registrationId);
    const rendered: RenderedInvitation[] = [];
    for (const facts of days) {
      const row = rows.find(({ dayId, wanted }) => dayId === facts.dayId && wanted === 'REQUEST');
      if (row) rendered.push(await this.renderOnce(tx, row, facts));
    }
    return rendered;
  }

  /** What a day announces now. */
  announced(facts: DayFacts): InvitationContent {
    return contentOf(facts, this.links.page(`/sessions/${facts.sessionId}`));
  }

  /** The object as it was announced, or its first rendering. */
  async renderOnce(tx: EntityManager, row: InvitationRow, facts: DayFacts): Promise<RenderedInvitation> {
    const { sequence, content, sentAt } = row;
    if (sequence !== null && content !== null && sentAt !== null)
      return renderRequest(row, content, sequence, sentAt);
    return this.advance(tx, row, this.announced(facts));
  }

  /** The next revision, recorded. */
  async advance(
    tx: EntityManager,
    row: InvitationRow,
    content: InvitationContent,
  ): Promise<RenderedInvitation> {
    const now = this.clock.now();
    const fingerprint = fingerprintOf(content);
    const sequence = nextSequence(row.sequence, fingerprint !== row.contentHash);
    await recordRequest(tx, row.id, sequence, content, fingerprint, now);
    return renderRequest(row, content, sequence, now);
  }

  /**
   * Ends the invitations of a registration. Returns the CANCEL of each one that has left, or may have; nothing for
   * those that never left. Called again, it returns the same objects.
   * @param withdrawal `all` when the days fall for everybody
   */
  async withdraw(
    tx: EntityManager,
    registrationId: string,
    withdrawal: Withdrawal = 'one',
  ): Promise<RenderedInvitation[]> {
    const cancels: RenderedInvitation[] = [];
    // Twice: whoever held these rows may have opened one more day, which a statement begun before does not see.
    await lockRegistrationInvitations(tx, registrationId);
    for (const row of await lockRegistrationInvitations(tx, registrationId)) {
      const cancel = await this.withdrawOne(tx, row, withdrawal);
      if (cancel) cancels.push(cancel);
    }
    return cancels.sort((one, other) => one.date.localeCompare(other.date));
  }

  /** The CANCEL of one locked invitation, or null when nothing of it ever left. */
  async withdrawOne(
    tx: EntityManager,
    row: InvitationRow,
    withdrawal: Withdrawal,
  ): Promise<RenderedInvitation | null> {
    if (row.wanted === 'CANCEL') {
      const { content, sequence, sentAt } = row;
      const told = content?.withdrawal !== undefined && sequence !== null && sentAt !== null;
      return told ? renderCancel(row, content, sequence, sentAt, content.withdrawal ?? withdrawal) : null;
    }
    const now = this.clock.now();
    const { content } = row;
    const mayHaveLeft = await this.mails.dropUnsent(tx, row.id);
    if (row.sequence === null || content === null || !mayHaveLeft) {
      await recordWithdrawal(tx, row.id, row.sequence, content, now);
      return null;
    }
    const sequence = row.sequence + 1;
    await recordWithdrawal(tx, row.id, sequence, { ...content, withdrawal }, now);
    return renderCancel(row, content, sequence, now, withdrawal);
  }

  /** Registrations that the calendar tells when their session falls; waits for whoever is writing an invitation. */
  async invitedTo(tx: EntityManager, sessionId: string): Promise<Set<string>> {
    await claimSession(tx, sessionId);
    return new Set(await invitedRegistrations(tx, sessionId));
  }

  /** A file of the days to come for a person's page, METHOD-less. @throws Refusal `not-found` without any day. */
  async downloadFor(tx: EntityManager, registrationId: string, sessionId: string): Promise<string> {
    const days = await dayFacts(tx, sessionId);
    const live = await liveOfRegistration(tx, registrationId);
    const now = this.clock.now();
    const events = days.map((facts) => {
      const content = this.announced(facts);
      const row = live.find(({ dayId }) => dayId === facts.dayId);
      return row
        ? eventOf(row, content, row.sequence ?? 0, row.sentAt ?? now)
        : publicEventOf(facts, content, now);
    });
    if (events.length === 0) throw new Refusal('not-found');
    return downloadObject(events);
  }
}
