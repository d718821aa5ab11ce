// Routes of the organiser about what is left: places by cause, trying a change, promised places.
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { id } from '@treize/contract/fields';
import {
  availability,
  availabilityQuery,
  invitationDraft,
  invitationList,
  invitationView,
  placesDraft,
  placesPaths,
  placesTrial,
  type PlacesDraft,
} from '@treize/contract/places';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../../platform/http/actor';
import { Answers } from '../../../platform/http/answers';
import { Permit } from '../../../platform/http/permit';
import { Availabilities } from './availabilities.service';
import { SeatInvitations } from '../seat-invitations/seat-invitations.service';
import { Trials } from './trials.service';

const sessionId = ':sessionId';

@Controller()
export class AvailabilityController {
  constructor(
    private readonly availabilities: Availabilities,
    private readonly trials: Trials,
    private readonly invitations: SeatInvitations,
  ) {}

  @Get(placesPaths.availability)
  @Permit('registrations.read')
  @Answers(availability)
  availability(
    @CurrentActor() actor: Actor,
    @Query({ schema: availabilityQuery }) query: z.output<typeof availabilityQuery>,
  ) {
    return this.availabilities.ofQuery(actor, query);
  }

  @Post(placesPaths.trial(sessionId))
  @Permit('registrations.read')
  @Answers(placesTrial)
  trial(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) session: string,
    @Body({ schema: placesDraft }) draft: PlacesDraft,
  ) {
    return this.trials.try(actor, session, draft);
  }

  @Get(placesPaths.invitations(sessionId))
  @Permit('registrations.read')
  @Answers(invitationList)
  list(@CurrentActor() actor: Actor, @Param('sessionId', { schema: id }) session: string) {
    return this.invitations.list(actor, session);
  }

  @Post(placesPaths.invitations(sessionId))
  @Permit('registrations.write')
  @Answers(invitationView, 201)
  create(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) session: string,
    @Body({ schema: invitationDraft }) draft: z.output<typeof invitationDraft>,
  ) {
    return this.invitations.create(actor, session, draft);
  }

  @Post(placesPaths.invitationRevoke(':invitationId'))
  @Permit('registrations.write')
  @Answers(invitationView)
  revoke(@CurrentActor() actor: Actor, @Param('invitationId', { schema: id }) invitationId: string) {
    return this.invitations.revoke(actor, invitationId);
  }
}
