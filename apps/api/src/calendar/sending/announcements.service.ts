// A moved or fallen session told to everyone invited: one mail per person and day, in the order of revisions.
import { Inject, Injectable } from '@nestjs/common';
import { isClose, planMove } from '@treize/rules/calendar/revisions';
import { afterQuietHours } from '@treize/rules/mails/quiet-hours';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import { Links } from '../../platform/http/links';
import { Mails, type OutgoingMail } from '../../platform/mail/mails.service';
import {
  claimSession,
  dayFacts,
  liveOfSession,
  lockInvitations,
  type DayFacts,
  type InvitationRow,
} from '../calendar.queries';
import { Invitations } from '../calendar.service';
import { fingerprintOf } from '../content';
import { dayText, dayTexts } from '../day-text';
import type { Fall } from '../invitation.entity';
import { dayRemovedMail } from '../mails/day-removed.mail';
import { fallenMail } from '../mails/fallen.mail';
import { invitationMail } from '../mails/invitation.mail';
import { letterOf } from '../mails/letter';
import { movedMail } from '../mails/moved.mail';
import { mailAbout, urgencies } from './carrier';
import { Revisions, type Advanced, type Withdrawn } from './revisions.service';

/** Invitations rewritten in one transaction: few statements, short locks, little to do again after a crash. */
const batch = 100;
const batches = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / batch) }, (_, index) =>
    all.slice(index * batch, (index + 1) * batch),
  );

const startsOf = (days: readonly DayFacts[]): Date[] =>
  days.flatMap(({ halfDays }) => (halfDays[0] ? [new Date(halfDays[0].startsAt)] : []));

@Injectable()
export class Announcements {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly invitations: Invitations,
    private readonly revisions: Revisions,
    private readonly mails: Mails,
    private readonly links: Links,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Told from the session as it is now: called twice, or late, it only sends what is still unknown. Days taken away or
   * added are told at once, changes of a session that is not close wait for the end of quiet hours.
   * @returns when to come back for those that wait; null when nothing does
   */
  async moved(sessionId: string): Promise<Date | null> {
    const { days, live } = await this.state(sessionId);
    if (days[0]?.state !== 'PUBLISHED') return null;
    const present = days.map((facts) => ({
      id: facts.dayId,
      fingerprint: fingerprintOf(this.revisions.announced(facts)),
    }));
    const plan = planMove(
      live.map((row) => ({ ...row, fingerprint: row.contentHash })),
      present,
    );
    const told = live.filter(({ id }) => plan.update.includes(id)).map(({ start }) => new Date(start));
    const waitsUntil = plan.update.length > 0 ? this.waitsUntil([...told, ...startsOf(days)]) : null;
    if (waitsUntil === null) await this.each(plan.update, (tx, rows) => this.update(tx, rows, days));
    const oneOf = new Map(live.map(({ registrationId, id }) => [registrationId, id]));
    await this.each(
      plan.open.flatMap((registrationId) => oneOf.get(registrationId) ?? []),
      (tx, rows) => this.addDays(tx, sessionId, rows),
    );
    // Last: a live invitation is what tells that the person still comes.
    await this.each(plan.cancel, (tx, rows) => this.removeDays(tx, rows));
    return waitsUntil;
  }

  /** A session that falls leaves every calendar, with its reason; also told to whom no invitation left yet. */
  async fell(sessionId: string, fall: Fall, reason: string): Promise<void> {
    const { days, live } = await this.state(sessionId);
    if (days[0]?.state !== fall) return;
    // A calendar takes one day a message; words alone tell the whole session, once.
    const alone = new Set(new Map([...live].reverse().map((row) => [row.registrationId, row.id])).values());
    const every = dayTexts(days.map((facts) => this.revisions.announced(facts)));
    const tell = ({ row, object }: Withdrawn): OutgoingMail[] => {
      const { content } = row;
      if (content === null || (object === null && !alone.has(row.id))) return [];
      const when = object === null ? every : dayText(content);
      const words = fallenMail(letterOf(row, content, this.links), fall, when, reason, object !== null);
      const kind = fall === 'CANCELLED' ? 'session.cancelled' : 'session.postponed';
      return [mailAbout(row, { kind, words, urgency: urgencies.cancel, object })];
    };
    await this.each(
      live.map(({ id }) => id),
      async (tx, rows) => {
        const standing = rows.filter(({ wanted }) => wanted === 'REQUEST');
        const withdrawn = await this.revisions.withdraw(tx, standing, 'all', fall);
        await this.mails.queueMany(tx, withdrawn.flatMap(tell));
      },
    );
  }

