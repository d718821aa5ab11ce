// A decision about what could not be placed: it becomes a correction, signed, or it is filed; the reason stays.
import { Component, computed, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import type { Strokes } from '@treize/contract/attendance';
import type { UnresolvedRecord } from '@treize/contract/devices';
import { Alert } from '@treize/design/alert';
import { Sending } from '../../platform/sending';
import { DrawingPad } from '../../platform/signature/drawing-pad';
import { AttendanceApi } from '../attendance-api';
import { Device } from '../device/device';

type Kind = 'CORRECTED' | 'DISMISSED';

@Component({
  selector: 'app-resolve-dialog',
  imports: [Alert, DrawingPad],
  template: `
    <dialog #dialog aria-labelledby="resolve-title" (close)="closed()">
      @if (record(); as one) {
        <form class="stack" novalidate (submit)="$event.preventDefault(); send(one)">
          <h2 id="resolve-title">{{ corrects() ? 'En faire une correction' : 'Classer' }}</h2>
          <p>
            <strong>{{ one.person }}</strong> · {{ one.what }}
          </p>
          <p class="small">
            @if (corrects()) {
              La feuille clôturée ne change pas&nbsp;: une correction s’y ajoute, avec le motif, votre nom et
              votre signature. Un certificat déjà délivré est remplacé.
            } @else {
              La feuille ne change pas. L’enregistrement reste gardé, avec votre motif.
            }
          </p>
          <div class="field">
            <label for="resolve-reason">Motif</label>
            <textarea
              id="resolve-reason"
              rows="2"
              maxlength="500"
              [value]="reason()"
              (input)="reason.set($any($event.target).value)"
            ></textarea>
          </div>
          @if (corrects()) {
            <div class="stack tight">
              <p>
                <strong>Votre signature</strong> (optionnel). Sans dessin, vous certifiez la correction en
                l’enregistrant.
              </p>
              <app-drawing-pad #pad (drawn)="draw($event)" />
              @if (strokes()) {
                <p>
                  <button type="button" class="button quiet" (click)="pad.clear()">Effacer le dessin</button>
                </p>
              }
            </div>
          }
          @if (sending.sentence(); as sentence) {
            <ui-alert tone="bad" [live]="true"
              ><p>{{ sentence }}</p></ui-alert
            >
          }
          <div class="actions">
            <button class="button primary" [disabled]="incomplete() || sending.busy()">
              {{ corrects() ? 'Enregistrer la correction' : 'Classer cet enregistrement' }}
            </button>
            <button type="button" class="button" (click)="close()">Ne rien décider</button>
          </div>
        </form>
      }
    </dialog>
  `,
})
export class ResolveDialog {
  readonly resolved = output<UnresolvedRecord>();

  protected readonly record = signal<UnresolvedRecord | null>(null);
  private readonly kind = signal<Kind>('DISMISSED');
  protected readonly corrects = computed(() => this.kind() === 'CORRECTED');
  protected readonly reason = signal('');
  protected readonly strokes = signal<Strokes | null>(null);
  protected readonly incomplete = computed(() => this.reason().trim() === '');
  protected readonly sending = new Sending();
  private readonly device = inject(Device);
  private readonly api = inject(AttendanceApi);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(record: UnresolvedRecord, kind: Kind): void {
    this.record.set(record);
    this.kind.set(kind);
    this.reason.set('');
    this.strokes.set(null);
    this.sending.clear();
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected closed(): void {
    this.device.drawing.set(false);
    this.record.set(null);
  }

  protected draw(strokes: Strokes | null): void {
    this.device.drawing.set(strokes !== null);
    this.strokes.set(strokes);
  }

  protected async send({ id }: UnresolvedRecord): Promise<void> {
    if (this.incomplete()) return;
    const draft = { kind: this.kind(), reason: this.reason(), strokes: this.strokes() };
    const answer = await this.sending.run(() => this.api.resolve(id, draft));
    if (!answer) return;
    this.close();
    this.resolved.emit(answer);
  }
}
