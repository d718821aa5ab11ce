// One quiet line: until when the place is held, or that it no longer is; nothing typed is lost either way.
import { Component, computed, inject, input } from '@angular/core';
import { Icon } from '@treize/design/icon';
import { frenchTime } from '@treize/rules/time/french';
import { parisTime } from '@treize/rules/time/wall';
import { SeatHold } from '../seat-hold';

@Component({
  selector: 'app-hold-line',
  imports: [Icon],
  template: `
    <div role="status">
      @switch (hold.state()) {
        @case ('HELD') {
          <p class="small row">
            <ui-icon name="lock" [size]="18" />
            <span>{{ kept() }} jusqu’à {{ until() }}.</span>
          </p>
        }
        @case ('EXPIRED') {
          <p class="small row">
            <ui-icon name="clock" [size]="18" />
            <span>
              Dix minutes ont passé&nbsp;: votre place n’est plus gardée. Rien de ce que vous avez saisi n’est
              perdu.
            </span>
            <button type="button" class="button small" (click)="hold.renew()">
              Garder de nouveau ma place
            </button>
          </p>
        }
        @case ('NO_PLACE') {
          <p class="small row">
            <ui-icon name="hourglass" [size]="18" />
            <span>
              Toutes les places sont prises, ou gardées par d’autres inscriptions en cours. Continuez&nbsp;:
              vous aurez une place si l’une d’elles se libère d’ici l’envoi, sinon votre rang en liste
              d’attente.
            </span>
          </p>
        }
      }
    </div>
  `,
})
export class HoldLine {
  protected readonly hold = inject(SeatHold);
  readonly places = input(1);
  protected readonly kept = computed(() =>
    this.places() > 1 ? `Vos ${this.places()} places sont gardées` : 'Votre place est gardée',
  );
  protected readonly until = computed(() => {
    const until = this.hold.until();
    return until ? frenchTime(parisTime(new Date(until))) : '';
  });
}
