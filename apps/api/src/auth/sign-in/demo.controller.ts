// Demo doors: the list of fictional people and one-click sign-in. Nothing answers here outside the demo.
import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { authPaths, candidateList, demoSignIn, signInAnswer } from '@treize/contract/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import type { Config } from '../../platform/config';
import { CONFIG } from '../../platform/config.token';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { Refusal } from '../../platform/http/refusal';
import { Accounts } from '../accounts/accounts.service';
import { demoPeople } from '../auth.queries';
import { setLoginCookie } from '../cookie';
import { Logins } from '../logins.service';

@Controller()
export class DemoController {
  constructor(
    private readonly source: DataSource,
    private readonly logins: Logins,
    private readonly accounts: Accounts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get(authPaths.demoPeople)
  @Permit('public')
  @Answers(candidateList)
  people() {
    this.onlyInDemo();
    return demoPeople(this.source.manager);
  }

  @Post(authPaths.demoSignIn)
  @Permit('public')
  @Answers(signInAnswer)
  async signIn(
    @Body({ schema: demoSignIn }) body: z.output<typeof demoSignIn>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    this.onlyInDemo();
    const listed = await demoPeople(this.source.manager);
    if (!listed.some(({ personId }) => personId === body.personId)) throw new Refusal('not-found');
    const token = await this.logins.open(
      this.source.manager,
      body.personId,
      request.headers['user-agent'] ?? '',
    );
    setLoginCookie(reply, token);
    return { outcome: 'SIGNED_IN', me: await this.accounts.me(body.personId) };
  }

  private onlyInDemo(): void {
    if (!this.config.DEMO) throw new Refusal('not-found');
  }
}
