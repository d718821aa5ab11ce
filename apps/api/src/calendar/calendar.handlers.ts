// What the facts of sessions ask of calendars.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Jobs } from '../platform/jobs/jobs.service';
import { sessionCancelled, sessionMoved } from '../sessions/sessions.jobs';
import { Announcements } from './announcements.service';

@Injectable()
export class CalendarHandlers implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly announcements: Announcements,
  ) {}

  onModuleInit(): void {
    this.jobs.follow(sessionMoved, 'calendar', ({ sessionId }) => this.announcements.moved(sessionId));
    this.jobs.follow(sessionCancelled, 'calendar', ({ sessionId, reason }) =>
      this.announcements.cancelled(sessionId, reason),
    );
  }
}
