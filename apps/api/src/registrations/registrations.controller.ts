// Routes of the person: register, then act through the personal link.
import { Body, Controller, Get, Headers, Param, Post, Res } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { id } from '@treize/contract/fields';
import { done } from '@treize/contract/operations';
import {
  idempotencyHeader,
  myRegistrationList,
  registrationAnswer,
  registrationCancel,
  registrationDraft,
  registrationPage,
} from '@treize/contract/registrations';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { CurrentActor, type Actor } from '../platform/http/actor';
import { Answers } from '../platform/http/answers';
import { Permit } from '../platform/http/permit';
import { Refusal } from '../platform/http/refusal';
import { PersonalPages } from './personal-pages.service';
import { Registrations } from './registrations.service';

const token = z.string().regex(/^[\w-]{43}$/);

@Controller('api')
export class RegistrationsController {
  constructor(
    private readonly registrations: Registrations,
    private readonly pages: PersonalPages,
  ) {}

  @Post('sessions/:id/registrations')
  @Permit('public')
  @ApiHeader({ name: idempotencyHeader, required: true, schema: { type: 'string', format: 'uuid' } })
  @Answers(registrationAnswer, 201)
  register(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) sessionId: string,
    @Body({ schema: registrationDraft }) draft: z.output<typeof registrationDraft>,
    @Headers(idempotencyHeader) key: string | undefined,
  ) {
    const checked = id.safeParse(key);
    if (!checked.success)
      throw new Refusal('invalid-request', {
        errors: [{ path: `header.${idempotencyHeader}`, message: 'un identifiant UUID est attendu' }],
      });
    return this.registrations.register(actor, sessionId, draft, checked.data);
  }

  @Get('registrations/mine')
  @Permit('self')
  @Answers(myRegistrationList)
  mine(@CurrentActor() actor: Actor) {
    return this.pages.mine(actor.mustBeSomeone());
  }

  @Get('registrations/link/:token')
  @Permit('public')
  @Answers(registrationPage)
  page(@Param('token', { schema: token }) link: string) {
    return this.pages.page(link);
  }

  @Get('registrations/link/:token/calendar.ics')
  @Permit('public')
  async calendar(
    @Param('token', { schema: token }) link: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="session.ics"');
    return this.pages.calendar(link);
  }

  @Post('registrations/link/:token/cancel')
  @Permit('public')
  @Answers(done)
  cancel(
    @Param('token', { schema: token }) link: string,
    @Body({ schema: registrationCancel }) body: z.output<typeof registrationCancel>,
  ) {
    return this.pages.cancel(link, body);
  }

  @Post('registrations/link/:token/accept')
  @Permit('public')
  @Answers(done)
  accept(@Param('token', { schema: token }) link: string) {
    return this.pages.accept(link);
  }

  @Post('registrations/link/:token/decline')
  @Permit('public')
  @Answers(done)
  decline(@Param('token', { schema: token }) link: string) {
    return this.pages.decline(link);
  }
}
