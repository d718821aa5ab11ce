// Routes of the public form: hold a place, register.
import { Body, Controller, Delete, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { id } from '@treize/contract/fields';
import { done } from '@treize/contract/operations';
import { holdAnswer, holdRequest } from '@treize/contract/places';
import { idempotencyHeader, registrationAnswer, registrationRequest } from '@treize/contract/registrations';
import * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { Refusal } from '../../platform/http/refusal';
import { Registrations } from './registrations.service';
import { SeatPromises } from './seat-promises.service';

@Controller('api')
export class RegistrationsController {
  constructor(
    private readonly registrations: Registrations,
    private readonly promises: SeatPromises,
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
}
