// The mailings sent and to come: their public, their progress, the way to a new one.
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { Pager } from '@treize/design/pager';
import { loaded } from '../../../platform/loaded';
import { Identity } from '../../../platform/identity';
import { plural } from '../../../platform/session-words';
import { DeskNav } from '../desk-nav';
import { deskFilters, filterInUrl } from '../list-filters';
import { momentText } from '../mail-words';
import { RegionFilter } from '../region-filter';
import { audienceWords, mailingStateWords, progressText } from './mailing-words';
import { mailingsOf } from './mailings-api';

type Answer = ReturnType<ReturnType<typeof mailingsOf>['value']>;

@Component({
  selector: 'app-mailings-page',
  imports: [Badge, DeskNav, Icon, Loading, Pager, RegionFilter, RouterLink],
  templateUrl: './mailings-page.html',
  host: { class: 'page' },
})
export class MailingsPage {
  /** Filters, from the query string. */
  readonly page = input<string>();
  readonly region = input<string>();
  readonly session = input<string>();

  protected readonly filters = computed(() => ({
    ...deskFilters({ page: this.page(), region: this.region(), open: undefined }),
    session: this.session() ?? '',
  }));
  /** Told by the mailings themselves; a session that has none keeps a plain word. */
  protected readonly ofSession = computed(
    () =>
      this.shown()?.items.find(({ sessionId }) => sessionId === this.session())?.sessionTitle ??
      'cette session',
  );
  protected readonly list = mailingsOf(this.filters);
  /** The last answer stays in view while the next one is on its way. */
  protected readonly shown = linkedSignal<Answer, Answer>({
    source: () => loaded(this.list),
    computation: (answer, before) => answer ?? (this.list.error() ? undefined : before?.value),
  });
  protected readonly filter = filterInUrl();
  protected readonly words = mailingStateWords;
  protected readonly audiences = audienceWords;
  protected readonly progressText = progressText;
  protected readonly momentText = momentText;
  protected readonly plural = plural;
  private readonly identity = inject(Identity);
  protected readonly maySend = computed(() => this.identity.can('mailings.send'));
}
