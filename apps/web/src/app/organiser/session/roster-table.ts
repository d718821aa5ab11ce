// The people of a session: search, sort, mails of each, cancelling one registration with its reason.
import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { registrationPaths, type RosterRow } from '@treize/contract/registrations';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Confirm } from '@treize/design/confirm';
import { Icon } from '@treize/design/icon';
import { isActive } from '@treize/rules/registrations/status';
import { frenchDateWithoutDay } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';
import { Identity } from '../../platform/identity';
import { Sending } from '../../platform/sending';
import { plural } from '../../platform/session-words';
import { OrganiserApi } from '../organiser-api';
import { sourceLabels, standingOf } from '../words';
import { viewed, type RosterView, type SortKey } from './roster-view';

const columns: { key: SortKey; label: string }[] = [
  { key: 'name', label: 'Personne' },
  { key: 'body', label: 'Collectivité' },
  { key: 'status', label: 'Statut' },
  { key: 'date', label: 'Inscription' },
];

@Component({
  selector: 'app-roster-table',
  imports: [Alert, Badge, Confirm, Icon],
  templateUrl: './roster-table.html',
  host: { class: 'stack' },
})
export class RosterTable {
  readonly sessionId = input.required<string>();
  readonly rows = input.required<readonly RosterRow[]>();
  /** The waiting list keeps its own order: ranks. */
  readonly queue = input(false);
  readonly cancelled = output();

  protected readonly view = signal<RosterView>({
    typed: '',
    status: 'ACTIVE',
    sort: 'name',
    descending: false,
  });
  protected readonly shown = computed(() => {
    const { view, queue } = { view: this.view(), queue: this.queue() };
    if (!queue) return viewed(this.rows(), view);
    const kept = new Set(viewed(this.rows(), view));
    return this.rows().filter((row) => kept.has(row));
  });
  protected readonly inactive = computed(() => this.rows().filter(({ status }) => !isActive(status)).length);
  protected readonly chosen = signal<RosterRow | null>(null);
  protected readonly reason = signal('');
  protected readonly sending = new Sending();
  protected readonly told = signal('');

  protected readonly columns = columns;
  protected readonly plural = plural;
  protected readonly standingOf = standingOf;
  protected readonly sourceLabels = sourceLabels;
  protected readonly exportPath = computed(() => registrationPaths.rosterExport(this.sessionId()));
  protected readonly identity = inject(Identity);
  private readonly api = inject(OrganiserApi);
  private readonly ask = viewChild.required(Confirm);

  protected dayOf = (instant: string): string => frenchDateWithoutDay(parisDate(new Date(instant)));
  protected mayCancel = (row: RosterRow): boolean =>
    isActive(row.status) && this.identity.can('registrations.write');
  protected sortedBy(key: SortKey): 'ascending' | 'descending' | null {
    const { sort, descending } = this.view();
    return sort !== key ? null : descending ? 'descending' : 'ascending';
  }

  protected sort(key: SortKey): void {
    this.view.update((view) => ({ ...view, sort: key, descending: view.sort === key && !view.descending }));
  }

  protected see(given: Partial<RosterView>): void {
    this.view.update((view) => ({ ...view, ...given }));
  }

  protected open(row: RosterRow): void {
    this.chosen.set(row);
    this.reason.set('');
    this.sending.clear();
    this.ask().open();
  }

  protected async cancel(): Promise<void> {
    const row = this.chosen();
    if (!row) return;
    const done = await this.sending.run(() => this.api.cancelRegistration(row.id, this.reason().trim()));
    if (!done) return;
    this.told.set(
      `L’inscription de ${row.givenName} ${row.familyName} est annulée\u00a0; un message lui est envoyé.`,
    );
    this.cancelled.emit();
    document.getElementById('roster-search')?.focus();
  }
}
