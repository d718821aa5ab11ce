// What becomes of registrations when their session moves, falls, waits for a date, or stands again.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { isClose } from '@treize/rules/calendar/revisions';
import { afterQuietHours } from '@treize/rules/mails/quiet-hours';
import { isExpected } from '@treize/rules/registrations/status';
import { parisInstant } from '@treize/rules/time/paris';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Invitations } from '../../calendar/calendar.service';
import { Clock } from '../../platform/clock';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import { Jobs } from '../../platform/jobs/jobs.service';
import { Mails } from '../../platform/mail/mails.service';
import { Reach } from '../../sessions/organiser/reach.service';
import {
  seatsFreed,
  sessionCancelled,
  sessionMoved,
  sessionPostponed,
  sessionReinstated,
} from '../../sessions/sessions.jobs';
import { cancelledMail } from '../mails/changes/cancelled.mail';
import { movedWhileWaitingMail } from '../mails/changes/moved-while-waiting.mail';
import { postponedMail } from '../mails/changes/postponed.mail';
import { Places } from '../places/places.service';
import { Recipients } from '../recipients.service';
import { recount, storeClaims } from '../registering/writing.queries';
import { registrationToldAgain, waitingDue } from '../registrations.jobs';
import { endStanding, reachOf, standingOn, takeOffersBack, untoldWithoutPlace } from './following.queries';
import { Returns } from './returns.service';

type Moved = z.output<typeof sessionMoved.payload>;

@Injectable()
export class FollowingHandlers implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly mails: Mails,
    private readonly recipients: Recipients,
    private readonly places: Places,
    private readonly returns: Returns,
    private readonly invitations: Invitations,
    private readonly reach: Reach,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.reach.countedBy(reachOf);
    this.jobs.follow(seatsFreed, 'registrations', ({ sessionId }) =>
      this.inTx(async (tx) => this.places.serve(tx, await this.places.lockSession(tx, sessionId))),
    );
    this.jobs.follow(sessionMoved, 'registrations', (fact) => this.inTx((tx) => this.moved(tx, fact)));
    this.jobs.handle(waitingDue, (fact) => this.inTx((tx) => this.tellWaiting(tx, fact)));
    this.jobs.follow(sessionCancelled, 'registrations', ({ sessionId, version, reason }) =>
      this.inTx((tx) => this.fell(tx, sessionId, version, reason)),
    );
    this.jobs.follow(sessionPostponed, 'registrations', ({ sessionId, version, reason }) =>
      this.inTx((tx) => this.postponed(tx, sessionId, version, reason)),
    );
    this.jobs.follow(sessionReinstated, 'registrations', ({ sessionId, version }) =>
      this.inTx((tx) => this.returns.reinstate(tx, sessionId, version)),
    );
  }

  private inTx(work: (tx: EntityManager) => Promise<void>): Promise<void> {
    return this.source.transaction(work);
  }

  /**
   * The calendar tells those who hold a place; those who have no sure one are told here, after the same delay. A session
   * that was postponed and has its new date invites everybody again, at once.
   */
  private async moved(tx: EntityManager, fact: Moved): Promise<void> {
    const { sessionId, version, movedAt, isReopened } = fact;
    if (isReopened) {
      const holders = (await standingOn(tx, sessionId)).filter(({ status }) => isExpected(status));
      await this.jobs.sendMany(
        tx,
        registrationToldAgain,
        holders.map(({ id }) => ({ registrationId: id, occasion: 'new-date' as const, version })),
      );
    }
    const delay = this.config.UPDATE_DELAY_SECONDS * 1000;
    await this.jobs.send(tx, waitingDue, fact, { startAfter: new Date(Date.parse(movedAt) + delay) });
  }

  private async tellWaiting(tx: EntityManager, fact: Moved): Promise<void> {
    const { sessionId, version, before, movedAt, isReopened } = fact;
    const session = await this.places.lockSession(tx, sessionId);
    if (session.state !== 'PUBLISHED') return;
    const now = this.clock.now();
    const free = afterQuietHours(now, this.config.QUIET_HOURS);
    if (free > now && !isClose([session.startsAt, ...startOf(before)], now))
      return this.jobs.send(tx, waitingDue, fact, { startAfter: free });
    for (const registrationId of await untoldWithoutPlace(tx, sessionId, new Date(movedAt))) {
      const to = await this.recipients.of(tx, registrationId);
      if (!to) continue;
      await this.mails.queue(tx, {
        ...to.envelope,
        ...movedWhileWaitingMail(to.letter, before, to.row.status === 'WAITLISTED', isReopened),
        kind: 'registration.session-moved',
        dedupeKey: `registration.session-moved:${registrationId}:${version}`,
        giveUpAt: session.endsAt,
      });
    }
  }

  /**
   * The session is cancelled: nobody stays registered on it. The calendar tells those who were invited; the others
   * are told here: who waited, who was offered a place, whose invitation was still to be written.
   */
  private async fell(tx: EntityManager, sessionId: string, version: number, reason: string): Promise<void> {
    const { state } = await this.places.lockSession(tx, sessionId);
    if (state !== 'CANCELLED') return;
    const ended = await endStanding(tx, sessionId, this.clock.now(), reason);
    await recount(tx, sessionId, false);
    await storeClaims(tx, sessionId, { room: false, limitIds: [] });
    const told = await this.invitations.toldOf(tx, sessionId, 'CANCELLED');
    for (const { id } of ended.filter((one) => !(isExpected(one.was) && told.has(one.id)))) {
      const to = await this.recipients.of(tx, id);
      if (!to) continue;
      await this.mails.queue(tx, {
        ...to.envelope,
        ...cancelledMail(to.letter, 'SESSION', reason),
        kind: 'registration.session-cancelled',
        dedupeKey: `registration.session-cancelled:${id}:${version}`,
        urgency: 0,
      });
    }
  }

  /** The date is given up, registrations stay. Whoever the calendar does not tell is told here. */
  private async postponed(
    tx: EntityManager,
    sessionId: string,
    version: number,
    reason: string,
  ): Promise<void> {
    const { state } = await this.places.lockSession(tx, sessionId);
    if (state !== 'POSTPONED') return;
    await takeOffersBack(tx, sessionId, this.clock.now());
    await recount(tx, sessionId, false);
    const told = await this.invitations.toldOf(tx, sessionId, 'POSTPONED');
    const standing = await standingOn(tx, sessionId);
    for (const { id } of standing.filter((one) => !(isExpected(one.status) && told.has(one.id)))) {
      const to = await this.recipients.of(tx, id);
      if (!to) continue;
      await this.mails.queue(tx, {
        ...to.envelope,
        ...postponedMail(to.letter, to.row, reason),
        kind: 'registration.session-postponed',
        dedupeKey: `registration.session-postponed:${id}:${version}`,
        urgency: 0,
      });
    }
  }
}

const startOf = ({ days }: Moved['before']): Date[] =>
  days.flatMap(({ date, halfDays }) => (halfDays[0] ? [parisInstant(date, halfDays[0].startTime)] : []));
