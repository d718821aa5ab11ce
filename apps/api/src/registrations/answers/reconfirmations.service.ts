// A session whose days or hours changed: those who come are asked to say so again; their place is kept meanwhile.
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import { storedTimetable } from '../../sessions/organiser/timetable.queries';
import type { sessionMoved } from '../../sessions/sessions.jobs';
import { Places } from '../places/places.service';
import { askToReconfirm } from './moved.queries';

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
  ) {}

  /** Nobody is asked when the place alone changed, or when the times are again those that people were told. */
  async ask(tx: EntityManager, { sessionId, before, movedAt, isReopened }: Moved): Promise<void> {
    const session = await this.places.lockSession(tx, sessionId);
    const { days } = await storedTimetable(tx, sessionId);
    const isSame = !isReopened && timesOf(days) === timesOf(before.days);
    if (session.state !== 'PUBLISHED' || isSame) return;
    const asked = await askToReconfirm(tx, sessionId, new Date(movedAt), this.clock.now());
    await this.audit.recordMany(
      tx,
      asked.map((id) => ({
        actorId: null,
        action: 'registration.to-reconfirm',
        subjectKind: 'registration',
        subjectId: id,
        regionCode: session.regionCode,
        details: { sessionId },
      })),
    );
  }
}
