// What the facts of sessions and regions ask of calendars.
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from '../platform/config';
import { CONFIG } from '../platform/config.token';
import { Jobs } from '../platform/jobs/jobs.service';
import { sessionCancelled, sessionMoved, sessionPostponed } from '../sessions/sessions.jobs';
import { senderChanged, updatesDue } from './calendar.jobs';
import { Announcements } from './sending/announcements.service';
import { Renewals } from './sending/renewals.service';

@Injectable()
export class CalendarHandlers implements OnModuleInit {
  constructor(
    private readonly source: DataSource,
    private readonly jobs: Jobs,
    private readonly announcements: Announcements,
    private readonly renewals: Renewals,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    // Several edits in a row are one update: the first job to come tells the last state, the others find nothing new.
    this.jobs.follow(sessionMoved, 'calendar', ({ sessionId, movedAt }) => {
      const delay = this.config.UPDATE_DELAY_SECONDS * 1000;
      return this.updateAt(sessionId, new Date(Date.parse(movedAt) + delay));
    });
    this.jobs.handle(updatesDue, async ({ sessionId }) => {
      const waitsUntil = await this.announcements.moved(sessionId);
      if (waitsUntil) await this.updateAt(sessionId, waitsUntil);
    });
    this.jobs.follow(sessionCancelled, 'calendar', ({ sessionId, reason }) =>
      this.announcements.fell(sessionId, 'CANCELLED', reason),
    );
    this.jobs.follow(sessionPostponed, 'calendar', ({ sessionId, reason }) =>
      this.announcements.fell(sessionId, 'POSTPONED', reason),
    );
    this.jobs.handle(senderChanged, ({ regionCode }) => this.renewals.renewOrganizer(regionCode));
  }

  private updateAt(sessionId: string, startAfter: Date): Promise<void> {
    return this.source.transaction((tx) => this.jobs.send(tx, updatesDue, { sessionId }, { startAfter }));
  }
}
