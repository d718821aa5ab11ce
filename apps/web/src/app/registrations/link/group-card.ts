// The people registered together with this one; a group that waits may accept to be separated, knowing what that does.
import { Component, computed, inject, input, output } from '@angular/core';
import type { RegistrationPage } from '@treize/contract/registrations';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Confirm } from '@treize/design/confirm';
import { statusLabels } from '../../platform/registration-words';
import { Sending } from '../../platform/sending';
import { RegistrationsApi } from '../registrations-api';
import { groupFacts, groupText, splitFacts } from './group-facts';

@Component({
  selector: 'app-group-card',
  imports: [Alert, Badge, Confirm],
  template: `
    <section class="card" aria-labelledby="group-title">
      <h2 id="group-title" class="h3">Inscrit·es avec vous</h2>
      <ul class="plain stack tight">
        @for (other of registration().party; track other.number) {
          <li class="row">
            <ui-badge [tone]="words[other.status].tone">{{ words[other.status].label }}</ui-badge>
            <span
              >{{ other.name }} <span class="soft figures">n°&nbsp;{{ other.number }}</span></span
            >
          </li>
        }
      </ul>
      @if (registration().splittable) {
        <p>{{ text() }}</p>
        @if (sending.sentence(); as sentence) {
          <ui-alert tone="bad" [live]="true"
            ><p>{{ sentence }}</p></ui-alert
          >
        }
        <p class="actions">
          <button type="button" class="button" [disabled]="sending.busy()" (click)="ask.open()">
            Accepter d’être séparés…
          </button>
        </p>
        <ui-confirm
          #ask
          heading="Attendre chacun pour soi&nbsp;?"
          action="Séparer le groupe"
          refusal="Rester ensemble"
          (confirmed)="split()"
        >
          <ul>
            @for (fact of facts(); track fact) {
              <li>{{ fact }}</li>
            }
          </ul>
        </ui-confirm>
      }
    </section>
  `,
})
export class GroupCard {
  private readonly api = inject(RegistrationsApi);
  readonly registration = input.required<RegistrationPage>();
  readonly token = input.required<string>();
  readonly separated = output();

  protected readonly sending = new Sending();
  private readonly group = computed(() => groupFacts(this.registration()));
  protected readonly text = computed(() => groupText(this.group()));
  protected readonly facts = computed(() => splitFacts(this.group()));
  protected readonly words = statusLabels;

  protected async split(): Promise<void> {
    await this.sending.run(() => this.api.split(this.token()));
    if (!this.sending.problem()) this.separated.emit();
  }
}
