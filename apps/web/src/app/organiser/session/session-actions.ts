// What can be done to a session, according to its state.
import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrganiserSession } from '@treize/contract/sessions';
import { Icon } from '@treize/design/icon';
import { Identity } from '../../platform/identity';

@Component({
  selector: 'app-session-actions',
  imports: [Icon, RouterLink],
  template: `
    @let one = session();
    @if (identity.can('sessions.write')) {
      @if (one.state === 'DRAFT') {
        <button type="button" class="button primary" [disabled]="busy()" (click)="published.emit()">
          Publier la session
        </button>
      }
      @if (one.state === 'POSTPONED') {
        <a class="button primary" routerLink="move">Fixer la nouvelle date</a>
      }
      @if (one.state === 'CANCELLED' && isRevocable()) {
        <a class="button small" routerLink="reinstate"
          ><ui-icon name="refresh" [size]="18" />Rétablir la session</a
        >
      }
      @if (one.state === 'DRAFT' || one.state === 'PUBLISHED' || one.state === 'POSTPONED') {
        <a class="button small" routerLink="edit"><ui-icon name="pen" [size]="18" />Modifier</a>
      }
      @if (one.state === 'PUBLISHED') {
        <a class="button small" routerLink="move"
          ><ui-icon name="calendar" [size]="18" />Changer la date ou le lieu</a
        >
        @if (isToCome()) {
          <a class="button small" routerLink="postpone"
            ><ui-icon name="hourglass" [size]="18" />Reporter sans date</a
          >
        }
      }
      @if (one.state === 'PUBLISHED' || one.state === 'POSTPONED') {
        <a class="button small danger" routerLink="cancel"
          ><ui-icon name="ban" [size]="18" />Annuler la session</a
        >
        @if (one.track; as track) {
          <a class="button quiet small" [routerLink]="['/organiser/tracks', track.id, 'cancel']"
            >Annuler tout le parcours</a
          >
        }
      }
    }
    @if (one.state !== 'DRAFT') {
      @if (identity.can('mailings.send')) {
        <a class="button quiet small" routerLink="/organiser/mailings/new" [queryParams]="{ session: one.id }"
          >Écrire aux personnes</a
        >
      }
      <a class="button quiet small" [routerLink]="['/sessions', one.id]">Voir la page publique</a>
    }
  `,
  host: { class: 'toolbar' },
})
export class SessionActions {
  readonly session = input.required<OrganiserSession>();
  readonly busy = input.required<boolean>();
  readonly published = output();
  protected readonly identity = inject(Identity);
  protected readonly isToCome = computed(() => new Date(this.session().startsAt) > new Date());
  /** A cancelled session may stand again until it would be over; one put off before has no date to wait for. */
  protected readonly isRevocable = computed(
    () => this.session().postponeReason !== null || new Date(this.session().endsAt) > new Date(),
  );
}
