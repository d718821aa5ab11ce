// The table of a page of the roster: order, selection, one row's detail under it, and the keyboard.
import { Component, computed, ElementRef, inject, input, model, output, signal } from '@angular/core';
import type { RosterRow } from '@treize/contract/roster';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import { frenchDateWithoutDay } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';
import { sourceWords } from '../../platform/registration-words';
import { plural } from '../../platform/session-words';
import { kindLabels, standingOf } from '../words';
import type { Act } from './acts';
import { RowDetail } from './row-detail';
import { moveFocus, shortcutOf } from './roster-keys';
import type { RosterFilters, SortKey } from './roster-view';

const columns: { key: SortKey; label: string }[] = [
  { key: 'name', label: 'Personne' },
  { key: 'body', label: 'Collectivité' },
  { key: 'status', label: 'État' },
  { key: 'date', label: 'Inscription' },
];

@Component({
  selector: 'app-roster-table',
  imports: [Badge, Icon, RowDetail],
  templateUrl: './roster-table.html',
  host: { '(document:keydown)': 'keyed($event)' },
  styles: `
    .pick {
      inline-size: 2.75rem;
    }
    .pick label {
      display: grid;
      place-items: center;
      min-inline-size: 24px;
      min-block-size: 24px;
      margin: -4px;
      padding: 4px;
    }
    .pick input {
      inline-size: 20px;
      block-size: 20px;
      margin: 0;
      accent-color: var(--brand);
    }
    tr:has(.pick :focus-visible) {
      box-shadow: inset 4px 0 0 var(--brand);
    }
    @media (max-width: 767px) {
      .table tbody tr {
        position: relative;
      }
      .table tbody td.pick {
        position: absolute;
        inset-block-start: 12px;
        inset-inline-end: 12px;
      }
      .table tbody th {
        padding-inline-end: 44px;
      }
    }
  `,
})
export class RosterTable {
  readonly rows = input.required<readonly RosterRow[]>();
  /** What people answered, by registration. */
  readonly answers = input.required<ReadonlyMap<string, string>>();
  readonly filters = input.required<RosterFilters>();
  readonly mayAct = input.required<boolean>();
  /** Single letters may be turned off (they disturb some voice and keyboard tools). */
  readonly letters = input.required<boolean>();
  readonly chosen = model.required<ReadonlySet<string>>();
  readonly sorted = output<SortKey>();
  readonly asked = output<{ act: Act; row: RosterRow }>();

  protected readonly opened = signal<string | null>(null);
  protected readonly allChosen = computed(
    () => this.rows().length > 0 && this.rows().every(({ id }) => this.chosen().has(id)),
  );
  protected readonly columns = columns;
  protected readonly plural = plural;
  protected readonly standingOf = standingOf;
  protected readonly sourceWords = sourceWords;
  protected readonly kindLabels = kindLabels;
  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);

  protected dayOf = (instant: string): string => frenchDateWithoutDay(parisDate(new Date(instant)));
  protected sortedBy(key: SortKey): 'ascending' | 'descending' | null {
    const { sort, descending } = this.filters();
    return sort !== key ? null : descending ? 'descending' : 'ascending';
  }

  protected toggle(id: string): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(id)) chosen.add(id);
    this.chosen.set(chosen);
  }

  protected toggleAll(): void {
    const chosen = new Set(this.chosen());
    const all = this.allChosen();
    for (const { id } of this.rows()) {
      if (all) chosen.delete(id);
      else chosen.add(id);
    }
    this.chosen.set(chosen);
  }

  protected keyed(event: KeyboardEvent): void {
    const shortcut = shortcutOf(event, this.letters());
    if (!shortcut) return;
    event.preventDefault();
    if (shortcut === 'search') document.getElementById('roster-search')?.focus();
    else if (shortcut === 'select') this.toggleFocused();
    else moveFocus(this.host.nativeElement, shortcut === 'next' ? 1 : -1);
  }

  private toggleFocused(): void {
    const id = document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (id !== undefined && this.mayAct()) this.toggle(id);
  }
}
