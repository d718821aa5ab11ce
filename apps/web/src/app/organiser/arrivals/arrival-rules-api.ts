// Calls about arrivals at a session: its rules, its badges.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { arrivalRules, devicePaths, sessionBadgeList, type ArrivalRules } from '@treize/contract/devices';
import { Api } from '../../platform/api';

export const arrivalRulesOf = (sessionId: () => string) =>
  httpResource(() => devicePaths.rules(sessionId()), { parse: (value) => arrivalRules.parse(value) });
export const badgesOf = (sessionId: () => string) =>
  httpResource(() => devicePaths.badges(sessionId()), { parse: (value) => sessionBadgeList.parse(value) });

@Injectable({ providedIn: 'root' })
export class ArrivalRulesApi {
  private readonly api = inject(Api);

  save(sessionId: string, rules: ArrivalRules) {
    return this.api.put(devicePaths.rules(sessionId), rules, arrivalRules);
  }
}
