// Routes of the organiser about what comes back: bounces, messages received, their bytes, dealt with or not.
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import {
  bounceList,
  bounceQuery,
  deliveryPaths,
  deskCounts,
  inboundList,
  inboundQuery,
  inboundTreat,
} from '@treize/contract/deliveries';
import { id } from '@treize/contract/fields';
import { done } from '@treize/contract/operations';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../../platform/http/actor';
import { Answers } from '../../../platform/http/answers';
import { Permit } from '../../../platform/http/permit';
import { InboxDesk } from './inbox-desk.service';

const ofMessage = ':messageId';

@Controller()
export class InboxController {
  constructor(private readonly desk: InboxDesk) {}

  @Get(deliveryPaths.bounces)
  @Permit('registrations.read')
  @Answers(bounceList)
  bounces(@CurrentActor() actor: Actor, @Query({ schema: bounceQuery }) query: z.output<typeof bounceQuery>) {
    return this.desk.bounces(actor, query);
  }

  @Get(deliveryPaths.inbox)
  @Permit('registrations.read')
  @Answers(inboundList)
  messages(
    @CurrentActor() actor: Actor,
    @Query({ schema: inboundQuery }) query: z.output<typeof inboundQuery>,
  ) {
    return this.desk.messages(actor, query);
  }

  @Get(deliveryPaths.deskCounts)
  @Permit('registrations.read')
  @Answers(deskCounts)
  counts(@CurrentActor() actor: Actor) {
    return this.desk.counts(actor);
  }

  /** Written by strangers: a browser only ever saves it. */
  @Get(deliveryPaths.inboundRaw(ofMessage))
  @Permit('registrations.read')
  async raw(
    @CurrentActor() actor: Actor,
    @Param('messageId', { schema: id }) messageId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const raw = await this.desk.raw(actor, messageId);
    void reply
      .header('content-type', 'message/rfc822')
      .header('content-disposition', `attachment; filename="message-${messageId}.eml"`)
      .header('content-security-policy', `default-src 'none'; sandbox`)
      .header('cache-control', 'no-store');
    return raw;
  }

  @Post(deliveryPaths.inboundTreat(ofMessage))
  @Permit('registrations.write')
  @Answers(done)
  treat(
    @CurrentActor() actor: Actor,
    @Param('messageId', { schema: id }) messageId: string,
    @Body({ schema: inboundTreat }) { treated }: z.output<typeof inboundTreat>,
  ) {
    return this.desk.treat(actor, messageId, treated);
  }
}
