// The history of a registration, and of those it follows, folded until asked for.
import { Component, computed, input } from '@angular/core';
import type { RegistrationPage } from '@treize/contract/registrations';
import { pastEvents } from './history-words';

@Component({
  selector: 'app-chain-history',
  template: `
    @if (events().length > 0) {
      <details>
        <summary>Historique de l’inscription ({{ events().length }})</summary>
        <ol class="plain stack tight small">
          @for (event of events(); track $index) {
            <li>
              <span class="soft">{{ event.when }}</span> · {{ event.what }}
            </li>
          }
        </ol>
      </details>
    }
  `,
})
export class ChainHistory {
  readonly history = input.required<RegistrationPage['history']>();
  protected readonly events = computed(() => pastEvents(this.history()));
}
