// Search and filters of the roster; what they say is kept in the URL by whoever listens.
import { Component, computed, effect, input, linkedSignal, output } from '@angular/core';
import type { PublicLimit } from '@treize/contract/places';
import { personKinds } from '@treize/contract/places';
import { sources } from '@treize/contract/registrations';
import type { RosterRow } from '@treize/contract/roster';
import { sourceWords } from '../../platform/registration-words';
import { kindLabels } from '../words';
import { bodiesOf, countsByState, rosterStates, type RosterFilters, type RosterState } from './roster-view';

const searchDelay = 200;
const stateLabels: Record<RosterState, string> = {
  seated: 'Avec une place',
  'to-validate': 'À valider',
  offered: 'Place proposée',
  waiting: 'En attente',
  ended: 'Terminées (annulées, refusées…)',
  all: 'Toutes',
};
/** Parameters of the URL to set; an empty one leaves it. */
export type FilterChange = Partial<Record<'q' | 'state' | 'kind' | 'body' | 'source' | 'limit', string>>;

@Component({
  selector: 'app-roster-filters',
  templateUrl: './roster-filters.html',
  host: { class: 'stack tight', role: 'search', 'aria-label': 'Filtrer les inscriptions' },
  styles: `
    summary::after {
      margin-inline-start: 0;
    }
  `,
})
export class RosterFiltersForm {
  readonly rows = input.required<readonly RosterRow[]>();
  readonly filters = input.required<RosterFilters>();
  readonly limits = input.required<readonly PublicLimit[]>();
  readonly changed = output<FilterChange>();

  protected readonly typed = linkedSignal(() => this.filters().q);
  protected readonly states = computed(() => {
    const counts = countsByState(this.rows());
    return rosterStates.map((state) => ({ state, label: `${stateLabels[state]} (${counts[state]})` }));
  });
  /** Filters set among those that are folded. */
  protected readonly folded = computed(() => {
    const { kind, body, source, limit } = this.filters();
    return [kind, body, source, limit].filter((one) => one !== '').length;
  });
  protected readonly bodies = computed(() => bodiesOf(this.rows()));
  protected readonly kinds = personKinds;
  protected readonly kindLabels = kindLabels;
  /** Only the sources that somebody came by. */
  protected readonly sources = computed(() =>
    sources.filter((source) => this.rows().some((row) => row.source === source)),
  );
  protected readonly sourceWords = sourceWords;

  constructor() {
    effect((onCleanup) => {
      const q = this.typed().trim();
      if (q === this.filters().q) return;
      const timer = setTimeout(() => this.changed.emit({ q }), searchDelay);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
