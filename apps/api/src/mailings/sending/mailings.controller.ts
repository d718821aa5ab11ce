// Routes of mailings: the history, a draft counted, read, tried and sent, one mailing with its recipients.
import { Body, Controller, Get, Headers, Param, Post, Query, Res } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { mailPreview } from '@treize/contract/deliveries';
import { id } from '@treize/contract/fields';
import {
  mailingCount,
  mailingCountRequest,
  mailingDetail,
  mailingDraft,
  mailingList,
  mailingPaths,
  mailingQuery,
  mailingRow,
  type MailingDraft,
} from '@treize/contract/mailings';
import { done } from '@treize/contract/operations';
import { idempotencyHeader } from '@treize/contract/registrations';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { Refusal } from '../../platform/http/refusal';
import { MailingDrafts } from './drafts.service';
import { Mailings } from './mailings.service';

const ofMailing = ':mailingId';

@Controller()
export class MailingsController {
  constructor(
    private readonly mailings: Mailings,
    private readonly drafts: MailingDrafts,
  ) {}

  @Get(mailingPaths.mailings)
  @Permit('mailings.read')
  @Answers(mailingList)
  list(@CurrentActor() actor: Actor, @Query({ schema: mailingQuery }) query: z.output<typeof mailingQuery>) {
    return this.mailings.list(actor, query);
  }

  @Post(mailingPaths.mailings)
  @Permit('mailings.send')
  @ApiHeader({ name: idempotencyHeader, required: true, schema: { type: 'string', format: 'uuid' } })
  @Answers(mailingRow, 201)
  send(
    @CurrentActor() actor: Actor,
    @Body({ schema: mailingDraft }) draft: MailingDraft,
    @Headers(idempotencyHeader) key: string | undefined,
  ) {
    const checked = id.safeParse(key);
    if (!checked.success)
      throw new Refusal('invalid-request', {
        errors: [{ path: `header.${idempotencyHeader}`, message: 'un identifiant UUID est attendu' }],
      });
    return this.mailings.send(actor, draft, checked.data);
  }

  @Post(mailingPaths.count)
  @Permit('mailings.send')
  @Answers(mailingCount)
  count(
    @CurrentActor() actor: Actor,
    @Body({ schema: mailingCountRequest }) request: z.output<typeof mailingCountRequest>,
  ) {
    return this.drafts.count(actor, request);
  }

  @Post(mailingPaths.preview)
  @Permit('mailings.send')
  @Answers(mailPreview)
  preview(@CurrentActor() actor: Actor, @Body({ schema: mailingDraft }) draft: MailingDraft) {
    return this.drafts.preview(actor, draft);
  }

  @Post(mailingPaths.test)
  @Permit('mailings.send')
  @Answers(done)
  test(@CurrentActor() actor: Actor, @Body({ schema: mailingDraft }) draft: MailingDraft) {
    return this.drafts.test(actor, draft);
  }

  @Get(mailingPaths.mailingExport(ofMailing))
  @Permit('registrations.export')
  async export(
    @CurrentActor() actor: Actor,
    @Param('mailingId', { schema: id }) mailingId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { name, text } = await this.mailings.export(actor, mailingId);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`);
    return text;
  }

  @Get(mailingPaths.mailing(ofMailing))
  @Permit('mailings.read')
  @Answers(mailingDetail)
  detail(@CurrentActor() actor: Actor, @Param('mailingId', { schema: id }) mailingId: string) {
    return this.mailings.detail(actor, mailingId);
  }

  @Post(mailingPaths.mailingCancel(ofMailing))
  @Permit('mailings.send')
  @Answers(done)
  cancel(@CurrentActor() actor: Actor, @Param('mailingId', { schema: id }) mailingId: string) {
    return this.mailings.cancel(actor, mailingId);
  }
}
