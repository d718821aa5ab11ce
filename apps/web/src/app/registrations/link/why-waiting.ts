// Why not yet, for somebody who waits: the reasons, what gives them priority, and how the list moves.
import { Component, computed, input } from '@angular/core';
import type { RegistrationPage } from '@treize/contract/registrations';
import { waitingRule } from '../../platform/places-words';
import { capital, reasonText } from '../../platform/wait-words';

@Component({
  selector: 'app-why-waiting',
  template: `
    <section class="stack tight measure" aria-labelledby="why-title">
      <h2 id="why-title">Pourquoi pas encore</h2>
      @if (reasons().length > 0) {
        <ul>
          @for (reason of reasons(); track reason) {
            <li>{{ reason }}</li>
          }
        </ul>
      }
      @if (registration().priorityReason; as reason) {
        <p>Votre demande est prioritaire&nbsp;: {{ reason }}.</p>
      }
      <p>{{ rule() }}</p>
    </section>
  `,
})
export class WhyWaiting {
  readonly registration =
    input.required<Pick<RegistrationPage, 'waitReasons' | 'priorityReason' | 'session'>>();
  protected readonly reasons = computed(() => {
    const { waitReasons, session } = this.registration();
    return waitReasons.map((reason) => `${capital(reasonText(reason, session))}.`);
  });
  protected readonly rule = computed(() => waitingRule(this.registration().session.places));
}
