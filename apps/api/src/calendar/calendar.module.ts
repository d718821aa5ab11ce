// Calendar invitations: opened and withdrawn by registrations, kept true to the sessions.
import { Module } from '@nestjs/common';
import { Announcements } from './announcements.service';
import { CalendarHandlers } from './calendar.handlers';
import { Invitations } from './calendar.service';
import { FeedsModule } from './feeds/feeds.module';

@Module({
  imports: [FeedsModule],
  providers: [Invitations, Announcements, CalendarHandlers],
  exports: [Invitations],
})
export class CalendarModule {}
