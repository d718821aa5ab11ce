// Search and filter of the "Messages" tab; what they say is kept in the URL by whoever listens.
import { Component, computed, effect, input, linkedSignal, output } from '@angular/core';
import type { DeliveryRow } from './deliveries-api';
import { countsOf, shownKinds, type DeliveryFilters, type ShownKind } from './deliveries-view';

const searchDelay = 200;
const labels: Record<ShownKind, string> = {
  all: 'Toutes',
  stale: 'Copie périmée',
  bounced: 'Rejetées ou bloquées',
  failed: 'Envoi en échec',
  waiting: 'Message en attente',
  silent: 'Sans réponse',
  declined: 'Ne viennent pas',
  reconfirm: 'À reconfirmer',
};

@Component({
  selector: 'app-people-filters',
  template: `
    <div class="filters">
      <div class="field">
        <label for="messages-search">Nom, adresse ou numéro</label>
        <input
          id="messages-search"
          type="search"
          autocomplete="off"
          [value]="typed()"
          (input)="typed.set($any($event.target).value)"
        />
      </div>
      <div class="field">
        <label for="messages-show">Personnes</label>
        <select id="messages-show" (change)="changed.emit({ show: $any($event.target).value })">
          @for (one of kinds(); track one.kind) {
            <option [value]="one.kind" [selected]="one.kind === filters().show">{{ one.label }}</option>
          }
        </select>
      </div>
    </div>
  `,
  host: { role: 'search', 'aria-label': 'Filtrer les personnes' },
})
export class PeopleFilters {
  readonly rows = input.required<readonly DeliveryRow[]>();
  readonly filters = input.required<DeliveryFilters>();
  readonly changed = output<{ q?: string; show?: string }>();

  protected readonly typed = linkedSignal(() => this.filters().q);
  protected readonly kinds = computed(() => {
    const counts = countsOf(this.rows());
    return shownKinds.map((kind) => ({ kind, label: `${labels[kind]} (${counts[kind]})` }));
  });

  constructor() {
    effect((onCleanup) => {
      const q = this.typed().trim();
      if (q === this.filters().q) return;
      const timer = setTimeout(() => this.changed.emit({ q }), searchDelay);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
