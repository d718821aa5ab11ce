// The commune's people: what waits for an answer first, then those to come, then the past; filters in the address.
import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { municipalityPaths, type MunicipalityPage } from '@treize/contract/municipality';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { Pager } from '@treize/design/pager';
import { Identity } from '../platform/identity';
import { loaded } from '../platform/loaded';
import { PageTitle } from '../platform/page-title';
import { isMissing } from '../platform/refused';
import { plural } from '../platform/session-words';
import { myMunicipalities, peopleOf, type PeopleFilters } from './municipality-api';
import { isDefault, periodLabels, readFilters, statusLabels } from './people-filters';
import { PeopleTable } from './people-table';
import { YearlyTable } from './yearly-table';

const searchDelay = 250;

@Component({
  selector: 'app-people-page',
  imports: [Alert, Icon, Loading, Pager, PeopleTable, RouterLink, YearlyTable],
  templateUrl: './people-page.html',
  host: { class: 'page' },
})
export class PeoplePage {
  readonly code = input.required<string>();
  /** Filters, from the query string. */
  readonly page = input<string>();
  readonly period = input<string>();
  readonly status = input<string>();
  readonly q = input<string>();

  private readonly given = computed(() => ({
    page: this.page(),
    period: this.period(),
    status: this.status(),
    q: this.q(),
  }));
  protected readonly filters = computed(() => readFilters(this.given()));
  protected readonly isDefault = computed(() => isDefault(this.given()));
  protected readonly list = peopleOf(this.code, this.filters);
  /** The last answer stays in view while the next one is on its way. */
  protected readonly shown = linkedSignal<MunicipalityPage | undefined, MunicipalityPage | undefined>({
    source: () => loaded(this.list),
    computation: (answer, before) => answer ?? (this.list.error() ? undefined : before?.value),
  });
  private readonly waitingList = peopleOf(
    this.code,
    () => ({ page: 1, period: 'upcoming', status: 'waiting', q: '' }) satisfies PeopleFilters,
    10,
  );
  protected readonly waiting = computed(() => loaded(this.waitingList));
  protected readonly toValidate = computed(() => this.shown()?.toValidate ?? 0);

  private readonly communes = myMunicipalities();
  protected readonly commune = computed(
    () => loaded(this.communes)?.find(({ code }) => code === this.code())?.name ?? '',
  );
  protected readonly hasSeveral = computed(() => (loaded(this.communes)?.length ?? 0) > 1);
  protected readonly missing = computed(() => isMissing(this.list.error()));
  protected readonly heading = computed(() =>
    this.isDefault() ? 'À venir' : `Inscriptions${this.filters().period === 'past' ? ' passées' : ''}`,
  );
  protected readonly exportPath = computed(() => {
    const { period, status, q } = this.filters();
    const query = new URLSearchParams({ period, status: this.isDefault() ? 'all' : status, ...(q && { q }) });
    return `${municipalityPaths.export(this.code())}?${query.toString()}`;
  });
  protected readonly typed = linkedSignal(() => this.filters().q);
  protected readonly periods = Object.entries(periodLabels);
  protected readonly statuses = Object.entries(statusLabels);
  protected readonly mayWrite = computed(() => this.identity.can('municipality.write'));
  protected readonly plural = plural;

  private readonly identity = inject(Identity);
  private readonly router = inject(Router);

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.set(`Les personnes de ${this.commune() || 'la commune'}`));
    effect((onCleanup) => {
      const typed = this.typed().trim();
      if (typed === this.filters().q) return;
      const timer = setTimeout(() => this.filter({ q: typed }), searchDelay);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /** Puts filters in the address, back to the first page; an empty one leaves it. */
  protected filter(given: Partial<Record<'period' | 'status' | 'q', string>>): void {
    const queryParams = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value || null]),
    );
    void this.router.navigate([], {
      queryParams: { ...queryParams, page: null },
      queryParamsHandling: 'merge',
    });
  }
}
