// Routes of mandatory mentions: what is missing on a session's documents, what is accepted without it, a function corrected.
import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { id } from '@treize/contract/fields';
import { done } from '@treize/contract/operations';
import {
  functionDraft,
  missingMentionList,
  overrideDraft,
  paperPaths,
  type OverrideDraft,
} from '@treize/contract/papers';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../../platform/http/actor';
import { Answers } from '../../../platform/http/answers';
import { Permit } from '../../../platform/http/permit';
import { Mentions } from './mentions.service';

@Controller()
export class MentionsController {
  constructor(private readonly mentions: Mentions) {}

  @Get(paperPaths.mentions(':sessionId'))
  @Permit('certificates.read')
  @Answers(missingMentionList)
  ofSession(@CurrentActor() actor: Actor, @Param('sessionId', { schema: id }) sessionId: string) {
    return this.mentions.ofSession(actor, sessionId);
  }

  @Post(paperPaths.overrides(':sessionId'))
  @Permit('certificates.issue')
  @Answers(done)
  async accept(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) sessionId: string,
    @Body({ schema: overrideDraft }) draft: OverrideDraft,
  ) {
    await this.mentions.accept(actor, sessionId, draft);
    return { done: true as const };
  }

  @Put(paperPaths.function(':id'))
  @Permit('registrations.write')
  @Answers(done)
  async correctFunction(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) registrationId: string,
    @Body({ schema: functionDraft }) { function: words }: z.output<typeof functionDraft>,
  ) {
    await this.mentions.correctFunction(actor, registrationId, words);
    return { done: true as const };
  }
}
