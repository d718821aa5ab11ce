// Calls about the places of a session: settings, trial of a change, closing and reopening, seat invitations.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  invitationList,
  invitationView,
  placesPaths,
  placesSettings,
  placesTrial,
  type invitationDraft,
  type placesEdit,
  type PlacesDraft,
} from '@treize/contract/places';
import { departmentList, territoryPaths } from '@treize/contract/territories';
import type * as z from 'zod';
import { Api } from '../../platform/api';

export const placesOf = (sessionId: () => string) =>
  httpResource(() => placesPaths.settings(sessionId()), { parse: (value) => placesSettings.parse(value) });
export const invitationsOf = (sessionId: () => string) =>
  httpResource(() => placesPaths.invitations(sessionId()), { parse: (value) => invitationList.parse(value) });
export const departmentsOf = () =>
  httpResource(() => territoryPaths.departments, {
    parse: (value) => departmentList.parse(value),
    defaultValue: [],
  });

@Injectable({ providedIn: 'root' })
export class PlacesApi {
  private readonly api = inject(Api);

  save(sessionId: string, edit: z.input<typeof placesEdit>) {
    return this.api.put(placesPaths.settings(sessionId), edit, placesSettings);
  }
  /** Nothing is written: the answer tells who would be offered a place. */
  trial(sessionId: string, draft: PlacesDraft) {
    return this.api.post(placesPaths.trial(sessionId), draft, placesTrial);
  }
  close(sessionId: string, version: number) {
    return this.api.post(placesPaths.close(sessionId), { version }, placesSettings);
  }
  reopen(sessionId: string, version: number) {
    return this.api.post(placesPaths.reopen(sessionId), { version }, placesSettings);
  }
  invite(sessionId: string, draft: z.output<typeof invitationDraft>) {
    return this.api.post(placesPaths.invitations(sessionId), draft, invitationView);
  }
  revoke(invitationId: string) {
    return this.api.post(placesPaths.invitationRevoke(invitationId), {}, invitationView);
  }
}
