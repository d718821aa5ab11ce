// The certificates of a session: who waits, counts, copies, and each document, found, sorted and acted upon.
import { Component, computed, effect, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { certificateStatuses, type SessionCertificates } from '@treize/contract/certificates';
import type { OrganiserSession } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { Pager } from '@treize/design/pager';
import { titleOfKind } from '@treize/rules/certificates/certificate';
import { frenchDateWithoutDay, frenchDuration } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';
import { Identity } from '../../platform/identity';
import { loaded } from '../../platform/loaded';
import { plural } from '../../platform/session-words';
import { certificateStatusWords } from '../words';
import { CertificateAct } from './certificate-act';
import { actsOn, filtersOf, pageOf, rowsOnPage, viewed, type CertificateOrder } from './certificate-view';
import { countText } from './certificate-words';
import { certificatesOf } from './certificates-desk-api';
import { CertificateCopies } from './copies';
import { HeldPeople } from './held-people';

const searchDelay = 200;
/** Looks at the list while what was asked for is written: one every three seconds, for a minute. */
const lookEvery = 3000;
const looks = 20;

@Component({
  selector: 'app-certificate-table',
  imports: [Alert, Badge, CertificateAct, CertificateCopies, HeldPeople, Icon, Loading, Pager, RouterLink],
  templateUrl: './certificate-table.html',
  styles: `
    .date {
      white-space: nowrap;
    }
    @media (min-width: 768px) {
      .acts {
        flex-wrap: nowrap;
        margin-block: -8px;
      }
    }
  `,
  host: { class: 'stack' },
})
export class CertificateTable {
  readonly sessionId = input.required<string>();
  readonly state = input.required<OrganiserSession['state']>();

  protected readonly list = certificatesOf(this.sessionId);
  /** The last answer stays in view while it is read again. */
  protected readonly whole = linkedSignal<SessionCertificates | undefined, SessionCertificates | undefined>({
    source: () => loaded(this.list),
    computation: (read, before) => read ?? before?.value,
  });
  private readonly router = inject(Router);
  private readonly params = toSignal(inject(ActivatedRoute).queryParams, { initialValue: {} });
  protected readonly filters = computed(() => filtersOf(this.params()));
  protected readonly typed = linkedSignal(() => this.filters().q);
  protected readonly found = computed(() => viewed(this.whole()?.certificates ?? [], this.filters()));
  protected readonly shown = computed(() => pageOf(this.found(), this.filters().page));
  protected readonly told = signal('');
  private readonly looksLeft = signal(0);
  private readonly identity = inject(Identity);
  protected readonly mayIssue = computed(() => this.identity.can('certificates.issue'));
  protected readonly desk = viewChild(CertificateAct);

  protected readonly columns: readonly { key: CertificateOrder; label: string }[] = [
    { key: 'name', label: 'Personne' },
    { key: 'minutes', label: 'Durée' },
    { key: 'issued', label: 'Délivré le' },
  ];
  protected readonly statuses = certificateStatuses;
  protected readonly rowsOnPage = rowsOnPage;
  protected readonly actsOn = actsOn;
  protected readonly countText = countText;
  protected readonly plural = plural;
  protected readonly titleOfKind = titleOfKind;
  protected readonly statusWords = certificateStatusWords;
  protected readonly hoursText = frenchDuration;
  protected dayOf = (instant: string): string => frenchDateWithoutDay(parisDate(new Date(instant)));

  constructor() {
    effect((onCleanup) => {
      const q = this.typed().trim();
      if (q === this.filters().q) return;
      const timer = setTimeout(() => this.filter({ q }), searchDelay);
      onCleanup(() => clearTimeout(timer));
    });
    effect((onCleanup) => {
      if (this.looksLeft() === 0 || !loaded(this.list)?.waiting) return;
      const timer = setTimeout(() => {
        this.looksLeft.update((left) => left - 1);
        this.list.reload();
      }, lookEvery);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected filter(given: { q?: string; status?: string }): void {
    this.navigate({ ...given, page: '' });
  }

  protected sort(key: CertificateOrder): void {
    const { sort, descending } = this.filters();
    this.navigate({ sort: key, order: sort === key && !descending ? 'desc' : '', page: '' });
  }

  protected sortedBy(key: CertificateOrder): 'ascending' | 'descending' | null {
    const { sort, descending } = this.filters();
    return sort === key ? (descending ? 'descending' : 'ascending') : null;
  }

  protected onAsked(asked: number): void {
    this.looksLeft.set(asked === 0 ? 0 : looks);
    this.say(
      asked === 0
        ? 'Rien à délivrer\u00a0: les mentions manquent encore.'
        : `${plural(asked, 'document est en préparation', 'documents sont en préparation')}\u00a0: la liste se met à jour.`,
    );
  }

  protected say(sentence: string): void {
    this.told.set(sentence);
    this.reload();
  }

  /** What holds documents back has changed. */
  reload(): void {
    this.list.reload();
  }

  /** Puts these in the URL; an empty one leaves it. */
  private navigate(given: Record<string, string>): void {
    const queryParams = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value || null]),
    );
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
