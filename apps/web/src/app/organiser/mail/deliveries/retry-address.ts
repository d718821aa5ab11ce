// "Réessayer cette adresse": a blocked address receives again, and what was resent is told.
import { Component, inject, input, output } from '@angular/core';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Sending } from '../../../platform/sending';
import { DeliveriesApi } from './deliveries-api';
import { retriedText } from './delivery-words';

@Component({
  selector: 'app-retry-address',
  imports: [Alert, Icon],
  template: `
    <button type="button" class="button small" [disabled]="sending.busy()" (click)="retry()">
      <ui-icon name="send" [size]="18" />Réessayer cette adresse<span class="visually-hidden">
        de {{ name() }}</span
      >
    </button>
    @if (sending.sentence(); as sentence) {
      <ui-alert tone="bad" [live]="true">
        <p>{{ sentence }}</p>
      </ui-alert>
    }
  `,
})
export class RetryAddress {
  readonly registrationId = input.required<string>();
  readonly address = input.required<string>();
  readonly name = input.required<string>();
  /** Tried again: the sentence to tell. */
  readonly done = output<string>();

  protected readonly sending = new Sending();
  private readonly api = inject(DeliveriesApi);

  protected async retry(): Promise<void> {
    const answer = await this.sending.run(() => this.api.retryAddress(this.registrationId()));
    if (answer) this.done.emit(retriedText(this.address(), answer));
  }
}
