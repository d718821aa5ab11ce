// After the seal, a correction: the right state, and the reason, which stays on the sheet for good.
import { Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import type { AttendanceRow } from '@treize/contract/attendance';
import { Alert } from '@treize/design/alert';
import type { DecidedState } from '@treize/rules/attendance/presence';
import { Sending } from '../platform/sending';
import { AttendanceApi } from './attendance-api';
import { nameOf, stateWords } from './words';

interface Correction {
  id: string;
  state: DecidedState;
  lateMinutes: number;
  earlyMinutes: number;
  reason: string;
}

@Component({
  selector: 'app-correction-dialog',
  imports: [Alert],
  template: `
    <dialog #dialog aria-labelledby="correction-title">
      @if (row(); as one) {
        <form class="stack" novalidate (submit)="$event.preventDefault(); send()">
          <h2 id="correction-title">Corriger {{ nameOf(one) }}</h2>
          <p class="small">
            La feuille clôturée ne change pas&nbsp;: la correction s’y ajoute, avec son motif et votre nom. Un
            certificat déjà délivré est remplacé.
          </p>
          <div class="field">
            <label for="correction-state">Présence</label>
            <select id="correction-state" (change)="change({ state: $any($event.target).value })">
              @for (state of states; track state) {
                <option [value]="state" [selected]="state === text().state">
                  {{ stateWords[state].label }}
                </option>
              }
            </select>
          </div>
          @if (text().state === 'PRESENT') {
            <div class="filters">
              <div class="field">
                <label for="correction-late">Retard (minutes)</label>
                <input
                  id="correction-late"
                  type="number"
                  min="0"
                  max="600"
                  inputmode="numeric"
                  [value]="text().lateMinutes"
                  (input)="change({ lateMinutes: $any($event.target).valueAsNumber || 0 })"
                />
              </div>
              <div class="field">
                <label for="correction-early">Départ avant la fin (minutes)</label>
                <input
                  id="correction-early"
                  type="number"
                  min="0"
                  max="600"
                  inputmode="numeric"
                  [value]="text().earlyMinutes"
                  (input)="change({ earlyMinutes: $any($event.target).valueAsNumber || 0 })"
                />
              </div>
            </div>
          }
          <div class="field">
            <label for="correction-reason">Motif</label>
            <textarea
              id="correction-reason"
              rows="3"
              maxlength="500"
              [value]="text().reason"
              (input)="change({ reason: $any($event.target).value })"
            ></textarea>
          </div>
          @if (sending.sentence(); as sentence) {
            <ui-alert tone="bad" [live]="true"
              ><p>{{ sentence }}</p></ui-alert
            >
          }
          <div class="actions">
            <button class="button primary" [disabled]="incomplete() || sending.busy()">
              Enregistrer la correction
            </button>
            <button type="button" class="button" (click)="close()">Ne rien changer</button>
          </div>
        </form>
      }
    </dialog>
  `,
})
export class CorrectionDialog {
  readonly halfDayId = input.required<string>();
  readonly corrected = output<AttendanceRow>();

  protected readonly row = signal<AttendanceRow | null>(null);
  protected readonly text = signal<Correction>({
    id: '',
    state: 'PRESENT',
    lateMinutes: 0,
    earlyMinutes: 0,
    reason: '',
  });
  protected readonly incomplete = computed(() => this.text().reason.trim() === '');
  protected readonly sending = new Sending();
  protected readonly states: readonly DecidedState[] = ['PRESENT', 'ABSENT', 'EXCUSED'];
  protected readonly stateWords = stateWords;
  protected readonly nameOf = nameOf;
  private readonly api = inject(AttendanceApi);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(row: AttendanceRow): void {
    const { lateMinutes, earlyMinutes } = row;
    const state = row.state === 'EXPECTED' ? 'PRESENT' : row.state;
    this.row.set(row);
    this.sending.clear();
    this.text.set({ id: crypto.randomUUID(), state, lateMinutes, earlyMinutes, reason: '' });
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected change(given: Partial<Correction>): void {
    this.text.update((text) => ({ ...text, ...given }));
  }

  protected async send(): Promise<void> {
    const row = this.row();
    if (!row) return;
    const draft = { ...this.text(), registrationId: row.registrationId, deviceAt: new Date().toISOString() };
    const corrected = await this.sending.run(() => this.api.correct(this.halfDayId(), draft));
    if (!corrected) return;
    this.close();
    this.corrected.emit(corrected);
  }
}
