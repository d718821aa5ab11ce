// Minutes missed by somebody present: typed, or taken from the clock by whoever sees them come or go.
import { Component, input, output } from '@angular/core';
import type { AttendanceRow, Sheet } from '@treize/contract/attendance';
import { minutesMissed } from '../words';

export type Minutes = Pick<AttendanceRow, 'lateMinutes' | 'earlyMinutes'>;

const whole = (value: number): number =>
  Number.isFinite(value) ? Math.min(600, Math.max(0, Math.round(value))) : 0;

@Component({
  selector: 'app-row-minutes',
  template: `
    <div class="filters">
      <div class="field">
        <label [for]="'late-' + row().registrationId">Retard (minutes)</label>
        <input
          #late
          type="number"
          min="0"
          max="600"
          inputmode="numeric"
          [id]="'late-' + row().registrationId"
          [value]="row().lateMinutes"
        />
        <button type="button" class="button quiet" (click)="late.valueAsNumber = missed().late">
          Arrive maintenant
        </button>
      </div>
      <div class="field">
        <label [for]="'early-' + row().registrationId">Départ avant la fin (minutes)</label>
        <input
          #early
          type="number"
          min="0"
          max="600"
          inputmode="numeric"
          [id]="'early-' + row().registrationId"
          [value]="row().earlyMinutes"
        />
        <button type="button" class="button quiet" (click)="early.valueAsNumber = missed().early">
          Part maintenant
        </button>
      </div>
    </div>
    <p>
      <button type="button" class="button" (click)="note(late.valueAsNumber, early.valueAsNumber)">
        Noter les minutes
      </button>
    </p>
  `,
  host: { class: 'stack tight', role: 'group' },
})
export class RowMinutes {
  readonly row = input.required<AttendanceRow>();
  readonly halfDay = input.required<Sheet['halfDay']>();
  readonly noted = output<Minutes>();

  protected missed = (): { late: number; early: number } => minutesMissed(this.halfDay(), new Date());

  protected note(late: number, early: number): void {
    this.noted.emit({ lateMinutes: whole(late), earlyMinutes: whole(early) });
  }
}
