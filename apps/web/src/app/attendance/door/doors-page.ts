// The half-days of the day at whose door one stands.
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DoorHalfDay } from '@treize/contract/door';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../platform/loaded';
import { doorHalfDays } from './door-api';
import { closedDoor, doorMoment, doorState } from './door-words';

@Component({
  selector: 'app-doors-page',
  imports: [Badge, Icon, Loading, RouterLink],
  template: `
    <h1>Accueillir à l’entrée</h1>
    @if (doors(); as list) {
      @for (door of list; track door.half.id) {
        <article class="card">
          <div>
            <h2>{{ door.half.sessionTitle }}</h2>
            <p>{{ moment(door.half) }}</p>
            <p class="soft small">{{ door.half.place }}</p>
          </div>
          <p>
            <ui-badge [tone]="door.state.tone" [icon]="door.state.icon">{{ door.state.label }}</ui-badge>
          </p>
          <p>
            <a class="button" [class.primary]="door.half.id === first()" [routerLink]="[door.half.id]">
              {{ door.isOpen ? 'Tenir l’accueil' : 'Voir l’accueil' }}
              <span class="visually-hidden">: {{ door.half.sessionTitle }}, {{ moment(door.half) }}</span>
            </a>
          </p>
        </article>
      } @empty {
        <div class="empty">
          <p>Aucun accueil ne vous est confié aujourd’hui. Vous le trouverez ici le jour de la session.</p>
          <button type="button" class="button" (click)="halfDays.reload()">
            <ui-icon name="refresh" />Actualiser
          </button>
        </div>
      }
    } @else {
      <ui-loading [resource]="halfDays" what="vos demi-journées" [count]="2" [height]="160" />
    }
  `,
  host: { class: 'page' },
})
export class DoorsPage {
  protected readonly halfDays = doorHalfDays();
  protected readonly doors = computed(() => {
    const now = new Date();
    return loaded(this.halfDays)?.map((half: DoorHalfDay) => ({
      half,
      isOpen: closedDoor(half, now) === null,
      state: doorState(half, now),
    }));
  });
  protected readonly first = computed(() => this.doors()?.find(({ isOpen }) => isOpen)?.half.id);
  protected readonly moment = doorMoment;
}
