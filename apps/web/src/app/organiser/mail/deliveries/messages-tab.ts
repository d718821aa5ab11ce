// The "Messages" tab of a session: figures, people with the copy they hold and their answer, sending again, corrections.
import {
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  type ResourceRef,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { deliveryPaths } from '@treize/contract/deliveries';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { Pager } from '@treize/design/pager';
import { loaded } from '../../../platform/loaded';
import { Identity } from '../../../platform/identity';
import { plural } from '../../../platform/session-words';
import { DeliveriesTable } from './deliveries-table';
import type { Deliveries } from './deliveries-api';
import { deliveryFiltersOf, peopleOnPage, peoplePage, shownPeople } from './deliveries-view';
import { DeliveryFigures } from './delivery-figures';
import { PeopleFilters } from './people-filters';
import { ResendDesk } from './resend-desk';

@Component({
  selector: 'app-messages-tab',
  imports: [Alert, DeliveriesTable, DeliveryFigures, Icon, Loading, Pager, PeopleFilters, ResendDesk],
  templateUrl: './messages-tab.html',
  host: { class: 'stack' },
})
export class MessagesTab {
  readonly sessionId = input.required<string>();
  /** Of the session. */
  readonly title = input.required<string>();
  readonly deliveries = input.required<ResourceRef<Deliveries | undefined>>();
  readonly changed = output();

  /** The last answer stays in view while it is read again. */
  protected readonly answer = linkedSignal<Deliveries | undefined, Deliveries | undefined>({
    source: () => loaded(this.deliveries()),
    computation: (answer, before) => answer ?? (this.deliveries().error() ? undefined : before?.value),
  });
  protected readonly rows = computed(() => this.answer()?.items ?? []);
  private readonly router = inject(Router);
  private readonly params = toSignal(inject(ActivatedRoute).queryParams, { initialValue: {} });
  protected readonly filters = computed(() => deliveryFiltersOf(this.params()));
  protected readonly found = computed(() => shownPeople(this.rows(), this.filters()));
  protected readonly shown = computed(() => peoplePage(this.found(), this.filters().page));
  protected readonly isNarrowed = computed(() => this.filters().q !== '' || this.filters().show !== 'all');
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly chosenRows = computed(() =>
    this.rows().filter(({ registrationId }) => this.chosen().has(registrationId)),
  );
  protected readonly unchosen = computed(
    () => this.found().filter(({ registrationId }) => !this.chosen().has(registrationId)).length,
  );
  protected readonly told = signal('');
  protected readonly identity = inject(Identity);
  protected readonly mayAct = computed(() => this.identity.can('registrations.write'));
  protected readonly exportPath = computed(() => deliveryPaths.deliveriesExport(this.sessionId()));
  protected readonly peopleOnPage = peopleOnPage;
  protected readonly plural = plural;

  /** Puts these in the URL, back to the first page; an empty one leaves it. */
  protected filter(given: { q?: string; show?: string }): void {
    const queryParams = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value || null]),
    );
    void this.router.navigate([], {
      queryParams: { ...queryParams, page: null },
      queryParamsHandling: 'merge',
    });
  }

  protected pickAll(): void {
    this.chosen.update(
      (ids) => new Set([...ids, ...this.found().map(({ registrationId }) => registrationId)]),
    );
  }

  protected clear(): void {
    this.chosen.set(new Set());
  }

  protected resent(): void {
    this.clear();
    this.changed.emit();
  }

  protected corrected(sentence: string): void {
    this.told.set(sentence);
    this.changed.emit();
  }
}
