// One person of the sheet: state in place, minutes missed, signature; or, once sealed, the correction.
import { Component, computed, input, output, signal } from '@angular/core';
import type { AttendanceRow } from '@treize/contract/attendance';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import type { DecidedState } from '@treize/rules/attendance/presence';
import { frenchDuration, frenchInstant } from '@treize/rules/time/french';
import { SignatureMark } from '../platform/signature/signature-mark';
import type { SheetRow } from './sheet-view';
import { kindWords, minutesText, nameOf, stateWords, timeOf } from './words';

export type Mark = Pick<AttendanceRow, 'lateMinutes' | 'earlyMinutes'> & { state: DecidedState };

@Component({
  selector: 'app-sheet-row',
  imports: [Badge, Icon, SignatureMark],
  templateUrl: './sheet-row.html',
  host: { class: 'card' },
  styles: `
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
    .acts > .button {
      padding-inline: 12px;
    }
    .states {
      flex: 1 1 21rem;
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(6.125rem, 1fr));
      gap: 6px;
    }
    .states .button {
      gap: 3px;
      padding-inline: 2px;
      font-size: 1rem;
    }
    .states [aria-pressed='true'] {
      border-color: var(--state);
      background: var(--state-tint);
      color: var(--state);
      box-shadow: inset 0 0 0 1px var(--state);
    }
    .states .button:not([aria-pressed='true']) {
      border-color: var(--line-control);
      color: var(--ink);
      font-weight: 400;
    }
  `,
})
export class SheetRowCard {
  readonly row = input.required<SheetRow>();
  /** The half-day is open and may be recorded by this person. */
  readonly editable = input.required<boolean>();
  readonly correctable = input(false);
  readonly mark = output<Mark>();
  readonly sign = output();
  readonly correct = output();

  protected readonly states: readonly DecidedState[] = ['PRESENT', 'ABSENT', 'EXCUSED'];
  protected readonly stateWords = stateWords;
  protected readonly kindWords = kindWords;
  protected readonly nameOf = nameOf;
  protected readonly timeOf = timeOf;
  protected readonly durationText = frenchDuration;
  protected readonly editingMinutes = signal(false);
  protected readonly minutes = computed(() => minutesText(this.row()));
  protected readonly signable = computed(() => {
    const { state, signature } = this.row();
    return signature === null && (state === 'EXPECTED' || state === 'PRESENT');
  });

  protected instantText = (instant: string): string => frenchInstant(new Date(instant));

  /** Choosing the state one already has changes nothing. */
  protected choose(state: DecidedState): void {
    if (state !== this.row().state) this.mark.emit({ state, lateMinutes: 0, earlyMinutes: 0 });
    this.editingMinutes.set(false);
  }

  protected noteMinutes(late: number, early: number): void {
    const whole = (value: number) =>
      Number.isFinite(value) ? Math.min(600, Math.max(0, Math.round(value))) : 0;
    this.mark.emit({ state: 'PRESENT', lateMinutes: whole(late), earlyMinutes: whole(early) });
    this.editingMinutes.set(false);
  }
}
