// One person of the sheet: state in place, minutes missed, signature; once sealed, the correction.
import { Component, computed, input, output } from '@angular/core';
import type { RecordAction } from '@treize/contract/devices';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import type { DecidedState } from '@treize/rules/attendance/presence';
import { frenchDuration, frenchInstant } from '@treize/rules/time/french';
import { SignatureMark } from '../../platform/signature/signature-mark';
import type { LocalRow } from '../device/local-sheet';
import { kindWords, minutesText, nameOf, stateWords, timeOf } from '../words';
import { RowTold } from './row-told';
import { signable } from './sheet-view';

@Component({
  selector: 'app-sheet-row',
  imports: [Badge, Icon, RowTold, SignatureMark],
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
  /** The half-day is open and may be recorded by this person. */
  readonly editable = input.required<boolean>();
  readonly correctable = input(false);
  readonly act = output<RecordAction>();
  readonly sign = output();
  /** Somebody comes late, leaves or comes back. */
  readonly move = output();
  readonly correct = output();

  protected readonly states: readonly DecidedState[] = ['PRESENT', 'ABSENT', 'EXCUSED'];
  protected readonly stateWords = stateWords;
  protected readonly kindWords = kindWords;
  protected readonly nameOf = nameOf;
  protected readonly timeOf = timeOf;
  protected readonly durationText = frenchDuration;
  protected readonly minutes = computed(() => minutesText(this.row()));
  protected readonly signable = computed(() => signable(this.row()));

  protected instantText = (instant: string): string => frenchInstant(new Date(instant));

  /** Choosing the state one already has changes nothing. */
  protected choose(state: DecidedState): void {
    const { registrationId } = this.row();
    if (state !== this.row().state)
      this.act.emit({ kind: 'MARKED', registrationId, state, lateMinutes: 0, earlyMinutes: 0 });
  }
}
