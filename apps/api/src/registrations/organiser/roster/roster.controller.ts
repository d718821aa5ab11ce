// Routes of the organiser about people: the roster of a session, its export, registering somebody, one act on many.
import { Body, Controller, Get, Headers, Param, Post, Res } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { id } from '@treize/contract/fields';
import { done } from '@treize/contract/operations';
import { idempotencyHeader, registrationAnswer } from '@treize/contract/registrations';
import {
  organiserCancel,
  organiserRegistration,
  roster,
  rosterAction,
  rosterActionAnswer,
  rosterPaths,
  trackCancel,
  trackCancelled,
  transferTargetList,
  type RosterAction,
} from '@treize/contract/roster';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../../platform/http/actor';
import { Answers } from '../../../platform/http/answers';
import { Permit } from '../../../platform/http/permit';
import { Refusal } from '../../../platform/http/refusal';
import { CancelledTracks } from '../cancelled-tracks/cancelled-tracks.service';
import { HandRegistrations } from './hand-registrations.service';
import { RosterActs } from './roster-acts.service';
import { Rosters } from './rosters.service';
import { Targets } from './targets.service';

const ofId = ':id';

@Controller()
export class RosterController {
  constructor(
    private readonly rosters: Rosters,
    private readonly acts: RosterActs,
    private readonly byHand: HandRegistrations,
    private readonly targets: Targets,
    private readonly tracks: CancelledTracks,
  ) {}

  @Get(rosterPaths.roster(ofId))
  @Permit('registrations.read')
  @Answers(roster)
  roster(@CurrentActor() actor: Actor, @Param('id', { schema: id }) sessionId: string) {
    return this.rosters.roster(actor, sessionId);
  }

  @Get(rosterPaths.rosterExport(ofId))
  @Permit('registrations.export')
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) sessionId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { name, text } = await this.rosters.export(actor, sessionId);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`);
    return text;
  }

  @Post(rosterPaths.register(ofId))
  @Permit('registrations.write')
  @ApiHeader({ name: idempotencyHeader, required: true, schema: { type: 'string', format: 'uuid' } })
  @Answers(registrationAnswer, 201)
  register(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) sessionId: string,
    @Body({ schema: organiserRegistration }) body: z.output<typeof organiserRegistration>,
    @Headers(idempotencyHeader) key: string | undefined,
  ) {
    const checked = id.safeParse(key);
    if (!checked.success)
      throw new Refusal('invalid-request', {
        errors: [{ path: `header.${idempotencyHeader}`, message: 'un identifiant UUID est attendu' }],
      });
    return this.byHand.register(actor, sessionId, body, checked.data);
  }

  @Get(rosterPaths.transferTargets(ofId))
  @Permit('registrations.write')
  @Answers(transferTargetList)
  transferTargets(@CurrentActor() actor: Actor, @Param('id', { schema: id }) sessionId: string) {
    return this.targets.ofSession(actor, sessionId);
  }

  @Post(rosterPaths.actions)
  @Permit('registrations.write')
  @Answers(rosterActionAnswer)
  act(@CurrentActor() actor: Actor, @Body({ schema: rosterAction }) action: RosterAction) {
    return this.acts.act(actor, action);
  }

  @Post(rosterPaths.organiserCancel(ofId))
  @Permit('registrations.write')
  @Answers(done)
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) registrationId: string,
    @Body({ schema: organiserCancel }) { reason, tell }: z.output<typeof organiserCancel>,
  ) {
    return this.acts.cancel(actor, registrationId, reason, tell);
  }

  @Get(rosterPaths.trackCancel(':trackId'))
  @Permit('sessions.write')
  @Answers(trackCancelled)
  previewTrack(@CurrentActor() actor: Actor, @Param('trackId', { schema: id }) trackId: string) {
    return this.tracks.preview(actor, trackId);
  }

  @Post(rosterPaths.trackCancel(':trackId'))
  @Permit('sessions.write')
  @Answers(trackCancelled)
  cancelTrack(
    @CurrentActor() actor: Actor,
    @Param('trackId', { schema: id }) trackId: string,
    @Body({ schema: trackCancel }) { reason }: z.output<typeof trackCancel>,
  ) {
    return this.tracks.cancel(actor, trackId, reason);
  }
}
