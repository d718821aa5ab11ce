// After a cancellation: all its people, or some of them, moved to another date.
import { Component, computed, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RosterRow } from '@treize/contract/roster';
import type { OrganiserSession } from '@treize/contract/sessions';
import { isActive } from '@treize/rules/registrations/status';
import { movedByCancellation } from './acts';
import { TransferPanel } from './transfer-panel';

@Component({
  selector: 'app-move-people',
  imports: [RouterLink, TransferPanel],
  template: `
    @if (people().length > 0) {
      <app-transfer-panel
        [session]="session()"
        [rows]="people()"
        (moved)="kept.set(people()); changed.emit()"
        (closed)="kept.set(null)"
      />
    } @else if (isSettling()) {
      <p class="soft" role="status">Les inscriptions sont en cours d’annulation…</p>
    } @else {
      <div class="empty">
        <p>Plus personne n’est à déplacer.</p>
        <a class="button" routerLink="." [queryParams]="{ state: 'all' }">Voir les inscriptions</a>
      </div>
    }
  `,
})
export class MovePeople {
  readonly session = input.required<OrganiserSession>();
  readonly rows = input.required<readonly RosterRow[]>();
  readonly changed = output();
  /** Once moved, the same people stay while one reads what came of it. */
  protected readonly kept = signal<readonly RosterRow[] | null>(null);
  /** The cancellation has not reached every registration yet. */
  protected readonly isSettling = computed(() => this.rows().some(({ status }) => isActive(status)));
  protected readonly people = computed(() => this.kept() ?? movedByCancellation(this.rows(), this.session()));
}
