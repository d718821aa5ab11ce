// The receipt of a signature: when, how, and the hash that names it in the ledger.
import { Component, computed, input } from '@angular/core';
import type { Receipt } from '@treize/contract/signing';
import { Alert } from '@treize/design/alert';
import { frenchInstant } from '@treize/rules/time/french';

@Component({
  selector: 'app-receipt-card',
  imports: [Alert],
  template: `
    <ui-alert tone="ok" [live]="true">
      <h2 id="receipt-title" tabindex="-1">Votre signature est enregistrée</h2>
      <p>{{ who() }}, le {{ moment() }}.</p>
      <p>«&nbsp;{{ receipt().statement }}&nbsp;»</p>
      @if (receipt().samePhone) {
        <p>
          Une autre personne a signé avec ce téléphone&nbsp;: les deux signatures sont gardées, et la personne
          qui anime en est informée.
        </p>
      }
      <p class="small">
        Reçu à garder&nbsp;: <code>{{ receipt().hash }}</code>
      </p>
    </ui-alert>
  `,
  styles: `
    code {
      overflow-wrap: anywhere;
    }
  `,
})
export class ReceiptCard {
  readonly receipt = input.required<Receipt>();
  readonly who = input.required<string>();
  protected readonly moment = computed(() => frenchInstant(new Date(this.receipt().at)));
}
