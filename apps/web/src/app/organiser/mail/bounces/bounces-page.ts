// Addresses that do not receive: each with what its server said, its session, and its correction.
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { httpResource } from '@angular/common/http';
import { bounceList, deliveryPaths, type BounceRow } from '@treize/contract/deliveries';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Loading } from '@treize/design/loading';
import { Pager } from '@treize/design/pager';
import { loaded } from '../../../platform/loaded';
import { Identity } from '../../../platform/identity';
import { plural } from '../../../platform/session-words';
import { AddressForm } from '../deliveries/address-form';
import { RetryAddress } from '../deliveries/retry-address';
import { DeskNav } from '../desk-nav';
import { deskFilters, filterInUrl, pageSize } from '../list-filters';
import { bounceWords, momentText } from '../mail-words';
import { RegionFilter } from '../region-filter';

type Answer = ReturnType<(typeof bounceList)['parse']> | undefined;

@Component({
  selector: 'app-bounces-page',
  imports: [AddressForm, Alert, Badge, DeskNav, Loading, Pager, RegionFilter, RetryAddress, RouterLink],
  templateUrl: './bounces-page.html',
  host: { class: 'page' },
})
export class BouncesPage {
  /** Filters, from the query string. */
  readonly page = input<string>();
  readonly region = input<string>();
  readonly open = input<string>();

  protected readonly filters = computed(() =>
    deskFilters({ page: this.page(), region: this.region(), open: this.open() }),
  );
  protected readonly list = httpResource(
    () => {
      const { page, region, open } = this.filters();
      const params = { page, pageSize, open: String(open), ...(region && { region }) };
      return { url: deliveryPaths.bounces, params };
    },
    { parse: (value) => bounceList.parse(value) },
  );
  /** The last answer stays in view while the next one is on its way. */
  protected readonly shown = linkedSignal<Answer, Answer>({
    source: () => loaded(this.list),
    computation: (answer, before) => answer ?? (this.list.error() ? undefined : before?.value),
  });
  /** The mail whose address is being corrected. */
  protected readonly opened = signal<string | null>(null);
  protected readonly told = signal('');
  protected readonly filter = filterInUrl();
  protected readonly words = bounceWords;
  protected readonly plural = plural;
  protected readonly momentText = momentText;
  private readonly identity = inject(Identity);
  protected readonly mayCorrect = computed(() => this.identity.can('registrations.write'));

  protected canCorrect = (row: BounceRow): boolean =>
    this.mayCorrect() && row.registrationId !== null && !row.isCorrected;

  protected done(sentence: string): void {
    this.opened.set(null);
    this.told.set(sentence);
    this.list.reload();
  }
}
