// A row of the list, corrected in place: its fields, their errors, and what will become of the person.
import { Component, computed, input, output } from '@angular/core';
import type { Overlap } from '@treize/contract/registrations';
import type { RowOutcome } from '@treize/contract/municipality';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import { frenchDate, frenchTime } from '@treize/rules/time/french';
import type { SessionRules } from '../../platform/wait-words';
import { ListCell } from './list-cell';
import { nameOf, type ListRow } from './list-row';
import { outcomeWord } from './outcome-words';
import type { RowErrors } from './row-errors';

@Component({
  selector: 'tr[app-list-row]',
  imports: [Badge, Icon, ListCell],
  templateUrl: './list-row-editor.html',
})
export class ListRowEditor {
  readonly row = input.required<ListRow>();
  /** Its number in the whole list, 1-based. */
  readonly position = input.required<number>();
  readonly errors = input<RowErrors>();
  readonly verdict = input<RowOutcome>();
  readonly session = input.required<SessionRules>();
  readonly commune = input.required<string>();
  readonly changed = output<Partial<ListRow>>();
  readonly removed = output();
  readonly renewed = output();

  protected readonly wrong = computed<RowErrors>(() => this.errors() ?? {});
  protected readonly isWrong = computed(() => Object.keys(this.wrong()).length > 0);
  protected readonly who = computed(() => nameOf(this.row()) || `ligne ${this.position()}`);
  protected readonly outcome = computed(() => {
    const verdict = this.verdict();
    return verdict && verdict.outcome !== 'INVALID' ? outcomeWord(verdict, this.session(), false) : undefined;
  });
  protected readonly choices = computed(() =>
    this.session().places.limits.filter(({ included }) => included === 0),
  );
  protected readonly workshops = computed(() => this.choices().filter(({ kind }) => kind === 'WORKSHOP'));
  protected readonly lunches = computed(() => this.choices().filter(({ kind }) => kind === 'LUNCH'));

  protected readonly overlapText = ({ title, date, startTime, number }: Overlap): string =>
    `Déjà inscrite aux mêmes heures\u00a0: ${title}, ${frenchDate(date)}, ${frenchTime(startTime)} (n°\u00a0${number}).`;
  protected idOf = (field: string): string => `${field}-${this.row().key}`;

  protected toggle(limitId: string, isTaken: boolean): void {
    const others = this.row().extras.filter((one) => one !== limitId);
    this.changed.emit({ extras: isTaken ? [...others, limitId] : others });
  }
}
