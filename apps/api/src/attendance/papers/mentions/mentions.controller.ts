// Routes of mandatory mentions: what is missing on a session's documents, filled in person by person or accepted as it is.
import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { id } from '@treize/contract/fields';
import { done } from '@treize/contract/operations';
import {
  missingMentionList,
  overrideDraft,
  paperPaths,
  personMentionDraft,
  type OverrideDraft,
  type PersonMentionDraft,
} from '@treize/contract/papers';
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

  @Put(paperPaths.personMention(':id'))
  @Permit('registrations.write')
  @Answers(done)
  async fillIn(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) registrationId: string,
    @Body({ schema: personMentionDraft }) draft: PersonMentionDraft,
  ) {
    await this.mentions.fillIn(actor, registrationId, draft);
    return { done: true as const };
  }
}
