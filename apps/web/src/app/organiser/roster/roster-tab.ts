// The roster of a session: filters in the URL, pages, selection and the acts on it, the way to register by hand.
import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { rosterPaths, type RosterRow } from '@treize/contract/roster';
import type { OrganiserSession } from '@treize/contract/sessions';
import { Icon } from '@treize/design/icon';
import { Pager } from '@treize/design/pager';
import { Identity } from '../../platform/identity';
import { plural } from '../../platform/session-words';
import { ActDesk } from './act-desk';
import type { Act } from './acts';
import { BulkBar } from './bulk-bar';
import { RosterFiltersForm, type FilterChange } from './roster-filters';
import { RosterTable } from './roster-table';
import { filtersOf, isNarrowed, pageOf, rowsOnPage, viewed, type SortKey } from './roster-view';
import { TransferPanel } from './transfer-panel';

const lettersKey = 'treize.roster.letters';

@Component({
  selector: 'app-roster-tab',
  imports: [ActDesk, BulkBar, Icon, Pager, RosterFiltersForm, RosterTable, RouterLink, TransferPanel],
  templateUrl: './roster-tab.html',
  host: { class: 'stack' },
  styles: `
    kbd {
      padding: 0 5px;
      border: 1px solid var(--line-control);
      border-radius: 4px;
      font: inherit;
    }
    @media (max-width: 767px) {
      .keys {
        display: none;
      }
    }
  `,
})
export class RosterTab {
  readonly session = input.required<OrganiserSession>();
  readonly rows = input.required<readonly RosterRow[]>();
  /** What people answered, by registration. */
  readonly answers = input<ReadonlyMap<string, string>>(new Map());
  readonly changed = output();

  private readonly router = inject(Router);
  private readonly params = toSignal(inject(ActivatedRoute).queryParams, { initialValue: {} });
  protected readonly filters = computed(() => filtersOf(this.params()));
  protected readonly found = computed(() => viewed(this.rows(), this.filters()));
  protected readonly shown = computed(() => pageOf(this.found(), this.filters().page));
  protected readonly narrowed = computed(() => isNarrowed(this.filters()));
  private readonly picked = signal<ReadonlySet<string>>(new Set());
  /** Rows chosen that still exist, whatever the filters show. */
  protected readonly chosenRows = computed(() => this.rows().filter(({ id }) => this.picked().has(id)));
  protected readonly chosen = this.picked;
  protected readonly unchosen = computed(
    () => this.found().filter(({ id }) => !this.picked().has(id)).length,
  );
  /** People being moved elsewhere; null while the roster shows. */
  protected readonly moving = signal<readonly RosterRow[] | null>(null);
  protected readonly letters = signal(localStorage.getItem(lettersKey) !== 'off');

  protected readonly rowsOnPage = rowsOnPage;
  protected readonly plural = plural;
  protected readonly exportPath = computed(() => rosterPaths.rosterExport(this.session().id));
  protected readonly identity = inject(Identity);
  protected readonly mayAct = computed(() => this.identity.can('registrations.write'));
  private readonly desk = viewChild(ActDesk);

  protected filter(change: FilterChange): void {
    this.navigate({ ...change, page: '' });
  }

  protected sort(key: SortKey): void {
    const { sort, descending } = this.filters();
    this.navigate({ sort: key, order: sort === key && !descending ? 'desc' : '', page: '' });
  }

  protected widen(): void {
    this.filter({ q: '', kind: '', body: '', source: '', limit: '' });
  }

  protected showAll(): void {
    this.filter({ q: '', kind: '', body: '', source: '', limit: '', state: 'all' });
  }

  protected clear(): void {
    this.picked.set(new Set());
  }

  protected pickAll(): void {
    this.picked.update((ids) => new Set([...ids, ...this.found().map(({ id }) => id)]));
  }

  protected ask(act: Act, rows: readonly RosterRow[]): void {
    if (act === 'TRANSFER') this.moving.set(rows);
    else this.desk()?.ask(act, rows);
  }

  protected acted(): void {
    this.clear();
    this.changed.emit();
  }

  protected useLetters(wanted: boolean): void {
    this.letters.set(wanted);
    localStorage.setItem(lettersKey, wanted ? 'on' : 'off');
  }

  /** Puts these in the URL; an empty one leaves it. */
  private navigate(given: Record<string, string>): void {
    const queryParams = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value || null]),
    );
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
