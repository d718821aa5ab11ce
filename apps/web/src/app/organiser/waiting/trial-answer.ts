// What a change of places would give: the people named, in order, who still waits, what is left.
import { Component, computed, input } from '@angular/core';
import type { PlacesTrial } from '@treize/contract/places';
import { Alert } from '@treize/design/alert';
import { ordinal } from '../../platform/registration-words';
import { plural } from '../../platform/session-words';

@Component({
  selector: 'app-trial-answer',
  imports: [Alert],
  template: `
    <ui-alert [tone]="trial().offers.length > 0 ? 'note' : 'wait'" [live]="true">
      <p>
        <strong>{{ told() }}</strong>
      </p>
      @if (trial().offers.length > 0) {
        <ol class="plain">
          @for (offer of trial().offers; track offer.registrationId) {
            <li>
              {{ offer.name }} <span class="soft">({{ ordinal(offer.rank) }}, {{ offer.body }})</span>
            </li>
          }
        </ol>
      }
      <p>{{ after() }}</p>
    </ui-alert>
  `,
})
export class TrialAnswer {
  readonly trial = input.required<PlacesTrial>();
  protected readonly ordinal = ordinal;
  protected readonly told = computed(() => {
    const count = this.trial().offers.length;
    if (count === 0) return 'Personne ne recevrait de place.';
    return `${plural(count, 'personne recevrait une place', 'personnes recevraient une place')}\u00a0:`;
  });
  protected readonly after = computed(() => {
    const { stillWaiting, left } = this.trial();
    const waiting =
      stillWaiting === 0
        ? 'Plus personne n’attendrait'
        : plural(stillWaiting, 'personne attendrait encore', 'personnes attendraient encore');
    const rest =
      left === null
        ? 'sans limite de places'
        : left === 0
          ? 'plus de place libre ensuite'
          : plural(left, 'place libre ensuite', 'places libres ensuite');
    return `${waiting}\u00a0; ${rest}.`;
  });
}
