// Routes of the signed-in person: who am I, sign out here or everywhere; and what every page shows of the site.
import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { authPaths, meAnswer, signOut, site } from '@treize/contract/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { clearLoginCookie, readLoginCookie } from '../cookie';
import { Logins } from '../logins.service';
import { Accounts } from './accounts.service';

@Controller()
export class AccountsController {
  constructor(
    private readonly accounts: Accounts,
    private readonly logins: Logins,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(authPaths.site)
  @Permit('public')
  @Answers(site)
  site() {
    const { DEMO, BODY_NAME, CONTACT_EMAIL, MAILBOX_URL } = this.config;
    return {
      demo: DEMO,
      bodyName: BODY_NAME,
      contactEmail: CONTACT_EMAIL,
      mailboxUrl: (DEMO && MAILBOX_URL) || null,
    };
  }

  @Get(authPaths.me)
  @Permit('public')
  @Answers(meAnswer)
  async me(@CurrentActor() actor: Actor) {
    return { me: actor.personId === null ? null : await this.accounts.me(actor.personId) };
  }

  @Post(authPaths.signOut)
  @Permit('self')
  @Answers(meAnswer)
  async signOut(
    @CurrentActor() actor: Actor,
    @Body({ schema: signOut }) body: z.output<typeof signOut>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (body.everywhere) await this.logins.closeAll(actor.mustBeSomeone());
    else await this.logins.close(readLoginCookie(request) ?? '');
    clearLoginCookie(reply);
    return { me: null };
  }
}
