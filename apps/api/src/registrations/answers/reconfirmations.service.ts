// A session whose days or hours changed: those who come are asked to say so again; their place is kept meanwhile.
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../audit/audit.service';
import { Answers } from '../../calendar/answers/answers.service';
import { Clock } from '../../platform/clock';
import { storedTimetable } from '../../sessions/organiser/timetable.queries';
import type { sessionMoved } from '../../sessions/sessions.jobs';
import { Places } from '../places/places.service';
import { AnswerEffects } from './answer-effects.service';
import { askToReconfirm, stopAsking } from './moved.queries';

type Moved = z.output<typeof sessionMoved.payload>;
type ToldDay = Pick<Moved['before']['days'][number], 'date'> & {
  halfDays: readonly { startTime: string; endTime: string }[];
};

/** Days and hours, without the place. */
const timesOf = (days: readonly ToldDay[]): string =>
  days
    .filter(({ halfDays }) => halfDays.length > 0)
    .map(
      ({ date, halfDays }) => `${date} ${halfDays.map((half) => `${half.startTime}-${half.endTime}`).join()}`,
    )
    .sort()
    .join('\n');

@Injectable()
export class Reconfirmations {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly places: Places,
    private readonly answers: Answers,
    private readonly effects: AnswerEffects,
  ) {}

  /**
   * Nobody is asked when the place alone changed, nor whoever knows the times in force: a date taken back before it left
   * is as if it had never been.
   */
  async ask(tx: EntityManager, { sessionId, before, movedAt, isReopened }: Moved): Promise<void> {
    const session = await this.places.lockSession(tx, sessionId);
    const { days } = await storedTimetable(tx, sessionId);
    const isSame = !isReopened && timesOf(days) === timesOf(before.days);
    if (session.state !== 'PUBLISHED' || isSame) return;
    const moved = new Date(movedAt);
    const now = this.clock.now();
    const unmoved = isReopened ? [] : await this.answers.unmoved(tx, sessionId, moved);
    const unmovedIds = unmoved.map(({ registrationId }) => registrationId);
    const asked = await askToReconfirm(tx, sessionId, unmovedIds, moved, now);
    const asBefore = await stopAsking(tx, unmoved, now);
    const told = (action: string) => (id: string) => ({
      actorId: null,
      action,
      subjectKind: 'registration',
      subjectId: id,
      regionCode: session.regionCode,
      details: { sessionId },
    });
    await this.audit.recordMany(tx, [
      ...asked.map(told('registration.to-reconfirm')),
      ...asBefore.map(told('registration.date-taken-back')),
    ]);
    // A decline of these times was set aside with them.
    for (const id of asBefore) await this.effects.follow(tx, id, null);
  }
}
