// The history of a registration, and of those it follows, folded until asked for.
import { Component, input } from '@angular/core';
import type { RegistrationPage } from '@treize/contract/registrations';
import { frenchInstant } from '@treize/rules/time/french';
import { historyWords } from '../../platform/registration-words';

@Component({
  selector: 'app-chain-history',
  template: `
    @if (history().length > 0) {
      <details>
        <summary>Historique de l’inscription ({{ history().length }})</summary>
        <ol class="plain stack tight small">
          @for (event of history(); track $index) {
            <li>
              <span class="soft">{{ momentOf(event.at) }}</span> · {{ words[event.event] }}
            </li>
          }
        </ol>
      </details>
    }
  `,
})
export class ChainHistory {
  readonly history = input.required<RegistrationPage['history']>();
  protected readonly words = historyWords;
  protected readonly momentOf = (instant: string): string => frenchInstant(new Date(instant));
}
