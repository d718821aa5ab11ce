// Calls of registrations: register, hold a place, overlaps, the personal link and its acts, the signed-in person's list.
import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { done } from '@treize/contract/operations';
import { holdAnswer, placesPaths } from '@treize/contract/places';
import {
  addressChange,
  addressChanged,
  type answerRequest,
  idempotencyHeader,
  myRegistrationList,
  overlapList,
  overlapQuery,
  registrationAnswer,
  registrationEdit,
  registrationPage,
  registrationPaths,
  registrationRequest,
  transferOptionList,
  transferred,
  type Overlap,
  type RegistrationAnswer,
} from '@treize/contract/registrations';
import { sessionPage, sessionPaths } from '@treize/contract/sessions';
import type { RefusalCode } from '@treize/contract/refusals';
import * as z from 'zod';
import { Api } from '../platform/api';
import { problemOf } from '../platform/refused';
import { keptLinks } from './kept-links';

/** What a form being filled asks to be held. */
export interface HoldAsked {
  sessionId: string;
  /** The form's own key. */
  key: string;
  places: number;
  invitation: string | null;
}

/** Personal links of the registrations made in this browser: who signs may be found by them. */
export const linksOfThisBrowser = (): string[] => keptLinks(new Date());

@Injectable({ providedIn: 'root' })
export class RegistrationsApi {
  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);

  /** `key` is the form's own: the same form sent twice registers once. */
  register(
    sessionId: string,
    request: z.input<typeof registrationRequest>,
    key: string,
  ): Promise<RegistrationAnswer> {
    return this.api.post(
      registrationPaths.register(sessionId),
      registrationRequest.parse(request),
      registrationAnswer,
      { [idempotencyHeader]: key },
    );
  }

  /** Until when the places are held; null when there is none to hold. */
  async hold({ sessionId, key, places, invitation }: HoldAsked): Promise<string | null> {
    const answer = await this.api.post(placesPaths.hold(sessionId), { key, places, invitation }, holdAnswer);
    return answer.expiresAt;
  }

  /** Gives the held places back; leaves even while the page is being closed. */
  release(sessionId: string, key: string): void {
    // No answer is awaited: at worst the places come back by themselves ten minutes after they were held.
    this.http
      .delete(placesPaths.release(sessionId, key), { keepalive: true })
      .subscribe({ error: () => null });
  }

  overlaps(sessionId: string, query: z.input<typeof overlapQuery>): Promise<Overlap[]> {
    return this.api.post(registrationPaths.overlaps(sessionId), query, overlapList);
  }

  async accept(token: string): Promise<void> {
    await this.api.post(registrationPaths.linkAccept(token), {}, done);
  }

  async decline(token: string): Promise<void> {
    await this.api.post(registrationPaths.linkDecline(token), {}, done);
  }

  /** Will the person come? One day, or every day when `dayId` is null. */
  async answer(token: string, answer: z.input<typeof answerRequest>): Promise<void> {
    await this.api.post(registrationPaths.linkAnswer(token), answer, done);
  }

  async undoDecline(token: string): Promise<void> {
    await this.api.post(registrationPaths.linkUndoDecline(token), {}, done);
  }

  async cancel(token: string, answer: { reason: string | null; notMe: boolean }): Promise<void> {
    await this.api.post(registrationPaths.linkCancel(token), answer, done);
  }

  async edit(token: string, change: z.input<typeof registrationEdit>): Promise<void> {
    await this.api.post(registrationPaths.linkEdit(token), change, done);
  }

  /** A link leaves for the new mailbox. */
  changeAddress(token: string, email: string): Promise<z.output<typeof done>> {
    return this.api.post(registrationPaths.linkAddress(token), addressChange.parse({ email }), done);
  }

  /** @returns the new mailbox and the token of the personal page */
  confirmAddress(token: string): Promise<z.output<typeof addressChanged>> {
    return this.api.post(registrationPaths.confirmAddress, { token }, addressChanged);
  }

  /** The group that waits together becomes people who wait each for themselves. */
  async split(token: string): Promise<void> {
    await this.api.post(registrationPaths.linkSplit(token), {}, done);
  }

  /** @returns the token of the new registration's own link */
  async transfer(token: string, sessionId: string): Promise<string> {
    const answer = await this.api.post(registrationPaths.linkTransfer(token), { sessionId }, transferred);
    return answer.token;
  }
}

/** The session one registers for. */
export const sessionToJoin = (sessionId: () => string) =>
  httpResource(() => sessionPaths.session(sessionId()), { parse: (value) => sessionPage.parse(value) });

/** The registration behind a personal link. Reading it changes nothing. */
export const registrationOf = (token: () => string) =>
  httpResource(() => registrationPaths.link(token()), { parse: (value) => registrationPage.parse(value) });

/** Other dates of the same module that this registration may move to. */
export const transferOptionsOf = (token: () => string) =>
  httpResource(() => registrationPaths.linkTransferOptions(token()), {
    parse: (value) => transferOptionList.parse(value),
  });

/** Registrations of the signed-in person. */
export const myRegistrations = () =>
  httpResource(() => registrationPaths.mine, { parse: (value) => myRegistrationList.parse(value) });

const unknownCodes: readonly RefusalCode[] = ['not-found', 'link-invalid', 'invalid-request'];

/** The address leads to nothing known: a cut link, a session that is not public. Trying again would not help. */
export const leadsNowhere = (error: unknown): boolean =>
  error !== undefined && unknownCodes.includes(problemOf(error).code);
