// A session whose days or hours changed: those who come are asked to say so again; their place is kept meanwhile.
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import { storedTimetable } from '../../sessions/organiser/timetable.queries';
import { Places } from '../places/places.service';
import { askToReconfirm } from './moved.queries';

interface ToldDay {
  id: string;
  date: string;
  halfDays: readonly { startTime: string; endTime: string }[];
}

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

  /** @param before days as people were told them */
  async ask(tx: EntityManager, sessionId: string, before: readonly ToldDay[]): Promise<void> {
    const session = await this.places.lockSession(tx, sessionId);
    const { days } = await storedTimetable(tx, sessionId);
    if (session.state !== 'PUBLISHED' || timesOf(days) === timesOf(before)) return;
    const asked = await askToReconfirm(tx, sessionId, this.clock.now());
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
