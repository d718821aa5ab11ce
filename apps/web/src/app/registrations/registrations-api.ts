// Calls of registrations: register, the personal link, the list of the signed-in person.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  idempotencyHeader,
  myRegistrationList,
  registrationAnswer,
  registrationPage,
  registrationPaths,
  type RegistrationAnswer,
  type RegistrationDraft,
  type RegistrationPage,
} from '@treize/contract/registrations';
import { Api } from '../platform/api';

@Injectable({ providedIn: 'root' })
export class RegistrationsApi {
  private readonly api = inject(Api);

  /** `key` is the form's own: the same form sent twice registers once. */
  register(sessionId: string, draft: RegistrationDraft, key: string): Promise<RegistrationAnswer> {
    const headers = { [idempotencyHeader]: key };
    return this.api.post(registrationPaths.register(sessionId), draft, registrationAnswer, { headers });
  }

  accept(token: string): Promise<RegistrationPage> {
    return this.api.post(registrationPaths.linkAccept(token), {}, registrationPage);
  }

  decline(token: string): Promise<RegistrationPage> {
    return this.api.post(registrationPaths.linkDecline(token), {}, registrationPage);
  }

  cancel(token: string, reason: string | null, notMe: boolean): Promise<RegistrationPage> {
    return this.api.post(registrationPaths.linkCancel(token), { reason, notMe }, registrationPage);
  }
}

/** The registration behind a personal link. Reading it changes nothing. */
export const registrationOf = (token: () => string) =>
  httpResource(() => registrationPaths.link(token()), { parse: registrationPage.parse });

/** Registrations of the signed-in person. */
export const myRegistrations = () =>
  httpResource(() => registrationPaths.mine, { parse: myRegistrationList.parse });
