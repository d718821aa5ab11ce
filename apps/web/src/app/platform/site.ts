// What the server says of the site itself: demonstration or not, who runs it, whom to write to.
import { httpResource } from '@angular/common/http';
import { computed, Injectable } from '@angular/core';
import { authPaths } from '@treize/contract/paths/auth';
import { answerOfSite } from './answers';

@Injectable({ providedIn: 'root' })
export class SiteFacts {
  private readonly answer = httpResource(() => authPaths.site, {
    parse: (value) => answerOfSite.parse(value),
  });
  /** Undefined until the server has answered. */
  readonly site = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
}
