// Bringing a sheet back: a photograph taken now, or a file; its printed code says which sheet it is.
import { Component, inject, input, output, signal } from '@angular/core';
import type { Scan } from '@treize/contract/signing';
import { Alert } from '@treize/design/alert';
import { FileButton } from '@treize/design/file-button';
import { Sending } from '../../platform/sending';
import { SigningApi } from '../signing-api';
import { faultOf, lightened, pageOfPhoto, type PrintedPage } from './photo';

@Component({
  selector: 'app-scan-upload',
  imports: [Alert, FileButton],
  template: `
    @if (fault() || sending.sentence(); as sentence) {
      <ui-alert tone="bad" [live]="true"
        ><p>{{ sentence }}</p></ui-alert
      >
    }
    @if (stray(); as other) {
      <ui-alert tone="wait" [live]="true">
        <p>
          Le code imprimé sur cette photo est celui d’une autre demi-journée. Elle sera jointe à cette autre
          feuille.
        </p>
        <p class="actions">
          <button type="button" class="button primary" [disabled]="sending.busy()" (click)="sendStray(other)">
            Joindre à la feuille imprimée
          </button>
          <button type="button" class="button" (click)="forget()">Ne rien joindre</button>
        </p>
      </ui-alert>
    }
    <div class="actions">
      <ui-file-button
        primary
        photographs
        icon="plus"
        accept="image/jpeg,image/png,image/webp"
        [label]="sending.busy() ? 'Envoi en cours…' : 'Photographier la feuille'"
        [disabled]="sending.busy()"
        (handed)="open($event)"
      />
      <ui-file-button
        label="Choisir une photo ou un PDF"
        accept="image/jpeg,image/png,image/webp,application/pdf"
        [disabled]="sending.busy()"
        (handed)="open($event)"
      />
    </div>
  `,
  host: { class: 'stack' },
})
export class ScanUpload {
  private readonly api = inject(SigningApi);
  readonly halfDayId = input.required<string>();
  /** Page told by the address, when the printed code brought here. */
  readonly page = input<number | null>(null);
  readonly kept = output<Scan>();
  protected readonly sending = new Sending();
  protected readonly fault = signal('');
  /** The sheet of another half-day that the photograph shows. */
  protected readonly stray = signal<{ file: Blob; printed: PrintedPage } | null>(null);

  protected async open(file: File): Promise<void> {
    this.forget();
    this.fault.set(faultOf(file));
    if (this.fault() === '') await this.receive(file);
  }

  protected async sendStray({ file, printed }: { file: Blob; printed: PrintedPage }): Promise<void> {
    await this.send(printed.halfDayId, printed.page, file);
  }

  protected forget(): void {
    this.stray.set(null);
    this.sending.clear();
  }

  private async receive(file: Blob): Promise<void> {
    const printed = await pageOfPhoto(file);
    if (printed !== null && printed.halfDayId !== this.halfDayId()) this.stray.set({ file, printed });
    else await this.send(this.halfDayId(), printed?.page ?? this.page(), file);
  }

  private async send(halfDayId: string, page: number | null, file: Blob): Promise<void> {
    const scan = await this.sending.run(async () =>
      this.api.keepScan(halfDayId, page, await lightened(file).catch(() => file)),
    );
    if (!scan) return;
    this.stray.set(null);
    this.kept.emit(scan);
  }
}
