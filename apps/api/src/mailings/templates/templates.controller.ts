// Routes of the previews of every mail.
import { Controller, Get, Param } from '@nestjs/common';
import { mailingPaths, mailPreview, mailTemplateList } from '@treize/contract/mailings';
import * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { Templates } from './templates.service';

const templateKind = z.string().regex(/^[a-z0-9.-]{1,60}$/, 'nature de message attendue');

@Controller()
export class TemplatesController {
  constructor(private readonly templates: Templates) {}

  @Get(mailingPaths.templates)
  @Permit('mailings.read')
  @Answers(mailTemplateList)
  list() {
    return this.templates.list();
  }

  @Get(mailingPaths.template(':kind'))
  @Permit('mailings.read')
  @Answers(mailPreview)
  preview(@CurrentActor() actor: Actor, @Param('kind', { schema: templateKind }) kind: string) {
    return this.templates.preview(actor, kind);
  }
}
