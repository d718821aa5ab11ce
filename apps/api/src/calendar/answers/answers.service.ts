// Answers to invitations: given by link, applied from replies, and told to the registration they are about.
import { Injectable } from '@nestjs/common';
import type { DayAnswer } from '@treize/contract/calendar';
import type { Attendance } from '@treize/rules/calendar/replies';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Refusal } from '../../platform/http/refusal';
import { Jobs } from '../../platform/jobs/jobs.service';
import { attendanceAnswered } from '../calendar.jobs';
import { dayFacts } from '../calendar.queries';
import {
  answersOf,
  answersOfSession,
  lockAnswers,
  recordAnswer,
  type AnsweredRow,
  type StoredAnswer,
} from './answers.queries';
import { countsNow, isAnnounced, startOf } from './day-times';

/** What a registration has answered. */
export interface RegistrationAnswers {
  days: DayAnswer[];
  /** Until when one can still answer for some day; null: not any more. */
  closesAt: Date | null;
}

/** Somebody for whom a move changed nothing. */
export interface Unmoved {
  registrationId: string;
  toldAt: Date;
}

/** What was answered for one day that stands. */
export interface AnsweredDay {
  invitationId: string;
  date: string;
  answer: Attendance | null;
  answeredAt: Date | null;
  /** The day has not begun. */
  isOpen: boolean;
  /** The answer is for the times in force. */
  counts: boolean;
}

@Injectable()
export class Answers {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  /**
   * An answer by the person's own link, for one day or for all that have not begun. The last word: a reply sent before
   * does not undo it.
   * @throws Refusal `answers-closed` once the day has begun or the session does not stand; `not-invited`
   */
  async byLink(
    tx: EntityManager,
    registrationId: string,
    dayId: string | null,
    answer: Attendance,
  ): Promise<void> {
    const rows = await lockAnswers(tx, registrationId);
    const asked = rows.filter((row) => dayId === null || row.dayId === dayId);
    const [first] = asked;
    if (!first) throw new Refusal('not-invited');
    const now = this.clock.now();
    const open = asked.filter((row) => isOpen(row, now));
    if (open.length === 0) throw new Refusal('answers-closed');
    for (const row of open) {
      const stored = {
        partstat: answer,
        sequence: row.sequence ?? 0,
        at: now,
        source: 'LINK',
        comment: null,
        answeredFor: row.halfDays,
      } as const;
      await this.apply(tx, row, stored, true);
    }
  }

  /** Writes the answer in force of a locked invitation, and tells whoever follows. */
  async apply(tx: EntityManager, row: AnsweredRow, answer: StoredAnswer, tells: boolean): Promise<void> {
    await recordAnswer(tx, row.id, answer, this.clock.now());
    const { registrationId, id: invitationId } = row;
    await this.jobs.publish(tx, attendanceAnswered, {
      registrationId,
      invitationId,
      answer: answer.partstat,
      tells,
    });
  }

  async ofRegistration(tx: EntityManager, registrationId: string): Promise<RegistrationAnswers> {
    const rows = await answersOf(tx, registrationId);
    const now = this.clock.now();
    const starts = rows.filter((row) => isOpen(row, now)).map((row) => startOf(row)?.getTime() ?? 0);
    return {
      days: rows.map((row) => ({
        dayId: row.dayId,
        date: row.date,
        channel: row.channel,
        answer: row.partstat,
        source: row.partstatSource,
        answeredAt: row.answeredAt?.toISOString() ?? null,
        comment: row.comment,
      })),
      closesAt: starts.length === 0 ? null : new Date(Math.max(...starts)),
    };
  }

  /**
   * Registrations that a move leaves as they were: the times in force are those they were told before it, or they came
   * after it. With the instant at which they were last told.
   */
  async unmoved(tx: EntityManager, sessionId: string, movedAt: Date): Promise<Unmoved[]> {
    const days = (await dayFacts(tx, sessionId)).length;
    const told = Map.groupBy(await answersOfSession(tx, sessionId), (row) => row.registrationId);
    return [...told].flatMap(([registrationId, rows]) => {
      const isSame = rows.length === days && rows.every((row) => isAnnounced(row));
      const wasTold = rows.every(({ sentAt }) => sentAt !== null && sentAt < movedAt);
      const cameAfter = rows.every(({ createdAt }) => createdAt > movedAt);
      if (!isSame || !(wasTold || cameAfter)) return [];
      const toldAt = new Date(Math.max(...rows.map(({ sentAt }) => sentAt?.getTime() ?? 0)));
      return [{ registrationId, toldAt }];
    });
  }

  async daysOf(tx: EntityManager, registrationId: string): Promise<AnsweredDay[]> {
    const now = this.clock.now();
    return (await answersOf(tx, registrationId)).map((row) => ({
      invitationId: row.id,
      date: row.date,
      answer: row.partstat,
      answeredAt: row.answeredAt,
      isOpen: isOpen(row, now),
      counts: countsNow(row),
    }));
  }
}

/** The day stands and has not begun. */
function isOpen(row: AnsweredRow, now: Date): boolean {
  const start = startOf(row);
  return row.sessionState === 'PUBLISHED' && start !== null && now < start;
}
