// A decision about what could not be placed: it becomes a correction, signed, or it is filed; the reason stays.
import { Component, computed, ElementRef, inject, output, signal, viewChild } from '@angular/core';
import type { Strokes } from '@treize/contract/attendance';
import type { UnresolvedRecord } from '@treize/contract/devices';
import { Alert } from '@treize/design/alert';
import { ReasonField } from '../../platform/reason-field';
import { Sending } from '../../platform/sending';
import { AttendanceApi } from '../attendance-api';
import { Countersignature } from './countersignature';

type Kind = 'CORRECTED' | 'DISMISSED';

@Component({
  selector: 'app-resolve-dialog',
  imports: [Alert, Countersignature, ReasonField],
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
          <app-reason-field [(reason)]="reason" />
          @if (corrects()) {
            <app-countersignature [(strokes)]="strokes" />
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
    this.record.set(null);
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
