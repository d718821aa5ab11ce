// Invitations of registrations: opened and mailed, withdrawn, sent again, brought to another address, downloaded.
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../platform/clock';
import { Links } from '../platform/http/links';
import { Refusal } from '../platform/http/refusal';
import { Mails } from '../platform/mail/mails.service';
import type { Mailbox } from '../platform/mail/senders/sender';
import { Senders } from '../platform/mail/senders/senders.service';
import { downloadObject } from './calendar.ics';
import {
  claimSession,
  dayFacts,
  insertInvitations,
  liveOfRegistration,
  lockInvitations,
  lockRegistrationInvitations,
  shareSession,
  toldOfFall,
  type InvitationRow,
  type Invited,
} from './calendar.queries';
import { eventOf, publicEventOf } from './content';
import type { Withdrawal } from './ics/event';
import type { Fall, InvitationContent } from './invitation.entity';
import { invitationMail, type Occasion } from './mails/invitation.mail';
import { letterOf } from './mails/letter';
import { leavesAgendaAgainMail, leavesAgendaMail } from './mails/leaves-agenda.mail';
import { renderRequest, type RenderedInvitation } from './rendered';
import { mailAbout, mailAgain, urgencies } from './sending/carrier';
import { cancelOf, Revisions } from './sending/revisions.service';

@Injectable()
export class Invitations {
  constructor(
    private readonly clock: Clock,
    private readonly links: Links,
    private readonly mails: Mails,
    private readonly senders: Senders,
    private readonly revisions: Revisions,
  ) {}

  /**
   * Opens an invitation to each day to come of a published session, and mails each of them; called again, nothing more
   * leaves. Somebody who follows their own feed has invitations too, that nothing is mailed for.
   * @returns the person's channel; null when the session does not stand
   */
  async open(
    tx: EntityManager,
    invited: Invited,
    occasion: Occasion = 'first',
  ): Promise<'MAIL' | 'FEED' | null> {
    const rows = await this.openAll(tx, invited.sessionId, [invited], occasion);
    return rows && (rows[0]?.channel ?? 'MAIL');
  }

  /** The same for many people of one session. */
  async openAll(
    tx: EntityManager,
    sessionId: string,
    invited: readonly Invited[],
    occasion: Occasion,
  ): Promise<InvitationRow[] | null> {
    await shareSession(tx, sessionId);
    const days = new Map((await dayFacts(tx, sessionId)).map((facts) => [facts.dayId, facts]));
    const [first] = days.values();
    if (first?.state !== 'PUBLISHED') return null;
    const { mailbox: organizer } = await this.senders.of(tx, first.regionCode, first.regionName);
    await insertInvitations(tx, sessionId, invited, organizer, this.clock.now());
    const ids = invited.map(({ registrationId }) => registrationId);
    const rows = await lockRegistrationInvitations(tx, ids);
    const aboutWhom = new Map(invited.map(({ registrationId, forWhom }) => [registrationId, forWhom]));
    const fresh = rows.flatMap((row) => {
      const facts = days.get(row.dayId);
      const isNew = row.wanted === 'REQUEST' && row.sequence === null;
      return facts && isNew ? { row, facts, forWhom: aboutWhom.get(row.registrationId) } : [];
    });
    const opened = await this.revisions.advance(tx, fresh);
    const mailed = opened.filter(({ row }) => row.channel === 'MAIL');
    mailed.sort((one, other) => one.object.date.localeCompare(other.object.date));
    await this.mails.queueMany(
      tx,
      mailed.map(({ row, content, object }) =>
        mailAbout(row, {
          kind: 'invitation.sent',
          words: invitationMail(letterOf(row, content, this.links), row.dayId, content, occasion),
          urgency: urgencies.invitation,
          object,
        }),
      ),
    );
    return rows.filter(({ wanted }) => wanted === 'REQUEST');
  }

  /**
   * Ends the invitations of a registration. Returns the CANCEL of each one that has left, or may have, for the mails of
   * the caller; nothing for those that never left. Called again, it returns the same objects.
   * @param withdrawal `all` when the days fall for everybody
   */
  async withdraw(
    tx: EntityManager,
    registrationId: string,
    withdrawal: Withdrawal = 'one',
  ): Promise<RenderedInvitation[]> {
    // Twice: whoever held these rows may have opened one more day, which a statement begun before does not see.
    await lockRegistrationInvitations(tx, [registrationId]);
    const rows = await lockRegistrationInvitations(tx, [registrationId]);
    const cancels = (await this.revisions.withdraw(tx, rows, withdrawal)).flatMap(
      ({ object }) => object ?? [],
    );
    return cancels.sort((one, other) => one.date.localeCompare(other.date));
  }

