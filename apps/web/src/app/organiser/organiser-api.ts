// Calls of the organiser: sessions in scope, the form's choices.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  notified,
  organiserList,
  organiserOptions,
  organiserSession,
  reach,
  sessionPaths,
  venue,
  type SessionDraft,
} from '@treize/contract/sessions';
import type * as z from 'zod';
import type { sessionEdit, sessionMove, venueDraft } from '@treize/contract/sessions';
import { Api } from '../platform/api';

/** Filters of the list as they stand in the URL; empty ones are left out. */
export interface SessionFilters {
  page: number;
  period: 'upcoming' | 'past' | 'all';
  state: string;
  region: string;
  q: string;
}

export const organiserSessions = (filters: () => SessionFilters) =>
  httpResource(
    () => {
      const { page, period, state, region, q } = filters();
      const params = {
        page,
        pageSize: 25,
        period,
        ...(state && { state }),
        ...(region && { region }),
        ...(q && { q }),
      };
      return { url: sessionPaths.organiser, params };
    },
    { parse: (value) => organiserList.parse(value) },
  );
export const sessionOf = (id: () => string) =>
  httpResource(() => sessionPaths.organiserSession(id()), {
    parse: (value) => organiserSession.parse(value),
  });
/** Whom the next message about a session reaches. */
export const reachOf = (id: () => string) =>
  httpResource(() => sessionPaths.reach(id()), { parse: (value) => reach.parse(value) });
/** The choices of the form and of the filters; asks nothing for who may only read. */
export const sessionOptions = (allowed: () => boolean = () => true) =>
  httpResource(() => (allowed() ? sessionPaths.options : undefined), {
    parse: (value) => organiserOptions.parse(value),
  });

@Injectable({ providedIn: 'root' })
export class OrganiserApi {
  private readonly api = inject(Api);

  create(draft: SessionDraft) {
    return this.api.post(sessionPaths.organiser, draft, organiserSession);
  }
  edit(id: string, edit: z.output<typeof sessionEdit>) {
    return this.api.put(sessionPaths.organiserSession(id), edit, organiserSession);
  }
  publish(id: string, version: number) {
    return this.api.post(sessionPaths.publish(id), { version }, organiserSession);
  }
  move(id: string, move: z.output<typeof sessionMove>) {
    return this.api.post(sessionPaths.move(id), move, notified);
  }
  cancel(id: string, version: number, reason: string) {
    return this.api.post(sessionPaths.cancel(id), { version, reason }, notified);
  }
  postpone(id: string, version: number, reason: string) {
    return this.api.post(sessionPaths.postpone(id), { version, reason }, notified);
  }
  reinstate(id: string, version: number) {
    return this.api.post(sessionPaths.reinstate(id), { version }, notified);
  }
  createVenue(draft: z.output<typeof venueDraft>) {
    return this.api.post(sessionPaths.venues, draft, venue);
  }
}
