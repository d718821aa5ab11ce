// Every certificate of a session at once: a ZIP, a list, and one file to print that the worker puts together.
import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { certificatePaths } from '@treize/contract/certificates';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Sending } from '../../platform/sending';
import { CertificatesDeskApi } from './certificates-desk-api';

/** Seconds between two looks at a copy being made. */
const pace = 2;

@Component({
  selector: 'app-certificate-copies',
  imports: [Alert, Icon],
  template: `
    @if (sending.sentence(); as sentence) {
      <ui-alert tone="bad" [live]="true">
        <p>{{ sentence }}</p>
      </ui-alert>
    }
    <div class="toolbar">
      <a class="button small" [href]="zip()" download><ui-icon name="download" [size]="18" />Tout en ZIP</a>
      <a class="button small" [href]="csv()" download><ui-icon name="download" [size]="18" />Liste (CSV)</a>
      @if (ready(); as path) {
        <a class="button small" [href]="path" download><ui-icon name="print" [size]="18" />PDF à imprimer</a>
      } @else {
        <button type="button" class="button small" [disabled]="making()" (click)="print()">
          <ui-icon name="print" [size]="18" />Préparer un PDF à imprimer
        </button>
      }
    </div>
    <p role="status" class="soft small">
      @if (making()) {
        Le PDF à imprimer est en préparation…
      } @else if (ready()) {
        Le PDF à imprimer est prêt. C’est une copie&nbsp;: seuls les fichiers un par un portent la signature.
      }
    </p>
  `,
  host: { class: 'stack' },
})
export class CertificateCopies {
  readonly sessionId = input.required<string>();

  protected readonly zip = computed(() => certificatePaths.zip(this.sessionId()));
  protected readonly csv = computed(() => certificatePaths.csv(this.sessionId()));
  protected readonly ready = signal('');
  protected readonly making = signal(false);
  protected readonly sending = new Sending();
  private readonly api = inject(CertificatesDeskApi);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  protected async print(): Promise<void> {
    await this.look(() => this.api.askPrint(this.sessionId()));
  }

  private async look(ask: () => ReturnType<CertificatesDeskApi['print']>): Promise<void> {
    const answer = await this.sending.run(ask);
    this.making.set(answer?.state === 'MAKING');
    if (answer?.state === 'READY') this.ready.set(answer.pdfPath);
    if (!this.making()) return;
    this.timer = setTimeout(() => void this.look(() => this.api.print(this.sessionId())), pace * 1000);
  }
}
