// A moved or cancelled session told to everyone invited: one mail per person and day, in the order of revisions.
import { Injectable } from '@nestjs/common';
import { planMove } from '@treize/rules/calendar/revisions';
import { DataSource, type EntityManager } from 'typeorm';
import { Links } from '../platform/http/links';
import { Mails, type OutgoingMail } from '../platform/mail/mails.service';
import {
  claimSession,
  dayFacts,
  liveOfSession,
  lockInvitations,
  type DayFacts,
  type InvitationRow,
} from './calendar.queries';
import { Invitations } from './calendar.service';
import { fingerprintOf } from './content';
import { dayText } from './day-text';
import { cancelledMail } from './mails/cancelled.mail';
import { dayAddedMail } from './mails/day-added.mail';
import { dayRemovedMail } from './mails/day-removed.mail';
import type { CalendarLetter } from './mails/letter';
import { movedMail } from './mails/moved.mail';
import { mailKeyOf, type RenderedInvitation } from './rendered';

/** Invitations rewritten in one transaction: short locks, little to do again after a crash. */
const batch = 25;
const batches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / batch) }, (_, index) =>
    all.slice(index * batch, (index + 1) * batch),
  );

type Words = Pick<OutgoingMail, 'subject' | 'text' | 'html'>;

@Injectable()
export class Announcements {
  constructor(
    private readonly source: DataSource,
    private readonly invitations: Invitations,
    private readonly mails: Mails,
    private readonly links: Links,
  ) {}

  /** Told from the session as it is now: called twice, or late, it only sends what is still unknown. */
  async moved(sessionId: string): Promise<void> {
    const { days, live } = await this.state(sessionId);
    if (days[0]?.state !== 'PUBLISHED') return;
    const present = days.map((facts) => ({
      id: facts.dayId,
      fingerprint: fingerprintOf(this.invitations.announced(facts)),
    }));
    const plan = planMove(
      live.map((row) => ({ ...row, fingerprint: row.contentHash })),
      present,
    );
    await this.each(plan.update, (tx, row) => this.update(tx, row, days));
    const oneOf = new Map(live.map(({ registrationId, id }) => [registrationId, id]));
    await this.each(
      plan.open.flatMap((registrationId) => oneOf.get(registrationId) ?? []),
      (tx, row) => this.addDays(tx, row, days),
    );
    // Last: a live invitation is what tells that the person still comes.
    await this.each(plan.cancel, (tx, row) => this.removeDay(tx, row));
  }

  /** A session that falls is withdrawn from every calendar, with its reason; also told to whom no invitation left yet. */
  async cancelled(sessionId: string, reason: string): Promise<void> {
    const { days, live } = await this.state(sessionId);
    await this.each(
      live.map(({ id }) => id),
      async (tx, row) => {
        if (row.wanted !== 'REQUEST') return;
        const facts = days.find(({ dayId }) => dayId === row.dayId);
        const content = row.content ?? (facts ? this.invitations.announced(facts) : null);
        if (content === null) return;
        const cancel = await this.invitations.withdrawOne(tx, row, 'all');
        const { when, where } = dayText(content);
        const words = cancelledMail(this.letter(row, content.summary), when, where, reason);
        await this.send(tx, row, 'session.cancelled', words, cancel);
      },
    );
  }

  /** Waits for whoever renders invitations from the session as it was, then reads. */
  private async state(sessionId: string) {
    return this.source.transaction(async (tx) => {
      await claimSession(tx, sessionId);
      return { days: await dayFacts(tx, sessionId), live: await liveOfSession(tx, sessionId) };
    });
  }

  private async each(
    ids: readonly string[],
    work: (tx: EntityManager, row: InvitationRow) => Promise<void>,
  ): Promise<void> {
    for (const some of batches(ids)) {
      await this.source.transaction(async (tx) => {
        for (const row of await lockInvitations(tx, some)) await work(tx, row);
      });
    }
  }

  private async update(tx: EntityManager, row: InvitationRow, days: DayFacts[]): Promise<void> {
    const facts = days.find(({ dayId }) => dayId === row.dayId);
    if (!facts || row.wanted !== 'REQUEST' || row.content === null) return;
    const content = this.invitations.announced(facts);
    if (fingerprintOf(content) === row.contentHash) return;
    const request = await this.invitations.advance(tx, row, content);
    const words = movedMail(this.letter(row, content.summary), dayText(row.content), dayText(content));
    await this.send(tx, row, 'session.moved', words, request);
  }

  private async removeDay(tx: EntityManager, row: InvitationRow): Promise<void> {
    if (row.wanted !== 'REQUEST') return;
    const cancel = await this.invitations.withdrawOne(tx, row, 'all');
    if (!cancel || row.content === null) return;
    const words = dayRemovedMail(this.letter(row, row.content.summary), dayText(row.content).when);
    await this.send(tx, row, 'session.day-removed', words, cancel);
  }

  private async addDays(tx: EntityManager, row: InvitationRow, days: DayFacts[]): Promise<void> {
    const { registrationId, sessionId, personId, attendeeName, attendeeAddress, wanted } = row;
    if (wanted !== 'REQUEST') return;
    const attendee = { name: attendeeName, address: attendeeAddress };
    for (const request of await this.invitations.open(tx, {
      registrationId,
      sessionId,
      personId,
      attendee,
    })) {
      const facts = days.find(({ dayId }) => dayId === request.dayId);
      if (!facts || request.sequence > 0) continue;
      const content = this.invitations.announced(facts);
      const words = dayAddedMail(this.letter(row, content.summary), dayText(content));
      await this.send(tx, row, 'session.day-added', words, request);
    }
  }

  private letter(row: InvitationRow, title: string): CalendarLetter {
    return {
      attendeeName: row.attendeeName,
      title,
      senderName: row.organizerName,
      url: this.links.registration(row.registrationId),
    };
  }

  private async send(
    tx: EntityManager,
    row: InvitationRow,
    kind: string,
    words: Words,
    carried: RenderedInvitation | null,
  ): Promise<void> {
    await this.mails.queue(tx, {
      ...words,
      kind,
      from: { name: row.organizerName, address: row.organizerAddress },
      to: { name: row.attendeeName, address: row.attendeeAddress },
      dedupeKey: carried ? mailKeyOf(carried) : `${kind}:${row.registrationId}`,
      calendar: carried,
      invitationId: carried?.id ?? null,
      revision: carried?.sequence ?? null,
      regionCode: row.regionCode,
      sessionId: row.sessionId,
      registrationId: row.registrationId,
    });
  }
}
