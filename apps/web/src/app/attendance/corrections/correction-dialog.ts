// After the seal, a correction: the right state, the reason, which stays on the sheet for good, and a signature under it.
import { Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import type { AttendanceRow, Strokes } from '@treize/contract/attendance';
import { Alert } from '@treize/design/alert';
import type { DecidedState } from '@treize/rules/attendance/presence';
import { ReasonField } from '../../platform/reason-field';
import { Sending } from '../../platform/sending';
import { AttendanceApi } from '../attendance-api';
import { Device } from '../device/device';
import { nameOf, stateWords } from '../words';
import { Countersignature } from './countersignature';

interface Correction {
  id: string;
  state: DecidedState;
  lateMinutes: number;
  earlyMinutes: number;
  reason: string;
  strokes: Strokes | null;
}

@Component({
  selector: 'app-correction-dialog',
  imports: [Alert, Countersignature, ReasonField],
  templateUrl: './correction-dialog.html',
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
    strokes: null,
  });
  protected readonly incomplete = computed(() => this.text().reason.trim() === '');
  protected readonly sending = new Sending();
  protected readonly states: readonly DecidedState[] = ['PRESENT', 'ABSENT', 'EXCUSED'];
  protected readonly stateWords = stateWords;
  protected readonly nameOf = nameOf;
  protected readonly device = inject(Device);
  private readonly api = inject(AttendanceApi);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(row: AttendanceRow): void {
    const { lateMinutes, earlyMinutes } = row;
    const state = row.state === 'EXPECTED' ? 'PRESENT' : row.state;
    this.row.set(row);
    this.sending.clear();
    this.text.set({ id: crypto.randomUUID(), state, lateMinutes, earlyMinutes, reason: '', strokes: null });
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected closed(): void {
    this.row.set(null);
  }

  protected change(given: Partial<Correction>): void {
    this.text.update((text) => ({ ...text, ...given }));
  }

  protected async send(): Promise<void> {
    const row = this.row();
    if (!row || this.incomplete()) return;
    const draft = { ...this.text(), registrationId: row.registrationId, deviceAt: new Date().toISOString() };
    const corrected = await this.sending.run(() => this.api.correct(this.halfDayId(), draft));
    if (!corrected) return;
    this.close();
    this.corrected.emit(corrected);
  }
}
