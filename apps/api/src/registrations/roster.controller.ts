// Routes of the organiser: the roster of a session, its export, the cancelling of one person.
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { id } from '@treize/contract/fields';
import { done } from '@treize/contract/operations';
import { organiserCancel, roster } from '@treize/contract/registrations';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor';
import { Answers } from '../platform/http/answers';
import { Permit } from '../platform/http/permit';
import { Rosters } from './rosters.service';

@Controller('api/organiser')
export class RosterController {
  constructor(private readonly rosters: Rosters) {}

  @Get('sessions/:id/registrations')
  @Permit('registrations.read')
  @Answers(roster)
  roster(@CurrentActor() actor: Actor, @Param('id', { schema: id }) sessionId: string) {
    return this.rosters.roster(actor, sessionId);
  }

  @Get('sessions/:id/registrations.csv')
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

  @Post('registrations/:id/cancel')
  @Permit('registrations.write')
  @Answers(done)
  cancel(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) registrationId: string,
    @Body({ schema: organiserCancel }) body: z.output<typeof organiserCancel>,
  ) {
    return this.rosters.cancel(actor, registrationId, body.reason);
  }
}
