// What can be done to the selection; it appears with it, at the bottom of the screen.
import { Component, computed, input, output } from '@angular/core';
import type { RosterRow } from '@treize/contract/roster';
import { Icon } from '@treize/design/icon';
import { plural } from '../../platform/session-words';
import { actWords, possibleActs, type Act } from './acts';

@Component({
  selector: 'app-bulk-bar',
  imports: [Icon],
  template: `
    <p role="status" class="visually-hidden">{{ told() }}</p>
    @if (rows().length > 0) {
      <div class="bulk" role="region" aria-label="Actions sur la sélection">
        <strong>{{ told() }}</strong>
        @for (one of acts(); track one.act) {
          <button
            type="button"
            class="button small"
            [class.danger]="one.act === 'CANCEL' || one.act === 'REFUSE'"
            (click)="asked.emit(one)"
          >
            <ui-icon [name]="words[one.act].icon" [size]="18" />{{ words[one.act].label(one.rows.length) }}
          </button>
        } @empty {
          <span class="soft">Rien à faire de ces inscriptions.</span>
        }
        <button type="button" class="button quiet small" (click)="cleared.emit()">Tout désélectionner</button>
      </div>
    }
  `,
  host: { class: 'no-print' },
  styles: `
    :host {
      position: sticky;
      inset-block-end: 0;
      z-index: 4;
    }
    .bulk {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-3);
      max-block-size: 40dvh;
      overflow-y: auto;
      padding: var(--space-3) var(--space-4);
      border: 2px solid var(--brand);
      border-radius: var(--radius);
      background: var(--paper);
    }
  `,
})
export class BulkBar {
  readonly rows = input.required<readonly RosterRow[]>();
  readonly asked = output<{ act: Act; rows: RosterRow[] }>();
  readonly cleared = output();
  protected readonly acts = computed(() => possibleActs(this.rows()));
  protected readonly words = actWords;
  protected readonly told = computed(() => {
    const count = this.rows().length;
    return count === 0 ? '' : plural(count, 'personne sélectionnée', 'personnes sélectionnées');
  });
}
