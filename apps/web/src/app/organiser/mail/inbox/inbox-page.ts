// Mail received that a person must read: why, from whom, about what, and that it has been dealt with.
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { InboundRow } from '@treize/contract/deliveries';
import { Alert } from '@treize/design/alert';
import { Loading } from '@treize/design/loading';
import { Pager } from '@treize/design/pager';
import { loaded } from '../../../platform/loaded';
import { Identity } from '../../../platform/identity';
import { Sending } from '../../../platform/sending';
import { plural } from '../../../platform/session-words';
import { DeskNav } from '../desk-nav';
import { deskFilters, filterInUrl } from '../list-filters';
import { RegionFilter } from '../region-filter';
import { InboxApi, inboxOf } from './inbox-api';
import { InboxMessage } from './inbox-message';

type Answer = ReturnType<ReturnType<typeof inboxOf>['value']>;

@Component({
  selector: 'app-inbox-page',
  imports: [Alert, DeskNav, InboxMessage, Loading, Pager, RegionFilter],
  templateUrl: './inbox-page.html',
  host: { class: 'page' },
})
export class InboxPage {
  /** Filters, from the query string. */
  readonly page = input<string>();
  readonly region = input<string>();
  readonly open = input<string>();

  protected readonly filters = computed(() =>
    deskFilters({ page: this.page(), region: this.region(), open: this.open() }),
  );
  protected readonly list = inboxOf(this.filters);
  /** The last answer stays in view while the next one is on its way. */
  protected readonly shown = linkedSignal<Answer, Answer>({
    source: () => loaded(this.list),
    computation: (answer, before) => answer ?? (this.list.error() ? undefined : before?.value),
  });
  /** The message just dealt with, which can be taken back. */
  protected readonly treated = signal<InboundRow | null>(null);
  protected readonly sending = new Sending();
  protected readonly filter = filterInUrl();
  protected readonly plural = plural;
  private readonly identity = inject(Identity);
  protected readonly mayTreat = computed(() => this.identity.can('registrations.write'));
  private readonly api = inject(InboxApi);

  protected async treat(row: InboundRow, treated: boolean): Promise<void> {
    if (!(await this.sending.run(() => this.api.treat(row.id, treated)))) return;
    this.treated.set(treated ? row : null);
    this.list.reload();
  }
}
