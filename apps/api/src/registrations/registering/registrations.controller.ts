// Routes of the public form: hold a place, register; and of the personal link.
import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { id } from '@treize/contract/fields';
import { done } from '@treize/contract/operations';
import { holdAnswer, holdRequest } from '@treize/contract/places';
import {
  idempotencyHeader,
  myRegistrationList,
  registrationAnswer,
  registrationCancel,
  registrationPage,
  registrationRequest,
} from '@treize/contract/registrations';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { Refusal } from '../../platform/http/refusal';
import { PersonalPages } from '../personal-pages.service';
import { Registrations } from './registrations.service';
import { SeatPromises } from './seat-promises.service';

const token = z.string().regex(/^[\w-]{43}$/);

@Controller('api')
export class RegistrationsController {
  constructor(
    private readonly registrations: Registrations,
    private readonly promises: SeatPromises,
    private readonly pages: PersonalPages,
  ) {}

  @Post('sessions/:id/registrations')
  @Permit('public')
  @ApiHeader({ name: idempotencyHeader, required: true, schema: { type: 'string', format: 'uuid' } })
  @Answers(registrationAnswer, 201)
  register(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) sessionId: string,
    @Body({ schema: registrationRequest }) body: z.output<typeof registrationRequest>,
    @Headers(idempotencyHeader) key: string | undefined,
  ) {
    const checked = id.safeParse(key);
    if (!checked.success)
      throw new Refusal('invalid-request', {
        errors: [{ path: `header.${idempotencyHeader}`, message: 'un identifiant UUID est attendu' }],
      });
    return this.registrations.register(actor, sessionId, body, checked.data);
  }

  @Post('sessions/:id/holds')
  @Permit('public')
  @Answers(holdAnswer)
  hold(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) sessionId: string,
    @Body({ schema: holdRequest }) body: z.output<typeof holdRequest>,
  ) {
    return this.promises.hold(actor, sessionId, body);
  }

  @Delete('sessions/:id/holds/:key')
  @Permit('public')
  @HttpCode(200)
  @Answers(done)
  release(@Param('id', { schema: id }) sessionId: string, @Param('key', { schema: id }) key: string) {
    return this.promises.release(sessionId, key);
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
