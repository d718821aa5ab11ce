// Routes of the unsubscribe link: what it says, one click (RFC 8058), and its undoing.
import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { mailingPaths, unsubscribePage, unsubscribeToken } from '@treize/contract/mailings';
import { done } from '@treize/contract/operations';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../../platform/http/answers';
import { FromAnywhere, Permit } from '../../platform/http/permit';
import { OptOuts } from './opt-outs.service';

const ofToken = ':token';

@Controller()
export class OptOutsController {
  constructor(private readonly optOuts: OptOuts) {}

  /** Mail programs without one click open the address itself: a browser is led to the page, and nothing changes. */
  @Get(mailingPaths.unsubscribe(ofToken))
  @Permit('public')
  @Answers(unsubscribePage)
  async page(
    @Param('token', { schema: unsubscribeToken }) token: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const answer = await this.optOuts.page(token);
    if (request.headers.accept?.includes('text/html')) void reply.redirect(this.optOuts.webPage(token), 303);
    return answer;
  }

  /** Sent by mail servers, without a cookie, from no page of ours: the signed token alone decides. */
  @Post(mailingPaths.unsubscribe(ofToken))
  @Permit('public')
  @FromAnywhere()
  @Answers(done)
  refuse(@Param('token', { schema: unsubscribeToken }) token: string) {
    return this.optOuts.refuse(token);
  }

  @Post(mailingPaths.resubscribe(ofToken))
  @Permit('public')
  @Answers(done)
  undo(@Param('token', { schema: unsubscribeToken }) token: string) {
    return this.optOuts.undo(token);
  }
}