  /** The end of quiet hours, for a session that nobody leaves for before. */
  private waitsUntil(starts: readonly Date[]): Date | null {
    const now = this.clock.now();
    const free = afterQuietHours(now, this.config.QUIET_HOURS);
    return free > now && !isClose(starts, now) ? free : null;
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
    work: (tx: EntityManager, rows: InvitationRow[]) => Promise<unknown>,
  ): Promise<void> {
    for (const some of batches(ids))
      await this.source.transaction(async (tx) => work(tx, await lockInvitations(tx, some)));
  }

  private async update(tx: EntityManager, rows: InvitationRow[], days: DayFacts[]): Promise<void> {
    const dayOf = new Map(days.map((facts) => [facts.dayId, facts]));
    const changed = rows.flatMap((row) => {
      const facts = dayOf.get(row.dayId);
      const isUnknown = facts && fingerprintOf(this.revisions.announced(facts)) !== row.contentHash;
      return isUnknown && row.wanted === 'REQUEST' && row.content !== null ? { row, facts } : [];
    });
    const now = this.clock.now();
    const close = isClose(
      [...changed.map(({ row }) => new Date(row.content?.start ?? 0)), ...startsOf(days)],
      now,
    );
    const advanced = await this.revisions.advance(tx, changed);
    await this.mails.queueMany(
      tx,
      advanced.map((one) => this.changed(one, close ? urgencies.close : urgencies.ordinary)),
    );
  }

  /** Nothing is "modified" for somebody who has seen nothing yet: the words of a first invitation, with what changed. */
  private changed(
    { row, content, before, isFirst, asksAgain, object }: Advanced,
    urgency: number,
  ): OutgoingMail {
    const letter = letterOf(row, content, this.links);
    const { dayId } = row;
    if (isFirst || before === null) {
      const words = invitationMail(letter, dayId, content, 'changed-before', before);
      return mailAbout(row, { kind: 'invitation.sent', words, urgency, object });
    }
    const shape = { dayId, asksAgain, isCarried: row.channel === 'MAIL' };
    const words = movedMail(letter, dayText(before), dayText(content), shape);
    return mailAbout(row, { kind: 'session.moved', words, urgency, object });
  }

  private async removeDays(tx: EntityManager, rows: InvitationRow[]): Promise<void> {
    const standing = rows.filter(({ wanted }) => wanted === 'REQUEST');
    const withdrawn = await this.revisions.withdraw(tx, standing, 'all');
    const mails = withdrawn.flatMap(({ row, object }): OutgoingMail[] => {
      if (row.content === null || (object === null && row.channel === 'MAIL')) return [];
      const letter = letterOf(row, row.content, this.links);
      const words = dayRemovedMail(letter, dayText(row.content).when, object !== null);
      return [mailAbout(row, { kind: 'session.day-removed', words, urgency: urgencies.cancel, object })];
    });
    await this.mails.queueMany(tx, mails);
  }

  private async addDays(tx: EntityManager, sessionId: string, rows: InvitationRow[]): Promise<void> {
    const invited = rows
      .filter(({ wanted }) => wanted === 'REQUEST')
      .map(({ registrationId, personId, attendeeName, attendeeAddress, content }) => ({
        registrationId,
        sessionId,
        personId,
        attendee: { name: attendeeName, address: attendeeAddress },
        forWhom: content?.forWhom,
      }));
    await this.invitations.openAll(tx, sessionId, invited, 'day-added');
  }
}
