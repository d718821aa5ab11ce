// What answers to invitations do to a registration: reconfirmed, declined for a while, come back, given up.
import { Injectable } from '@nestjs/common';
import { answerEffect, attendanceOf, declineEndsAt } from '@treize/rules/registrations/declines';
import { selfCancelFaults } from '@treize/rules/registrations/self-cancel';
import { isExpected } from '@treize/rules/registrations/status';
import { phaseOf } from '@treize/rules/sessions/phase';
import type { EntityManager } from 'typeorm';
import { Answers, type AnsweredDay } from '../../calendar/answers/answers.service';
import { Clock } from '../../platform/clock';
import { Jobs } from '../../platform/jobs/jobs.service';
import { Places, type Locked } from '../places/places.service';
import { Registration } from '../registration.entity';
import { declineEnded } from './answers.jobs';
import { DeclineMails } from './decline-mails.service';

/** Nobody is signed in: an answer comes from a calendar or by the personal link. */
const byAnswer = { actorId: null, reason: null };
/** How far the clocks of PostgreSQL and of this process may be from each other. */
const clockSkewMs = 60_000;

const inForce = ({ answer, counts }: AnsweredDay) => (counts ? answer : null);

@Injectable()
export class AnswerEffects {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly places: Places,
    private readonly answers: Answers,
    private readonly mails: DeclineMails,
  ) {}

  /**
   * Called again with the same answers, changes nothing.
   * @param told the invitation whose decline the person is written about; null: nobody is written to
   */
  async follow(tx: EntityManager, registrationId: string, told: string | null): Promise<void> {
    const locked = await this.places.lock(tx, registrationId);
    const days = await this.followLocked(tx, locked);
    const day = days.find(({ invitationId }) => invitationId === told);
    const isDeclined = day?.answer === 'DECLINED' && day.isOpen && day.counts;
    if (!isDeclined || !isExpected(locked.registration.status)) return;
    await this.mails.declined(tx, locked.registration, day);
  }

  /** The same for a registration that the caller has locked; returns what was answered for each day. */
  async followLocked(tx: EntityManager, { session, registration }: Locked): Promise<AnsweredDay[]> {
    const now = this.clock.now();
    const days = await this.answers.daysOf(tx, registration.id);
    const open = days.filter(({ isOpen }) => isOpen);
    const answers = open.map(inForce);
    const stage = { phase: phaseOf(session, now), startsAt: session.startsAt };
    const effect = answerEffect(registration, answers, stage, now);
    if (effect === 'CONFIRM') await this.confirm(tx, { session, registration });
    if (effect === 'DECLINE') await this.decline(tx, { session, registration });
    if (effect === 'COME_BACK') await this.comeBack(tx, { session, registration });
    return days;
  }

  /**
   * The place is given up as the person would do it, and goes to the next in line. A decline whose date is no more, or
   * that no answer says any longer, is forgotten instead.
   */
  async end(tx: EntityManager, registrationId: string, declinedAt: Date): Promise<void> {
    const locked = await this.places.lock(tx, registrationId);
    const { session, registration } = locked;
    const { declinedAt: standing, declineEndsAt: endsAt } = registration;
    if (standing?.getTime() !== declinedAt.getTime() || endsAt === null) return;
    const now = this.clock.now();
    // The queue's clock may be ahead of this one by little: a deadline missed here would hold the place for ever.
    if (now.getTime() < endsAt.getTime() - clockSkewMs) return;
    if (session.state !== 'PUBLISHED' || !(await this.isDeclined(tx, registration))) {
      await tx.update(Registration, registrationId, {
        declinedAt: null,
        declineEndsAt: null,
        updatedAt: now,
      });
      return;
    }
    const mayLeave = selfCancelFaults(registration, phaseOf(session, now), now).length === 0;
    if (!isExpected(registration.status) || !mayLeave || now >= session.startsAt) return;
    await this.places.endLocked(tx, locked, 'CANCELLED_BY_PERSON', byAnswer);
    await this.places.serve(tx, session);
  }

  private async isDeclined(tx: EntityManager, { id }: Registration): Promise<boolean> {
    const days = await this.answers.daysOf(tx, id);
    return attendanceOf(days.map(inForce)) === 'NOT_COMING';
  }

  private async confirm(tx: EntityManager, { session, registration }: Locked): Promise<void> {
    const change = {
      status: 'CONFIRMED',
      reconfirmSince: null,
      declinedAt: null,
      declineEndsAt: null,
    } as const;
    await tx.update(Registration, registration.id, { ...change, updatedAt: this.clock.now() });
    await this.places.record(tx, 'registration.reconfirmed', registration, session, byAnswer);
    Object.assign(registration, change);
  }

  private async decline(tx: EntityManager, { session, registration }: Locked): Promise<void> {
    const now = this.clock.now();
    const change = { declinedAt: now, declineEndsAt: declineEndsAt(now, session.startsAt) };
    await tx.update(Registration, registration.id, { ...change, updatedAt: now });
    const ends = { endsAt: change.declineEndsAt?.toISOString() ?? null };
    await this.places.record(tx, 'registration.declined', registration, session, byAnswer, ends);
    if (change.declineEndsAt !== null) {
      const payload = { registrationId: registration.id, declinedAt: now.toISOString() };
      await this.jobs.send(tx, declineEnded, payload, { startAfter: change.declineEndsAt });
    }
    Object.assign(registration, change);
  }

  private async comeBack(tx: EntityManager, { session, registration }: Locked): Promise<void> {
    const change = { declinedAt: null, declineEndsAt: null };
    await tx.update(Registration, registration.id, { ...change, updatedAt: this.clock.now() });
    await this.places.record(tx, 'registration.decline-undone', registration, session, byAnswer);
    Object.assign(registration, change);
  }
}
