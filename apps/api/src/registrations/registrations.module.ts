// Wiring of the room.
import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module';
import { AuthModule } from '../auth/auth.module';
import { CalendarModule } from '../calendar/calendar.module';
import { PeopleModule } from '../people/people.module';
import { SessionsModule } from '../sessions/sessions.module';
import { AddressChanges } from './addresses/address-changes.service';
import { AddressCorrections } from './addresses/address-corrections.service';
import { Readdressing } from './addresses/readdressing.service';
import { AnswerEffects } from './answers/answer-effects.service';
import { RegistrationAnswersHandlers } from './answers/answers.handlers';
import { DeclineMails } from './answers/decline-mails.service';
import { LinkAnswers } from './answers/link-answers.service';
import { Writers } from './answers/writers.service';
import { Reconfirmations } from './answers/reconfirmations.service';
import { Departures } from './departures/departures.service';
import { FollowedRegistrations } from './followed-registrations.service';
import { FollowingHandlers } from './following/following.handlers';
import { Returns } from './following/returns.service';
import { RegistrationPapersController } from './papers/registration-papers.controller';
import { RegistrationPapers } from './papers/registration-papers.service';
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
import { ServedLine } from './places/served-line.service';
import { Replacements } from './places/replacements.service';
import { TransfersHandlers } from './places/transfers.handlers';
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
import { Availabilities } from './organiser/availability/availabilities.service';
import { AvailabilityController } from './organiser/availability/availability.controller';
import { CancelledTracks } from './organiser/cancelled-tracks/cancelled-tracks.service';
import { HandRegistrations } from './organiser/roster/hand-registrations.service';
import { AddressRetries } from './organiser/mail-desk/address-retries.service';
import { DeliveriesController } from './organiser/mail-desk/deliveries.controller';
import { Deliveries } from './organiser/mail-desk/deliveries.service';
import { InboxController } from './organiser/mail-desk/inbox.controller';
import { InboxDesk } from './organiser/mail-desk/inbox-desk.service';
import { MailDeskHandlers } from './organiser/mail-desk/mail-desk.handlers';
import { Resends } from './organiser/mail-desk/resends.service';
import { OrganiserHandlers } from './organiser/organiser.handlers';
import { RosterActs } from './organiser/roster/roster-acts.service';
import { RosterController } from './organiser/roster/roster.controller';
import { Rosters } from './organiser/roster/rosters.service';
import { SeatInvitations } from './organiser/seat-invitations/seat-invitations.service';
import { Targets } from './organiser/roster/targets.service';
import { Trials } from './organiser/availability/trials.service';

@Module({
  imports: [AuditModule, AuthModule, PeopleModule, SessionsModule, CalendarModule],
  controllers: [
    RegistrationsController,
    PersonalController,
    RosterController,
    AvailabilityController,
    DeliveriesController,
    InboxController,
    MunicipalityController,
    RegistrationPapersController,
  ],
  providers: [
    Registrations,
    RegistrationsCommitter,
    GroupWriter,
    SeatPromises,
    StoredAnswers,
    Places,
    ServedLine,
    Replacements,
    Transfers,
    Validations,
    Mairies,
    ContactMails,
    MunicipalityPages,
    MunicipalityLists,
    MunicipalityActs,
    RegistrationPapers,
    PersonalPages,
    PersonalActs,
    LineEdits,
    Overlaps,
    AnswerEffects,
    DeclineMails,
    LinkAnswers,
    Writers,
    Reconfirmations,
    RegistrationAnswersHandlers,
    Departures,
    Rosters,
    RosterActs,
    HandRegistrations,
    Availabilities,
    Trials,
    SeatInvitations,
    Targets,
    CancelledTracks,
    OrganiserHandlers,
    Deliveries,
    Resends,
    AddressCorrections,
    AddressChanges,
    Readdressing,
    AddressRetries,
    InboxDesk,
    MailDeskHandlers,
    TransfersHandlers,
    FollowedRegistrations,
    RegistrationsHandlers,
    FollowingHandlers,
    Returns,
    Recipients,
    ReadinessProbe,
  ],
  exports: [FollowedRegistrations, Departures, PersonalPages, MunicipalityPages, Recipients],
})
export class RegistrationsModule {}