  /**
   * Queues the current revision once more, as it was or with the answer given since: same SEQUENCE, a Message-ID of its
   * own in the same thread; also a withdrawal, when asked. False when there is nothing to send: never told, over, or,
   * unasked, to a feed.
   */
  async resend(
    tx: EntityManager,
    invitationId: string,
    why: Extract<Occasion, 'asked' | 'stale' | 'refreshed'>,
  ): Promise<boolean> {
    const [row] = await lockInvitations(tx, [invitationId]);
    const { content, sequence, sentAt } = row ?? {};
    if (!row || !content || sequence == null || !sentAt) return false;
    const now = this.clock.now();
    if (new Date(content.end) <= now || (row.channel === 'FEED' && why !== 'asked')) return false;
    if (row.wanted === 'CANCEL') return why === 'asked' && this.withdrawAgain(tx, row, content, now);
    const object = renderRequest(row, content, sequence, sentAt);
    const words = invitationMail(letterOf(row, content, this.links), row.dayId, content, why);
    const mail = { kind: 'invitation.resent', words, urgency: urgencies.invitation, object };
    return this.mails.queue(tx, mailAgain(row, mail, now));
  }

  private async withdrawAgain(
    tx: EntityManager,
    row: InvitationRow,
    content: InvitationContent,
    now: Date,
  ): Promise<boolean> {
    const object = cancelOf(row);
    if (object === null || row.channel !== 'MAIL') return false;
    const words = leavesAgendaAgainMail(letterOf(row, content, this.links), content);
    const mail = { kind: 'invitation.withdrawn', words, urgency: urgencies.cancel, object };
    return this.mails.queue(tx, mailAgain(row, mail, now));
  }

  /** Takes the invitations to come of a registration back from the address they name, and sends new ones to another. */
  async readdress(tx: EntityManager, registrationId: string, attendee: Mailbox): Promise<void> {
    const now = this.clock.now();
    const rows = (await lockRegistrationInvitations(tx, [registrationId])).filter((row) =>
      isToCome(row, now),
    );
    await this.replace(tx, rows, 'readdressed', attendee);
  }

  /** Ends these locked invitations of one session, and opens others in their place. */
  async replace(
    tx: EntityManager,
    rows: readonly InvitationRow[],
    occasion: Extract<Occasion, 'readdressed' | 'new-sender'>,
    attendee?: Mailbox,
  ): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const withdrawn = await this.revisions.withdraw(tx, rows, 'one');
    await this.mails.queueMany(
      tx,
      withdrawn.flatMap(({ row, object }) =>
        object && row.content
          ? mailAbout(row, {
              kind: 'invitation.replaced',
              words: leavesAgendaMail(letterOf(row, row.content, this.links), row.content, occasion),
              urgency: urgencies.cancel,
              object,
            })
          : [],
      ),
    );
    const again = new Map(rows.map((row) => [row.registrationId, invitedAgain(row, attendee)]));
    await this.openAll(tx, first.sessionId, [...again.values()], occasion);
  }

  /** Registrations that the calendar tells when their session falls; waits for whoever is writing an invitation. */
  async toldOf(tx: EntityManager, sessionId: string, fall: Fall): Promise<Set<string>> {
    await claimSession(tx, sessionId);
    return new Set(await toldOfFall(tx, sessionId, fall));
  }

  /** A file of the days to come for a person's page, METHOD-less. @throws Refusal `not-found` without any day. */
  async downloadFor(tx: EntityManager, registrationId: string, sessionId: string): Promise<string> {
    const days = await dayFacts(tx, sessionId);
    const live = await liveOfRegistration(tx, registrationId);
    const now = this.clock.now();
    const events = days.map((facts) => {
      const content = this.revisions.announced(facts);
      const row = live.find(({ dayId }) => dayId === facts.dayId);
      return row
        ? eventOf(row, { ...content, ...namedAs(row) }, row.sequence ?? 0, row.sentAt ?? now)
        : publicEventOf(facts, content, now);
    });
    if (events.length === 0) throw new Refusal('not-found');
    return downloadObject(events);
  }
}

export const isToCome = ({ wanted, content }: InvitationRow, now: Date): boolean =>
  wanted === 'REQUEST' && (content === null || new Date(content.end) > now);

/** As the mailed invitation names the person, so that the file is the same event. */
const namedAs = ({ content }: InvitationRow) =>
  content?.named === undefined ? {} : { named: content.named };

const invitedAgain = (row: InvitationRow, attendee?: Mailbox): Invited => ({
  registrationId: row.registrationId,
  sessionId: row.sessionId,
  personId: row.personId,
  attendee: attendee ?? { name: row.attendeeName, address: row.attendeeAddress },
  // A new address is the person's own.
  forWhom: attendee ? undefined : row.content?.forWhom,
});
