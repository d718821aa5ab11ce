// One person of the sheet: state in place, comings and goings, minutes missed, signature; once sealed, the correction.
import { Component, computed, input, output, signal } from '@angular/core';
import type { AttendanceRow, Sheet } from '@treize/contract/attendance';
import type { RecordAction } from '@treize/contract/devices';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import type { DecidedState } from '@treize/rules/attendance/presence';
import { frenchDuration, frenchInstant } from '@treize/rules/time/french';
import { SignatureMark } from '../../platform/signature/signature-mark';
import type { LocalRow } from '../device/local-sheet';
import { kindWords, minutesText, nameOf, stateWords, timeOf } from '../words';
import { RowMinutes, type Minutes } from './row-minutes';
import { RowTold } from './row-told';
import { signable } from './sheet-view';

@Component({
  selector: 'app-sheet-row',
  imports: [Badge, Icon, RowMinutes, RowTold, SignatureMark],
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
  readonly row = input.required<LocalRow>();
  readonly halfDay = input.required<Sheet['halfDay']>();
  /** The half-day is open and may be recorded by this person. */
  readonly editable = input.required<boolean>();
  readonly correctable = input(false);
  readonly act = output<RecordAction>();
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
  protected readonly signable = computed(() => signable(this.row()));

  protected instantText = (instant: string): string => frenchInstant(new Date(instant));

  /** Choosing the state one already has changes nothing. */
  protected choose(state: DecidedState): void {
    if (state !== this.row().state) this.mark(state, { lateMinutes: 0, earlyMinutes: 0 });
    this.editingMinutes.set(false);
  }

  protected noteMinutes(minutes: Minutes): void {
    this.mark('PRESENT', minutes);
    this.editingMinutes.set(false);
  }

  protected leave(): void {
    this.act.emit({ kind: 'LEFT', registrationId: this.row().registrationId });
  }

  protected comeBack(): void {
    this.act.emit({ kind: 'ENTERED', registrationId: this.row().registrationId, badge: null, answer: null });
  }

  private mark(state: DecidedState, minutes: Pick<AttendanceRow, 'lateMinutes' | 'earlyMinutes'>): void {
    this.act.emit({ kind: 'MARKED', registrationId: this.row().registrationId, state, ...minutes });
  }
}
