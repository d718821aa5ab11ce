// Wiring of the room.
import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { CalendarModule } from '../calendar/calendar.module';
import { PeopleModule } from '../people/people.module';
import { FollowedRegistrations } from './followed-registrations.service';
import { PersonalPages } from './personal-pages.service';
import { Places } from './places.service';
import { ReadinessProbe } from './readiness-probe';
import { RegistrationsCommitter } from './registrations.committer';
import { RegistrationsController } from './registrations.controller';
import { RegistrationsHandlers } from './registrations.handlers';
import { Registrations } from './registrations.service';
import { RosterController } from './roster.controller';
import { Rosters } from './rosters.service';

@Module({
  imports: [AuditModule, PeopleModule, CalendarModule],
  controllers: [RegistrationsController, RosterController],
  providers: [
    Registrations,
    RegistrationsCommitter,
    Places,
    PersonalPages,
    Rosters,
    FollowedRegistrations,
    RegistrationsHandlers,
    ReadinessProbe,
  ],
  exports: [FollowedRegistrations],
})
export class RegistrationsModule {}
