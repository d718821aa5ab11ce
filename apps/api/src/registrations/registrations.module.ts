// Wiring of the room.
import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { CalendarModule } from '../calendar/calendar.module';
import { PeopleModule } from '../people/people.module';
import { Departures } from './departures/departures.service';
import { FollowedRegistrations } from './followed-registrations.service';
import { LineEdits } from './personal/line-edits.service';
import { Overlaps } from './personal/overlaps.service';
import { PersonalActs } from './personal/personal-acts.service';
import { PersonalController } from './personal/personal.controller';
import { PersonalPages } from './personal/personal-pages.service';
import { ContactMails } from './municipality/contact-mails.service';
import { Mairies } from './municipality/mairies.service';
import { MunicipalityActs } from './municipality/municipality-acts.service';
import { MunicipalityController } from './municipality/municipality.controller';
import { MunicipalityLists } from './municipality/lists.service';
import { MunicipalityPages } from './municipality/municipality-pages.service';
import { Places } from './places/places.service';
import { Replacements } from './places/replacements.service';
import { Transfers } from './places/transfers.service';
import { Validations } from './places/validations.service';
import { ReadinessProbe } from './readiness-probe';
import { Recipients } from './recipients.service';
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
  controllers: [RegistrationsController, PersonalController, RosterController, MunicipalityController],
  providers: [
    Registrations,
    RegistrationsCommitter,
    GroupWriter,
    SeatPromises,
    StoredAnswers,
    Places,
    Replacements,
    Transfers,
    Validations,
    Mairies,
    ContactMails,
    MunicipalityPages,
    MunicipalityLists,
    MunicipalityActs,
    PersonalPages,
    PersonalActs,
    LineEdits,
    Overlaps,
    Departures,
    Rosters,
    FollowedRegistrations,
    RegistrationsHandlers,
    Recipients,
    ReadinessProbe,
  ],
  exports: [FollowedRegistrations, Departures],
})
export class RegistrationsModule {}
