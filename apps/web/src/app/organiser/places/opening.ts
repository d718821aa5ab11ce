// Registration closed by hand or because the session was full, and opened again.
import { Component, computed, inject, input, output } from '@angular/core';
import type { PlacesSettings } from '@treize/contract/places';
import { Alert } from '@treize/design/alert';
import { frenchInstant } from '@treize/rules/time/french';
import { Sending } from '../../platform/sending';
import { PlacesApi } from './places-api';

@Component({
  selector: 'app-opening',
  imports: [Alert],
  template: `
    @if (sending.sentence(); as sentence) {
      <ui-alert tone="bad" [live]="true">
        <p>{{ sentence }}</p>
      </ui-alert>
    }
    <div class="row between">
      <p role="status">{{ told() }}</p>
      <button type="button" class="button small" [disabled]="sending.busy()" (click)="turn()">
        {{ isClosed() ? 'Rouvrir les inscriptions' : 'Fermer les inscriptions' }}
      </button>
    </div>
  `,
  host: { class: 'stack card' },
})
export class Opening {
  readonly sessionId = input.required<string>();
  readonly settings = input.required<PlacesSettings>();
  readonly changed = output();
  protected readonly isClosed = computed(() => this.settings().closedAt !== null);
  protected readonly told = computed(() => {
    const { closedAt } = this.settings();
    return closedAt === null
      ? 'Les inscriptions suivent leurs dates d’ouverture et de clôture.'
      : `Inscriptions fermées depuis le ${frenchInstant(new Date(closedAt))}\u00a0: le public lit «\u00a0Complet\u00a0».`;
  });
  protected readonly sending = new Sending();
  private readonly api = inject(PlacesApi);

  protected async turn(): Promise<void> {
    const { version } = this.settings();
    const turned = await this.sending.run(() =>
      this.isClosed()
        ? this.api.reopen(this.sessionId(), version)
        : this.api.close(this.sessionId(), version),
    );
    if (turned) this.changed.emit();
  }
}
