// Calls about the people of a session: the roster, one act on many, registering by hand, where one can be moved to.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { idempotencyHeader, registrationAnswer } from '@treize/contract/registrations';
import {
  organiserRegistration,
  roster,
  rosterActionAnswer,
  rosterPaths,
  trackCancelled,
  transferTargetList,
  type RosterAction,
} from '@treize/contract/roster';
import type * as z from 'zod';
import { Api } from '../../platform/api';

/** The people of a session; asks nothing for who may not see them. */
export const rosterOf = (id: () => string, allowed: () => boolean) =>
  httpResource(() => (allowed() ? rosterPaths.roster(id()) : undefined), {
    parse: (value) => roster.parse(value),
  });
/** Sessions of the same module to come, with what is left in each. */
export const transferTargetsOf = (id: () => string) =>
  httpResource(() => rosterPaths.transferTargets(id()), {
    parse: (value) => transferTargetList.parse(value),
  });
/** What cancelling every date to come of a track would do; nothing is done. */
export const trackCancelOf = (trackId: () => string) =>
  httpResource(() => rosterPaths.trackCancel(trackId()), {
    parse: (value) => trackCancelled.parse(value),
  });
/** What moving these people would give, in the order in which they are served; asks nothing without an action. */
export const transferPreviewOf = (action: () => RosterAction | undefined) =>
  httpResource(
    () => {
      const body = action();
      return body && { url: rosterPaths.actions, method: 'POST', body };
    },
    { parse: (value) => rosterActionAnswer.parse(value) },
  );

@Injectable({ providedIn: 'root' })
export class RosterApi {
  private readonly api = inject(Api);

  act(action: RosterAction) {
    return this.api.post(rosterPaths.actions, action, rosterActionAnswer);
  }
  /** `key` is the form's own: the same form sent twice registers once. */
  register(sessionId: string, draft: z.input<typeof organiserRegistration>, key: string) {
    return this.api.post(rosterPaths.register(sessionId), draft, registrationAnswer, {
      [idempotencyHeader]: key,
    });
  }
  cancelTrack(trackId: string, reason: string) {
    return this.api.post(rosterPaths.trackCancel(trackId), { reason }, trackCancelled);
  }
}
