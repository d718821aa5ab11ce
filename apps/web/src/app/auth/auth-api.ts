// Calls of the doors: ask for a code, answer it, choose a person, demo doors.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  authPaths,
  candidateList,
  signInAnswer,
  signInRequested,
  type SignInAnswer,
} from '@treize/contract/auth';
import type * as z from 'zod';
import { Api } from '../platform/api';

@Injectable({ providedIn: 'root' })
export class AuthApi {
  private readonly api = inject(Api);

  /** Sends the message with the link and the code; the answer is the same for any address. */
  request(email: string): Promise<z.output<typeof signInRequested>> {
    return this.api.post(authPaths.requests, { email }, signInRequested);
  }

  answerCode(requestId: string, code: string): Promise<SignInAnswer> {
    return this.api.post(authPaths.code, { requestId, code }, signInAnswer);
  }

  answerLink(token: string): Promise<SignInAnswer> {
    return this.api.post(authPaths.link, { token }, signInAnswer);
  }

  choose(choiceToken: string, personId: string): Promise<SignInAnswer> {
    return this.api.post(authPaths.choice, { choiceToken, personId }, signInAnswer);
  }

  demoSignIn(personId: string): Promise<SignInAnswer> {
    return this.api.post(authPaths.demoSignIn, { personId }, signInAnswer);
  }
}

/** The people one can sign in as in the demo; asks nothing while `wanted` is false. */
export const demoPeople = (wanted: () => boolean) =>
  httpResource(() => (wanted() ? authPaths.demoPeople : undefined), {
    parse: (value) => candidateList.parse(value),
  });
