// The organiser's sessions: filters in the URL, a dense table, places by cause.
import { Component, computed, effect, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { sessionStates } from '@treize/contract/sessions';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { Pager } from '@treize/design/pager';
import { loaded } from '../platform/loaded';
import { Identity } from '../platform/identity';
import { datesText, phaseWords, placeText, plural, runsToday } from '../platform/session-words';
import { DeskNav } from './mail/desk-nav';
import { organiserSessions, sessionOptions, type SessionFilters } from './organiser-api';
import { stateLabels, takenText } from './words';

type Answer = ReturnType<ReturnType<typeof organiserSessions>['value']>;
const periods = ['upcoming', 'past', 'all'] as const;
const searchDelay = 250;

@Component({
  selector: 'app-organiser-sessions',
  imports: [Badge, DeskNav, Icon, Loading, Pager, RouterLink],
  templateUrl: './sessions-page.html',
  host: { class: 'page' },
})
export class SessionsPage {
  /** Filters, from the query string. */
  readonly page = input<string>();
  readonly period = input<string>();
  readonly state = input<string>();
  readonly region = input<string>();
  readonly q = input<string>();

  protected readonly filters = computed<SessionFilters>(() => ({
    page: Number(this.page() ?? 1) || 1,
    period: periods.find((one) => one === this.period()) ?? 'upcoming',
    state: this.state() ?? '',
    region: this.region() ?? '',
    q: this.q() ?? '',
  }));
  protected readonly list = organiserSessions(this.filters);
  /** The last answer stays in view while the next one is on its way. */
  protected readonly shown = linkedSignal<Answer, Answer>({
    source: () => loaded(this.list),
    computation: (answer, before) => answer ?? (this.list.error() ? undefined : before?.value),
  });
  private readonly identity = inject(Identity);
  protected readonly mayWrite = computed(() => this.identity.can('sessions.write'));
  protected readonly options = sessionOptions(this.mayWrite);
  protected readonly regions = computed(() => loaded(this.options)?.regions ?? []);
  protected readonly filtered = computed(() => {
    const { state, region, q } = this.filters();
    return state !== '' || region !== '' || q !== '';
  });
  protected readonly typed = linkedSignal(() => this.filters().q);

  protected readonly states = sessionStates;
  protected readonly stateLabels = stateLabels;
  protected readonly phaseWords = phaseWords;
  protected readonly plural = plural;
  protected readonly takenText = takenText;
  protected readonly datesText = datesText;
  protected readonly runsToday = runsToday;
  protected readonly now = new Date();
  protected readonly placeText = placeText;

  private readonly router = inject(Router);

  constructor() {
    effect((onCleanup) => {
      const typed = this.typed().trim();
      if (typed === this.filters().q) return;
      const timer = setTimeout(() => this.filter({ q: typed }), searchDelay);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /** Puts filters in the URL, back to the first page; an empty one leaves it. */
  protected filter(given: Partial<Record<'period' | 'state' | 'region' | 'q', string>>): void {
    const queryParams = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value || null]),
    );
    void this.router.navigate([], {
      queryParams: { ...queryParams, page: null },
      queryParamsHandling: 'merge',
    });
  }
}
