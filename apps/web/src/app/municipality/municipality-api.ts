// Calls of a commune's contact: its people, lists to register, replacing, validating.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  municipalityList,
  municipalityPage,
  municipalityPaths,
  municipalityRegistration,
  replaced,
  rowOutcomes,
  type municipalityPerson,
  type municipalityRegistrations,
} from '@treize/contract/municipality';
import { done } from '@treize/contract/operations';
import { rosterActionAnswer } from '@treize/contract/roster';
import { sessionPage, sessionPaths } from '@treize/contract/sessions';
import type * as z from 'zod';
import { Api } from '../platform/api';

/** Filters of the list as they stand in the URL; empty ones are left out. */
export interface PeopleFilters {
  page: number;
  period: 'upcoming' | 'past' | 'all';
  status: 'seated' | 'waiting' | 'to-validate' | 'ended' | 'all';
  q: string;
}
/** What is sent of a list; the server reads each person by itself. */
export type SeveralRequest = z.input<typeof municipalityRegistrations>;
export type PersonDraft = z.input<typeof municipalityPerson>;

export const myMunicipalities = () =>
  httpResource(() => municipalityPaths.mine, { parse: (value) => municipalityList.parse(value) });

export const peopleOf = (code: () => string, filters: () => PeopleFilters, pageSize = 25) =>
  httpResource(
    () => {
      const { page, period, status, q } = filters();
      return {
        url: municipalityPaths.registrations(code()),
        params: { page, pageSize, period, status, ...(q && { q }) },
      };
    },
    { parse: (value) => municipalityPage.parse(value) },
  );

export const registrationOf = (code: () => string, id: () => string) =>
  httpResource(() => municipalityPaths.registration(code(), id()), {
    parse: (value) => municipalityRegistration.parse(value),
  });

export const sessionToFill = (sessionId: () => string) =>
  httpResource(() => sessionPaths.session(sessionId()), { parse: (value) => sessionPage.parse(value) });

@Injectable({ providedIn: 'root' })
export class MunicipalityApi {
  private readonly api = inject(Api);

  /** What would happen to each row; writes nothing. */
  check(code: string, sessionId: string, list: SeveralRequest) {
    return this.api.post(municipalityPaths.check(code, sessionId), list, rowOutcomes);
  }
  /** Each row has its own key: sent again, it registers nobody twice. */
  register(code: string, sessionId: string, list: SeveralRequest) {
    return this.api.post(municipalityPaths.register(code, sessionId), list, rowOutcomes);
  }
  cancel(code: string, registrationId: string, reason: string | null) {
    return this.api.post(municipalityPaths.cancel(code, registrationId), { reason }, done);
  }
  replace(code: string, registrationId: string, person: PersonDraft) {
    return this.api.post(municipalityPaths.replace(code, registrationId), { person }, replaced);
  }
  validate(code: string, ids: string[], accept: boolean, reason: string | null) {
    return this.api.post(municipalityPaths.validate(code), { ids, accept, reason }, rosterActionAnswer);
  }
}
