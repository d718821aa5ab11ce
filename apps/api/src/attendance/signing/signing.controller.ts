// Routes of whoever signs alone: by login, by personal link, by the code of a room.
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { id } from '@treize/contract/fields';
import { linkToken } from '@treize/contract/registrations';
import {
  roomCodeGuess,
  roomPass,
  roomSearch,
  selfSignature,
  signingPage,
  signingPageList,
} from '@treize/contract/signing';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { SelfSigning } from './alone/self-signing.service';
import { SigningPages } from './alone/signing-pages.service';

@Controller('api/signing')
export class SigningController {
  constructor(
    private readonly pages: SigningPages,
    private readonly signing: SelfSigning,
  ) {}

  @Get('half-days/:halfDayId')
  @Permit('public')
  @Answers(signingPage)
  page(@CurrentActor() actor: Actor, @Param('halfDayId', { schema: id }) halfDayId: string) {
    return this.pages.page(actor, halfDayId);
  }

  @Get('link/:token')
  @Permit('public')
  @Answers(signingPageList)
  linkPages(@Param('token', { schema: linkToken }) token: string) {
    return this.pages.linkPages(token);
  }

  @Get('link/:token/half-days/:halfDayId')
  @Permit('public')
  @Answers(signingPage)
  linkPage(
    @Param('token', { schema: linkToken }) token: string,
    @Param('halfDayId', { schema: id }) halfDayId: string,
  ) {
    return this.pages.linkPage(token, halfDayId);
  }

  @Post('half-days/:halfDayId/pass')
  @Permit('public')
  @Answers(roomPass)
  pass(
    @CurrentActor() actor: Actor,
    @Param('halfDayId', { schema: id }) halfDayId: string,
    @Body({ schema: roomCodeGuess }) { code }: z.output<typeof roomCodeGuess>,
  ) {
    return this.pages.pass(actor, halfDayId, code);
  }

  @Post('rooms')
  @Permit('public')
  @Answers(roomPass)
  findRoom(
    @CurrentActor() actor: Actor,
    @Body({ schema: roomSearch }) { code, tokens }: z.output<typeof roomSearch>,
  ) {
    return this.pages.findRoom(actor, code, tokens);
  }

  @Post('half-days/:halfDayId/signatures')
  @Permit('public')
  @Answers(signingPage)
  sign(
    @CurrentActor() actor: Actor,
    @Param('halfDayId', { schema: id }) halfDayId: string,
    @Body({ schema: selfSignature }) draft: z.output<typeof selfSignature>,
  ) {
    return this.signing.sign(actor, halfDayId, draft);
  }
}
