// Wiring of the room.
import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { CalendarModule } from '../calendar/calendar.module';
import { PeopleModule } from '../people/people.module';
import { FollowedRegistrations } from './followed-registrations.service';
import { PersonalPages } from './personal-pages.service';
import { Places } from './places/places.service';
import { ReadinessProbe } from './readiness-probe';
import { RegistrationsCommitter } from './registering/registrations.committer';
import { RegistrationsController } from './registering/registrations.controller';
import { RegistrationsHandlers } from './registrations.handlers';
import { GroupWriter } from './registering/group-writer.service';
import { SeatPromises } from './registering/seat-promises.service';
import { StoredAnswers } from './registering/stored-answers.service';
import { Registrations } from './registering/registrations.service';
import { RosterController } from './organiser/roster.controller';
import { Rosters } from './organiser/rosters.service';

@Module({
  imports: [AuditModule, PeopleModule, CalendarModule],
  controllers: [RegistrationsController, RosterController],
  providers: [
    Registrations,
    RegistrationsCommitter,
    GroupWriter,
    SeatPromises,
    StoredAnswers,
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
