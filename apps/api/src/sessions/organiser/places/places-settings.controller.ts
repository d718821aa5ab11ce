// Routes of the organiser about places: their settings, closing and reopening registration.
import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { id } from '@treize/contract/fields';
import { placesEdit, placesPaths, placesSettings } from '@treize/contract/places';
import { versionOnly } from '@treize/contract/sessions';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../../platform/http/actor';
import { Answers } from '../../../platform/http/answers';
import { Permit } from '../../../platform/http/permit';
import { PlacesSettingsService } from './places-settings.service';

const sessionId = ':sessionId';

@Controller()
export class PlacesSettingsController {
  constructor(private readonly settings: PlacesSettingsService) {}

  @Get(placesPaths.settings(sessionId))
  @Permit('sessions.read')
  @Answers(placesSettings)
  read(@CurrentActor() actor: Actor, @Param('sessionId', { schema: id }) session: string) {
    return this.settings.read(actor, session);
  }

  @Put(placesPaths.settings(sessionId))
  @Permit('sessions.write')
  @Answers(placesSettings)
  write(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) session: string,
    @Body({ schema: placesEdit }) edit: z.output<typeof placesEdit>,
  ) {
    return this.settings.write(actor, session, edit);
  }

  @Post(placesPaths.close(sessionId))
  @Permit('sessions.write')
  @Answers(placesSettings)
  close(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) session: string,
    @Body({ schema: versionOnly }) { version }: z.output<typeof versionOnly>,
  ) {
    return this.settings.close(actor, session, version);
  }

  @Post(placesPaths.reopen(sessionId))
  @Permit('sessions.write')
  @Answers(placesSettings)
  reopen(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) session: string,
    @Body({ schema: versionOnly }) { version }: z.output<typeof versionOnly>,
  ) {
    return this.settings.reopen(actor, session, version);
  }
}
