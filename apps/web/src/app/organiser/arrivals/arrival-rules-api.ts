// Calls about the rules of arrival of a session.
import { httpResource } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { arrivalRules, devicePaths, type ArrivalRules } from '@treize/contract/devices';
import { Api } from '../../platform/api';

export const arrivalRulesOf = (sessionId: () => string) =>
  httpResource(() => devicePaths.rules(sessionId()), { parse: (value) => arrivalRules.parse(value) });

@Injectable({ providedIn: 'root' })
export class ArrivalRulesApi {
  private readonly api = inject(Api);

  save(sessionId: string, rules: ArrivalRules) {
    return this.api.put(devicePaths.rules(sessionId), rules, arrivalRules);
  }
}
