// The public programme of a session, as PDF and as a page.
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { id } from '@treize/contract/fields';
import { paperFormat, paperPaths, type PaperFormat } from '@treize/contract/papers';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Permit } from '../../platform/http/permit';
import { AnswersPaper } from '../../platform/papers/paper-answer';
import { Programmes } from './programmes.service';

@Controller()
export class ProgrammesController {
  constructor(private readonly programmes: Programmes) {}

  @Get(paperPaths.programme(':sessionId', ':format'))
  @Permit('public')
  @AnswersPaper()
  programme(
    @CurrentActor() actor: Actor,
    @Param('sessionId', { schema: id }) sessionId: string,
    @Param('format', { schema: paperFormat }) format: PaperFormat,
  ): Promise<StreamableFile> {
    return this.programmes.file(actor, sessionId, format);
  }
}
