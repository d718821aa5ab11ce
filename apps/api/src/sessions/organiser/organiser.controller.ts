// Routes of the organiser: the list in scope, the form, publish, move, postpone, cancel, reinstate.
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { id } from '@treize/contract/fields';
import {
  notified,
  reach,
  organiserList,
  organiserOptions,
  organiserQuery,
  organiserSession,
  sessionCancel,
  sessionDraft,
  sessionEdit,
  sessionMove,
  sessionPaths,
  venue,
  venueDraft,
  versionOnly,
} from '@treize/contract/sessions';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { OrganiserSessions } from './organiser-sessions.service';
import { SessionChanges } from './session-changes.service';
import { SessionDrafts } from './session-drafts.service';

const sessionId = ':sessionId';

@Controller()
export class OrganiserController {
  constructor(
    private readonly sessions: OrganiserSessions,
    private readonly drafts: SessionDrafts,
    private readonly changes: SessionChanges,
  ) {}

  @Get(sessionPaths.organiser)
  @Permit('sessions.read')
  @Answers(organiserList)
  list(
    @CurrentActor() actor: Actor,
    @Query({ schema: organiserQuery }) query: z.output<typeof organiserQuery>,
  ) {
    return this.sessions.list(actor, query);
  }

  @Get(sessionPaths.options)
  @Permit('sessions.write')
  @Answers(organiserOptions)
  options(@CurrentActor() actor: Actor) {
    return this.sessions.options(actor);
  }

  @Post(sessionPaths.venues)
  @Permit('sessions.write')
  @Answers(venue, 201)
  createVenue(
    @CurrentActor() actor: Actor,
    @Body({ schema: venueDraft }) draft: z.output<typeof venueDraft>,
  ) {
    return this.sessions.createVenue(actor, draft);
  }

  @Post(sessionPaths.organiser)
  @Permit('sessions.write')
  @Answers(organiserSession, 201)
  create(@CurrentActor() actor: Actor, @Body({ schema: sessionDraft }) draft: z.output<typeof sessionDraft>) {
    return this.drafts.create(actor, draft);
  }

  @Get(sessionPaths.organiserSession(sessionId))
  @Permit('sessions.read')
  @Answers(organiserSession)
  page(@CurrentActor() actor: Actor, @Param('sessionId', { schema: id }) session: string) {
    return this.sessions.page(actor, session);
  }

  @Put(sessionPaths.organiserSession(sessionId))
  @Permit('sessions.write')
  @Answers(organiserSession)
  edit(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) session: string,
    @Body({ schema: sessionEdit }) edit: z.output<typeof sessionEdit>,
  ) {
    return this.drafts.edit(actor, session, edit);
  }

  @Get(sessionPaths.reach(sessionId))
  @Permit('sessions.write')
  @Answers(reach)
  reach(@CurrentActor() actor: Actor, @Param('sessionId', { schema: id }) session: string) {
    return this.sessions.reachOf(actor, session);
  }

  @Post(sessionPaths.publish(sessionId))
  @Permit('sessions.write')
  @Answers(organiserSession)
  publish(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) session: string,
    @Body({ schema: versionOnly }) body: z.output<typeof versionOnly>,
  ) {
    return this.changes.publish(actor, session, body.version);
  }

  @Post(sessionPaths.move(sessionId))
  @Permit('sessions.write')
  @Answers(notified)
  move(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) session: string,
    @Body({ schema: sessionMove }) move: z.output<typeof sessionMove>,
  ) {
    return this.changes.move(actor, session, move);
  }

  @Post(sessionPaths.cancel(sessionId))
  @Permit('sessions.write')
  @Answers(notified)
  cancel(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) session: string,
    @Body({ schema: sessionCancel }) body: z.output<typeof sessionCancel>,
  ) {
    return this.changes.cancel(actor, session, body.version, body.reason);
  }

  @Post(sessionPaths.postpone(sessionId))
  @Permit('sessions.write')
  @Answers(notified)
  postpone(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) session: string,
    @Body({ schema: sessionCancel }) body: z.output<typeof sessionCancel>,
  ) {
    return this.changes.postpone(actor, session, body.version, body.reason);
  }

  @Post(sessionPaths.reinstate(sessionId))
  @Permit('sessions.write')
  @Answers(notified)
  reinstate(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) session: string,
    @Body({ schema: versionOnly }) body: z.output<typeof versionOnly>,
  ) {
    return this.changes.reinstate(actor, session, body.version);
  }
}
