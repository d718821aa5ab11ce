// What an organiser does to a whole session: publish, move, postpone, cancel, reinstate. Each tells the rooms to the right.
import { Injectable } from '@nestjs/common';
import type { notified, OrganiserSession, sessionMove } from '@treize/contract/sessions';
import { datesFault, publicationFault } from '@treize/rules/sessions/draft';
import { closingAfterMove, moveFault } from '@treize/rules/sessions/move';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import { Jobs } from '../../platform/jobs/jobs.service';
import { placeOf } from '../place';
import type { Session } from '../session.entity';
import {
  seatsFreed,
  sessionCancelled,
  sessionMoved,
  sessionPostponed,
  sessionReinstated,
} from '../sessions.jobs';
import { sessionPages } from '../sessions.queries';
import { checkReferences, planned, refuseFault, type Planned } from './draft-checks';
import { OrganiserSessions } from './organiser-sessions.service';
import { nobody, Reach } from './reach.service';
import { storedTimetable, writeTimetable, type StoredTimetable } from './timetable.queries';

type Move = z.output<typeof sessionMove>;
type Notified = z.output<typeof notified>;

@Injectable()
export class SessionChanges {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly sessions: OrganiserSessions,
    private readonly reach: Reach,
  ) {}

  async publish(actor: Actor, sessionId: string, version: number): Promise<OrganiserSession> {
    await this.source.transaction(async (tx) => {
      const session = await this.sessions.lock(tx, actor, sessionId, version);
      const now = this.clock.now();
      if (session.state !== 'DRAFT' || session.endsAt <= now) throw new Refusal('wrong-state');
      const { trainerIds } = await storedTimetable(tx, sessionId);
      refuseFault(publicationFault({ ...session, trainerIds }));
      refuseFault(datesFault(session, session));
      await this.sessions.write(tx, session, { state: 'PUBLISHED', publishedAt: now });
      await this.audit.ofSession(tx, actor, session, 'session.published');
    });
    return this.sessions.page(actor, sessionId);
  }

  /**
   * New days, hours or place of a published session; those registered are told what was and what is. A postponed session
   * is published again by its new date, and everybody is invited anew.
   */
  async move(actor: Actor, sessionId: string, move: Move): Promise<Notified> {
    return this.source.transaction(async (tx) => {
      const session = await this.sessions.lock(tx, actor, sessionId, move.version);
      const now = this.clock.now();
      const isReopened = session.state === 'POSTPONED';
      if (!isReopened && (session.state !== 'PUBLISHED' || session.endsAt <= now))
        throw new Refusal('wrong-state');
      const stored = await storedTimetable(tx, sessionId);
      const timetable = planned(
        move.days,
        stored.days.map(({ id }) => id),
      );
      await this.checkMove(tx, session, stored, timetable, move);
      const closesAt = closingAfterMove({ ...session, isReopened }, timetable);
      const neverOpens = datesFault({ opensAt: session.opensAt, closesAt }, timetable);
      refuseFault(neverOpens && { ...neverOpens, path: 'days' });
      const before = await this.told(tx, sessionId, stored);
      await writeTimetable(tx, sessionId, timetable.days);
      const version = await this.sessions.write(tx, session, {
        venueId: move.venueId,
        room: move.room,
        joinUrl: move.joinUrl,
        startsAt: timetable.startsAt,
        endsAt: timetable.endsAt,
        closesAt,
        ...(isReopened && { state: 'PUBLISHED', postponedAt: null, postponeReason: null }),
      });
      const after = await this.told(tx, sessionId, await storedTimetable(tx, sessionId));
      await this.audit.ofSession(tx, actor, session, 'session.moved', { before, after });
      // Places that came free too late to be offered are offered now that there is time again.
      if (session.waiting > 0 && timetable.startsAt > session.startsAt)
        await this.jobs.publish(tx, seatsFreed, { sessionId });
      const isSame = JSON.stringify(before) === JSON.stringify(after) && session.joinUrl === move.joinUrl;
      if (isSame && !isReopened) return { id: sessionId, version, ...nobody };
      const movedAt = now.toISOString();
      await this.jobs.publish(tx, sessionMoved, { sessionId, version, movedAt, isReopened, before });
      return { id: sessionId, version, ...(await this.reach.of(tx, sessionId, 'STANDING')) };
    });
  }

  /** Gives the date up without another one: registrations are kept, the events leave calendars. */
  async postpone(actor: Actor, sessionId: string, version: number, reason: string): Promise<Notified> {
    return this.source.transaction(async (tx) => {
      const session = await this.sessions.lock(tx, actor, sessionId, version);
      const now = this.clock.now();
      // A session that has begun has attendance: its days to come are moved, or it is cancelled.
      if (session.state !== 'PUBLISHED' || session.startsAt <= now) throw new Refusal('wrong-state');
      const next = await this.sessions.write(tx, session, {
        state: 'POSTPONED',
        postponedAt: now,
        postponeReason: reason,
      });
      await this.audit.ofSession(tx, actor, session, 'session.postponed', { reason });
      await this.jobs.publish(tx, sessionPostponed, { sessionId, version: next, reason });
      return { id: sessionId, version: next, ...(await this.reach.of(tx, sessionId, 'STANDING')) };
    });
  }

  /**
   * A cancelled session stands again, as it was: published at its dates if they are to come, or postponed. Its
   * registrations come back by the rooms to the right.
   */
  async reinstate(actor: Actor, sessionId: string, version: number): Promise<Notified> {
    return this.source.transaction(async (tx) => {
      const session = await this.sessions.lock(tx, actor, sessionId, version);
      const isPostponed = session.postponedAt !== null;
      const isOver = !isPostponed && session.endsAt <= this.clock.now();
      if (session.state !== 'CANCELLED' || session.publishedAt === null || isOver)
        throw new Refusal('wrong-state');
      const stored = await storedTimetable(tx, sessionId);
      refuseFault(publicationFault({ ...session, trainerIds: stored.trainerIds }));
      const next = await this.sessions.write(tx, session, {
        state: isPostponed ? 'POSTPONED' : 'PUBLISHED',
        cancelledAt: null,
        cancelReason: null,
      });
      await this.audit.ofSession(tx, actor, session, 'session.reinstated', { reason: session.cancelReason });
      await this.jobs.publish(tx, sessionReinstated, { sessionId, version: next });
      return { id: sessionId, version: next, ...(await this.reach.of(tx, sessionId, 'FALLEN')) };
    });
  }

  async cancel(actor: Actor, sessionId: string, version: number, reason: string): Promise<Notified> {
    return this.source.transaction(async (tx) => {
      const session = await this.sessions.lock(tx, actor, sessionId, version);
      const now = this.clock.now();
      const isOver = session.state === 'PUBLISHED' && session.endsAt <= now;
      if (session.state === 'CANCELLED' || session.state === 'FINALIZED' || isOver)
        throw new Refusal('wrong-state');
      const next = await this.sessions.write(tx, session, {
        state: 'CANCELLED',
        cancelledAt: now,
        cancelReason: reason,
      });
      const reach = session.state === 'DRAFT' ? nobody : await this.reach.of(tx, sessionId, 'STANDING');
      await this.audit.ofSession(tx, actor, session, 'session.cancelled', { reason, ...reach });
      if (session.state === 'DRAFT') return { id: sessionId, version: next, ...reach };
      await this.jobs.publish(tx, sessionCancelled, { sessionId, version: next, reason });
      return { id: sessionId, version: next, ...reach };
    });
  }

  private async checkMove(
    tx: EntityManager,
    session: Session,
    stored: StoredTimetable,
    timetable: Planned,
    move: Move,
  ): Promise<void> {
    // Nothing of a postponed session took place: its old half-days bind nobody.
    const kept = session.state === 'POSTPONED' ? [] : stored.days;
    const begun = kept.flatMap(({ id, date, halfDays }) =>
      halfDays.map((half) => ({ ...half, dayId: id, date, startsAt: new Date(half.startsAt) })),
    );
    refuseFault(moveFault(begun, timetable, this.clock.now()));
    const placed = { ...session, ...move, trainerIds: stored.trainerIds };
    refuseFault(publicationFault(placed));
    await checkReferences(tx, placed);
  }

  /** Days and place in the words people were told. */
  private async told(tx: EntityManager, sessionId: string, { days }: StoredTimetable) {
    const [page] = await sessionPages(tx, [sessionId], this.clock.now());
    return {
      days: days.map(({ id, date, halfDays }) => ({
        id,
        date,
        halfDays: halfDays.map(({ period, startTime, endTime }) => ({ period, startTime, endTime })),
      })),
      place: page ? placeOf(page) : '',
    };
  }
}
