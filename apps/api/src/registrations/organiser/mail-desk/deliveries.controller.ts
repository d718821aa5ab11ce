// Routes of the organiser about mails sent: deliveries of a session, sending again, one person's mails and mailbox.
import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import {
  addressCorrection,
  addressRetried,
  deliveries,
  deliveryPaths,
  mailHistory,
  resendRequest,
  resent,
} from '@treize/contract/deliveries';
import { id } from '@treize/contract/fields';
import { done } from '@treize/contract/operations';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../../platform/http/actor';
import { Answers } from '../../../platform/http/answers';
import { Permit } from '../../../platform/http/permit';
import { AddressCorrections } from '../../addresses/address-corrections.service';
import { AddressRetries } from './address-retries.service';
import { Deliveries } from './deliveries.service';
import { Resends } from './resends.service';

const ofId = ':id';

@Controller()
export class DeliveriesController {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly resends: Resends,
    private readonly addresses: AddressCorrections,
    private readonly retries: AddressRetries,
  ) {}

  @Get(deliveryPaths.deliveries(ofId))
  @Permit('registrations.read')
  @Answers(deliveries)
  list(@CurrentActor() actor: Actor, @Param('id', { schema: id }) sessionId: string) {
    return this.deliveries.list(actor, sessionId);
  }

  @Get(deliveryPaths.deliveriesExport(ofId))
  @Permit('registrations.export')
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) sessionId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { name, text } = await this.deliveries.export(actor, sessionId);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`);
    return text;
  }

  @Post(deliveryPaths.resend(ofId))
  @Permit('registrations.write')
  @Answers(resent)
  resend(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) sessionId: string,
    @Body({ schema: resendRequest }) request: z.output<typeof resendRequest>,
  ) {
    return this.resends.resend(actor, sessionId, request);
  }

  @Get(deliveryPaths.mailHistory(ofId))
  @Permit('registrations.read')
  @Answers(mailHistory)
  history(@CurrentActor() actor: Actor, @Param('id', { schema: id }) registrationId: string) {
    return this.deliveries.history(actor, registrationId);
  }

  @Post(deliveryPaths.correctAddress(ofId))
  @Permit('registrations.write')
  @Answers(done)
  correct(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) registrationId: string,
    @Body({ schema: addressCorrection }) { email }: z.output<typeof addressCorrection>,
  ) {
    return this.addresses.correct(actor, registrationId, email);
  }

  @Post(deliveryPaths.retryAddress(ofId))
  @Permit('registrations.write')
  @Answers(addressRetried)
  retry(@CurrentActor() actor: Actor, @Param('id', { schema: id }) registrationId: string) {
    return this.retries.retry(actor, registrationId);
  }
}
