// Routes of sign-in by e-mail. All of them post: opening the mail's link changes nothing (scanners fetch links).
import { Body, Controller, Headers, Post, Res } from '@nestjs/common';
import {
  authPaths,
  signInAnswer,
  signInChoice,
  signInCode,
  signInLink,
  signInRequest,
  signInRequested,
  type SignInAnswer,
} from '@treize/contract/auth';
import type { FastifyReply } from 'fastify';
import type * as z from 'zod';
import { CurrentActor, type Actor } from '../../platform/http/actor';
import { Answers } from '../../platform/http/answers';
import { Permit } from '../../platform/http/permit';
import { Accounts } from '../accounts/accounts.service';
import { setLoginCookie } from '../cookie';
import { SignIn, type Entry } from './sign-in.service';

@Controller()
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly accounts: Accounts,
  ) {}

  @Post(authPaths.requests)
  @Permit('public')
  @Answers(signInRequested, 202)
  request(
    @CurrentActor() actor: Actor,
    @Body({ schema: signInRequest }) body: z.output<typeof signInRequest>,
  ) {
    return this.signIn.request(body.email, actor.network);
  }

  @Post(authPaths.code)
  @Permit('public')
  @Answers(signInAnswer)
  async code(
    @CurrentActor() actor: Actor,
    @Body({ schema: signInCode }) body: z.output<typeof signInCode>,
    @Headers('user-agent') device: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answer(
      await this.signIn.byCode(body.requestId, body.code, actor.network, device ?? ''),
      reply,
    );
  }

  @Post(authPaths.link)
  @Permit('public')
  @Answers(signInAnswer)
  async link(
    @Body({ schema: signInLink }) body: z.output<typeof signInLink>,
    @Headers('user-agent') device: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answer(await this.signIn.byLink(body.token, device ?? ''), reply);
  }

  @Post(authPaths.choice)
  @Permit('public')
  @Answers(signInAnswer)
  async choice(
    @Body({ schema: signInChoice }) body: z.output<typeof signInChoice>,
    @Headers('user-agent') device: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.answer(await this.signIn.byChoice(body.choiceToken, body.personId, device ?? ''), reply);
  }

  private async answer(entry: Entry, reply: FastifyReply): Promise<SignInAnswer> {
    if (entry.outcome === 'CHOOSE') {
      const people = entry.people.map(({ id, givenName, familyName, tie }) => ({
        personId: id,
        name: `${givenName} ${familyName}`,
        label: tie,
      }));
      return { outcome: 'CHOOSE', choiceToken: entry.choiceToken, people };
    }
    setLoginCookie(reply, entry.loginToken);
    return { outcome: 'SIGNED_IN', me: await this.accounts.me(entry.personId) };
  }
}
