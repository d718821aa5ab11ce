// The list of sessions: near a commune, filtered, page by page; the address keeps everything.
import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Municipality } from '@treize/contract/territories';
import { Field } from '@treize/design/field';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { Pager } from '@treize/design/pager';
import { communeLabel, communeResource } from '../platform/communes';
import { CommuneField } from '../platform/commune-field';
import { PageTitle } from '../platform/page-title';
import { nearnessWords, plural } from '../platform/session-words';
import { SessionCardView } from './session-card-view';
import { FilterPanel } from './filter-panel';
import { readFilters, type SessionFilters } from './session-filters';
import { sessionsResource } from './sessions-api';

@Component({
  selector: 'app-session-list',
  imports: [CommuneField, Field, FilterPanel, Icon, Loading, Pager, RouterLink, SessionCardView],
  templateUrl: './session-list.html',
})
export class SessionList {
  readonly near = input<string>();
  readonly region = input<string>();
  readonly department = input<string>();
  readonly theme = input<string>();
  readonly regime = input<string>();
  readonly format = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly available = input<string>();
  readonly page = input<string>();

  private readonly router = inject(Router);
  private readonly title = inject(PageTitle);
  protected readonly filters = computed(() =>
    readFilters({
      near: this.near(),
      region: this.region(),
      department: this.department(),
      theme: this.theme(),
      regime: this.regime(),
      format: this.format(),
      from: this.from(),
      to: this.to(),
      available: this.available(),
      page: this.page(),
    }),
  );
  protected readonly sessions = sessionsResource(this.filters);
  private readonly commune = communeResource(() => this.filters().near);
  protected readonly chosen = linkedSignal<Municipality | null>(() =>
    this.filters().near && this.commune.hasValue() ? this.commune.value() : null,
  );
  protected readonly communeName = computed(() => {
    const commune = this.chosen();
    return commune ? communeLabel(commune) : '';
  });
  protected readonly count = computed(() => {
    if (!this.sessions.hasValue()) return '';
    const { total } = this.sessions.value();
    return total === 0 ? 'Aucune session' : plural(total, 'session');
  });
  /** The page cut into groups of the same nearness; one group without a heading when no commune is given. */
  protected readonly groups = computed(() => {
    const items = this.sessions.hasValue() ? this.sessions.value().items : [];
    const ranks = [...new Set(items.map(({ nearness }) => nearness))];
    return ranks.map((rank) => ({
      heading: rank === null ? '' : (nearnessWords[rank] ?? ''),
      items: items.filter(({ nearness }) => nearness === rank),
    }));
  });

  private readonly results = viewChild.required<ElementRef<HTMLElement>>('results');
  private pageRead: number | undefined;

  constructor() {
    // Another page of the list: the focus goes to its top, since the link that asked for it is gone.
    effect(() => {
      if (!this.sessions.hasValue()) return;
      const { page } = this.sessions.value();
      if (this.pageRead !== undefined && page !== this.pageRead) this.results().nativeElement.focus();
      this.pageRead = page;
    });
    effect(() =>
      this.title.set(this.communeName() ? `Sessions près de ${this.communeName()}` : 'Les sessions'),
    );
  }

  /** Filters live in the address; a change goes back to the first page. */
  protected apply(changes: SessionFilters): void {
    const queryParams = { ...this.filters(), page: undefined, ...changes };
    void this.router.navigate(['/sessions'], { queryParams, scroll: 'manual' });
  }

  protected clear(): void {
    const { near } = this.filters();
    void this.router.navigate(['/sessions'], { queryParams: { near }, scroll: 'manual' });
  }
}
