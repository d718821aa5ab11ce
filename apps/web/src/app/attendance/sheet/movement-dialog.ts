// Who comes late or leaves before the end: one dialog for the tap of the moment and for minutes typed afterwards.
import { Component, computed, ElementRef, input, output, signal, viewChild } from '@angular/core';
import type { Sheet } from '@treize/contract/attendance';
import type { RecordAction } from '@treize/contract/devices';
import { Icon } from '@treize/design/icon';
import { frenchDuration } from '@treize/rules/time/french';
import type { LocalRow } from '../device/local-sheet';
import { minutesMissed, minutesText, nameOf, timeOf } from '../words';

const whole = (value: number): number =>
  Number.isFinite(value) ? Math.min(600, Math.max(0, Math.round(value))) : 0;

@Component({
  selector: 'app-movement-dialog',
  imports: [Icon],
  templateUrl: './movement-dialog.html',
  styles: `
    .movement {
      justify-content: flex-start;
      text-align: start;
    }
    .movement > span {
      display: grid;
    }
    .fields {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 11rem), 1fr));
      gap: var(--space-3);
      align-items: end;
    }
  `,
})
export class MovementDialog {
  readonly halfDay = input.required<Sheet['halfDay']>();
  readonly act = output<{ row: LocalRow; action: RecordAction }>();

  protected readonly row = signal<LocalRow | null>(null);
  /** When the dialog was opened: what the choices say is what they record, to the minute. */
  private readonly now = signal(new Date());
  protected readonly missed = computed(() => minutesMissed(this.halfDay(), this.now()));
  protected readonly nameOf = nameOf;
  protected readonly timeOf = timeOf;
  protected readonly minutesText = minutesText;
  protected readonly durationText = frenchDuration;
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(row: LocalRow): void {
    this.now.set(new Date());
    this.row.set(row);
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected leave({ registrationId }: LocalRow): void {
    this.record({ kind: 'LEFT', registrationId });
  }

  protected comeBack({ registrationId }: LocalRow): void {
    this.record({ kind: 'ENTERED', registrationId, badge: null, answer: null });
  }

  protected note({ registrationId }: LocalRow, late: number, early: number): void {
    const minutes = { lateMinutes: whole(late), earlyMinutes: whole(early) };
    this.record({ kind: 'MARKED', registrationId, state: 'PRESENT', ...minutes });
  }

  private record(action: RecordAction): void {
    const row = this.row();
    this.close();
    if (row) this.act.emit({ row, action });
  }
}
