// Sessions: the public's pages, the organiser's changes.
import { Module } from '@nestjs/common';
import { OrganiserSessions } from './organiser/organiser-sessions.service';
import { OrganiserController } from './organiser/organiser.controller';
import { PlacesSettingsController } from './organiser/places/places-settings.controller';
import { PlacesSettingsService } from './organiser/places/places-settings.service';
import { Reach } from './organiser/reach.service';
import { SessionChanges } from './organiser/session-changes.service';
import { SessionDrafts } from './organiser/session-drafts.service';
import { TrackDates } from './organiser/track-dates.service';
import { ProgrammesController } from './papers/programmes.controller';
import { Programmes } from './papers/programmes.service';
import { SessionsController } from './sessions.controller';
import { SessionsService } from './sessions.service';

@Module({
  controllers: [SessionsController, OrganiserController, PlacesSettingsController, ProgrammesController],
  providers: [
    SessionsService,
    OrganiserSessions,
    SessionDrafts,
    SessionChanges,
    Reach,
    PlacesSettingsService,
    TrackDates,
    Programmes,
  ],
  exports: [SessionsService, TrackDates, Reach],
})
export class SessionsModule {}
