// Routes of the person: their registrations once signed in, and everything the personal link opens.
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import { id } from '@treize/contract/fields';
import { done } from '@treize/contract/operations';
import {
  addressChange,
  addressChanged,
  addressConfirmation,
  answerRequest,
  linkToken,
  myRegistrationList,
  overlapList,
  overlapQuery,
  registrationCancel,
  registrationEdit,
  registrationPage,
  transferOptionList,
  transferred,
  transferRequest,
} from '@treize/contract/registrations';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { AddressChanges } from '../addresses/address-changes.service';
import { LinkAnswers } from '../answers/link-answers.service';
import { Overlaps } from './overlaps.service';
import { PersonalActs } from './personal-acts.service';
import { PersonalPages } from './personal-pages.service';

@Controller('api')
export class PersonalController {
  constructor(
    private readonly pages: PersonalPages,
    private readonly acts: PersonalActs,
    private readonly overlaps: Overlaps,
    private readonly answers: LinkAnswers,
    private readonly addresses: AddressChanges,
  ) {}

  @Post('sessions/:id/overlaps')
  @Permit('public')
  @Answers(overlapList)
  overlapsOf(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) sessionId: string,
    @Body({ schema: overlapQuery }) form: z.output<typeof overlapQuery>,
  ) {
    return this.overlaps.ofForm(actor, sessionId, form);
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
  page(@Param('token', { schema: linkToken }) link: string) {
    return this.pages.page(link);
  }

  @Get('registrations/link/:token/calendar.ics')
  @Permit('public')
  async calendar(
    @Param('token', { schema: linkToken }) link: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    void reply
      .header('content-type', 'text/calendar; charset=utf-8')
      .header('content-disposition', 'attachment; filename="session.ics"');
    return this.pages.calendar(link);
  }

  @Post('registrations/link/:token/edit')
  @Permit('public')
  @Answers(done)
  edit(
    @Param('token', { schema: linkToken }) link: string,
    @Body({ schema: registrationEdit }) change: z.output<typeof registrationEdit>,
  ) {
    return this.acts.edit(link, change);
  }

  @Post('registrations/link/:token/cancel')
  @Permit('public')
  @Answers(done)
  cancel(
    @Param('token', { schema: linkToken }) link: string,
    @Body({ schema: registrationCancel }) body: z.output<typeof registrationCancel>,
  ) {
    return this.acts.cancel(link, body);
  }

  @Post('registrations/link/:token/accept')
  @Permit('public')
  @Answers(done)
  accept(@Param('token', { schema: linkToken }) link: string) {
    return this.acts.accept(link);
  }

  @Post('registrations/link/:token/decline')
  @Permit('public')
  @Answers(done)
  decline(@Param('token', { schema: linkToken }) link: string) {
    return this.acts.decline(link);
  }

  @Post('registrations/link/:token/answer')
  @Permit('public')
  @Answers(done)
  answer(
    @Param('token', { schema: linkToken }) link: string,
    @Body({ schema: answerRequest }) body: z.output<typeof answerRequest>,
  ) {
    return this.answers.answer(link, body);
  }

  @Post('registrations/link/:token/answer/undo')
  @Permit('public')
  @Answers(done)
  undoDecline(@Param('token', { schema: linkToken }) link: string) {
    return this.answers.undo(link);
  }

  @Post('registrations/link/:token/address')
  @Permit('public')
  @Answers(done)
  changeAddress(
    @CurrentActor() actor: Actor,
    @Param('token', { schema: linkToken }) link: string,
    @Body({ schema: addressChange }) { email }: z.output<typeof addressChange>,
  ) {
    return this.addresses.request(actor, link, email);
  }

  @Post('registrations/address')
  @Permit('public')
  @Answers(addressChanged)
  confirmAddress(@Body({ schema: addressConfirmation }) { token }: z.output<typeof addressConfirmation>) {
    return this.addresses.confirm(token);
  }

  @Post('registrations/link/:token/split')
  @Permit('public')
  @Answers(done)
  split(@Param('token', { schema: linkToken }) link: string) {
    return this.acts.split(link);
  }

  @Get('registrations/link/:token/transfer-options')
  @Permit('public')
  @Answers(transferOptionList)
  transferOptions(@Param('token', { schema: linkToken }) link: string) {
    return this.acts.transferOptions(link);
  }

  @Post('registrations/link/:token/transfer')
  @Permit('public')
  @Answers(transferred)
  transfer(
    @Param('token', { schema: linkToken }) link: string,
    @Body({ schema: transferRequest }) { sessionId }: z.output<typeof transferRequest>,
  ) {
    return this.acts.transfer(link, sessionId);
  }
}
