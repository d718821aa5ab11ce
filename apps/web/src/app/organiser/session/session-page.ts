// A session seen by its organiser: facts, what can be done, places by cause, and the roster in tabs.
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { activeStatuses } from '@treize/rules/registrations/status';
import { frenchInstant } from '@treize/rules/time/french';
import { loaded } from '../../platform/loaded';
import { Identity } from '../../platform/identity';
import { PageTitle } from '../../platform/page-title';
import { Sending } from '../../platform/sending';
import { SessionFacts } from '../../platform/session-facts';
import { phaseWords } from '../../platform/session-words';
import { SessionLoader } from '../form/session-loader';
import { OrganiserApi, rosterOf, sessionOf } from '../organiser-api';
import { figuresOf } from '../words';
import { CertificateTable } from './certificate-table';
import { HalfDayLinks } from './half-day-links';
import { RosterTable } from './roster-table';

const tabs = ['people', 'waiting', 'certificates'] as const;

@Component({
  selector: 'app-organiser-session',
  imports: [
    Alert,
    Badge,
    CertificateTable,
    HalfDayLinks,
    Icon,
    Loading,
    RosterTable,
    RouterLink,
    SessionFacts,
    SessionLoader,
  ],
  templateUrl: './session-page.html',
  host: { class: 'page' },
  styles: `
    .places {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2) var(--space-6);
      margin: 0;
      padding: var(--space-3) 0;
      border-block: 1px solid var(--line);
    }
    .places dt {
      color: var(--ink-soft);
      font-size: var(--dense);
    }
    .places dd {
      margin: 0;
      font-size: 1.375rem;
      font-weight: 750;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class SessionPage {
  readonly sessionId = input.required<string>();
  /** Open tab, from the query string. */
  readonly tab = input<string>();

  protected readonly identity = inject(Identity);
  protected readonly seesPeople = computed(() => this.identity.can('registrations.read'));
  protected readonly session = sessionOf(this.sessionId);
  protected readonly roster = rosterOf(this.sessionId, this.seesPeople);
  protected readonly publishing = new Sending();
  protected readonly shownTab = computed(() =>
    this.seesPeople() ? (tabs.find((one) => one === this.tab()) ?? 'people') : 'certificates',
  );
  protected readonly rows = computed(() => loaded(this.roster)?.items ?? []);
  protected readonly people = computed(() => this.rows().filter(({ status }) => !isWaiting(status)));
  protected readonly waiting = computed(() =>
    this.rows()
      .filter(({ status }) => isWaiting(status))
      .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)),
  );
  protected readonly activeCount = computed(
    () => this.people().filter(({ status }) => activeStatuses.includes(status)).length,
  );
  /** The roster's counts are fresher than the session's: it is read again after each cancellation. */
  protected readonly figures = computed(() => {
    const seats = loaded(this.roster)?.seats ?? loaded(this.session)?.seats;
    return seats ? figuresOf(seats) : [];
  });
  protected readonly phaseWords = phaseWords;
  private readonly api = inject(OrganiserApi);

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (this.session.hasValue()) title.set(this.session.value().title);
    });
  }

  protected instantText = (instant: string): string => frenchInstant(new Date(instant));

  protected async publish(): Promise<void> {
    const session = loaded(this.session);
    if (!session) return;
    const published = await this.publishing.run(() => this.api.publish(session.id, session.version));
    if (published) this.session.reload();
  }

  protected cancelled(): void {
    this.roster.reload();
    this.session.reload();
  }
}

function isWaiting(status: string): boolean {
  return status === 'WAITLISTED' || status === 'OFFERED';
}
