// Routes of the tray "à résoudre": what could not be placed in a session, and what is decided of it.
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { devicePaths, resolutionDraft, unresolvedList, unresolvedRecord } from '@treize/contract/devices';
import { id } from '@treize/contract/fields';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { Unresolved } from './unresolved.service';

@Controller()
export class UnresolvedController {
  constructor(private readonly unresolved: Unresolved) {}

  @Get(devicePaths.unresolved(':sessionId'))
  @Permit('attendance.read')
  @Answers(unresolvedList)
  list(@CurrentActor() actor: Actor, @Param('sessionId', { schema: id }) sessionId: string) {
    return this.unresolved.list(actor, sessionId);
  }

  @Post(devicePaths.resolve(':recordId'))
  @Permit('attendance.correct')
  @Answers(unresolvedRecord)
  resolve(
    @CurrentActor() actor: Actor,
    @Param('recordId', { schema: id }) recordId: string,
    @Body({ schema: resolutionDraft }) draft: z.output<typeof resolutionDraft>,
  ) {
    return this.unresolved.resolve(actor, recordId, draft);
  }
}
