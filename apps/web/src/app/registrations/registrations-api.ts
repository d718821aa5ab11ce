// Calls of registrations: register, the personal link, the list of the signed-in person.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { done } from '@treize/contract/operations';
import {
  idempotencyHeader,
  myRegistrationList,
  registrationAnswer,
  registrationPage,
  registrationPaths,
  type RegistrationAnswer,
  type RegistrationDraft,
} from '@treize/contract/registrations';
import { sessionPage, sessionPaths } from '@treize/contract/sessions';
import type { RefusalCode } from '@treize/contract/refusals';
import { Api } from '../platform/api';
import { problemOf } from '../platform/refused';

@Injectable({ providedIn: 'root' })
export class RegistrationsApi {
  private readonly api = inject(Api);

  /** `key` is the form's own: the same form sent twice registers once. */
  register(sessionId: string, draft: RegistrationDraft, key: string): Promise<RegistrationAnswer> {
    return this.api.post(registrationPaths.register(sessionId), draft, registrationAnswer, {
      [idempotencyHeader]: key,
    });
  }

  async accept(token: string): Promise<void> {
    await this.api.post(registrationPaths.linkAccept(token), {}, done);
  }

  async decline(token: string): Promise<void> {
    await this.api.post(registrationPaths.linkDecline(token), {}, done);
  }

  async cancel(token: string, answer: { reason: string | null; notMe: boolean }): Promise<void> {
    await this.api.post(registrationPaths.linkCancel(token), answer, done);
  }
}

/** The session one registers for. */
export const sessionToJoin = (sessionId: () => string) =>
  httpResource(() => sessionPaths.session(sessionId()), { parse: (value) => sessionPage.parse(value) });

/** The registration behind a personal link. Reading it changes nothing. */
export const registrationOf = (token: () => string) =>
  httpResource(() => registrationPaths.link(token()), { parse: (value) => registrationPage.parse(value) });

/** Registrations of the signed-in person. */
export const myRegistrations = () =>
  httpResource(() => registrationPaths.mine, { parse: (value) => myRegistrationList.parse(value) });

const unknownCodes: readonly RefusalCode[] = ['not-found', 'link-invalid', 'invalid-request'];

/** The address leads to nothing known: a cut link, a session that is not public. Trying again would not help. */
export const leadsNowhere = (error: unknown): boolean =>
  error !== undefined && unknownCodes.includes(problemOf(error).code);
