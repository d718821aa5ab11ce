// The end of a half-day: what is still missing, then the trainer's own signature, which seals the sheet.
import { Component, computed, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import type { Sheet, Strokes } from '@treize/contract/attendance';
import { Alert } from '@treize/design/alert';
import { trainerStatement } from '@treize/rules/attendance/wording';
import { frenchTime } from '@treize/rules/time/french';
import { Sending } from '../platform/sending';
import { plural } from '../platform/session-words';
import { AttendanceApi } from './attendance-api';
import { DrawingPad } from '../platform/signature/drawing-pad';
import { halfDayNames } from './words';

@Component({
  selector: 'app-closing',
  imports: [Alert, DrawingPad],
  templateUrl: './closing.html',
  host: { class: 'card' },
})
export class Closing {
  readonly sheet = input.required<Sheet>();
  /** Counts as shown, with what has not been sent yet. */
  readonly counts = input.required<Sheet['counts']>();
  readonly waiting = input.required<number>();
  readonly seeUndecided = output();
  readonly sealed = output<Sheet>();

  protected readonly name = computed(() => halfDayNames[this.sheet().halfDay.period]);
  protected readonly unsigned = computed(() => this.counts().present - this.counts().signed);
  protected readonly unsignedText = computed(
    () => `${plural(this.unsigned(), 'personne présente n’a', 'personnes présentes n’ont')} pas signé.`,
  );
  protected readonly strokes = signal<Strokes | null>(null);
  protected readonly opened = signal(false);
  /** When the half-day ends, while it is not over yet; empty afterwards. Read each time the dialog opens. */
  protected readonly endsAt = signal('');
  protected readonly sending = new Sending();
  protected readonly plural = plural;
  protected readonly statement = trainerStatement;
  private readonly api = inject(AttendanceApi);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  protected open(): void {
    this.strokes.set(null);
    this.sending.clear();
    const { endsAt, endTime } = this.sheet().halfDay;
    this.endsAt.set(new Date() < new Date(endsAt) ? frenchTime(endTime) : '');
    this.opened.set(true);
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected async seal(strokes: Strokes | null): Promise<void> {
    const sheet = await this.sending.run(() => this.api.seal(this.sheet().halfDay.id, strokes));
    if (!sheet) return;
    this.close();
    this.sealed.emit(sheet);
  }
}
