// On the personal page: the half-day that is open now, with the button that signs it.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@treize/design/icon';
import { frenchDayMonth } from '@treize/rules/time/french';
import { loaded } from '../../platform/loaded';
import { timeRange } from '../../platform/time-range';
import { halfDaysOfLink } from '../../signing/signing-api';

@Component({
  selector: 'app-sign-card',
  imports: [Icon, RouterLink],
  template: `
    @for (one of open(); track one.halfDay.id) {
      <section class="card stack tight">
        <h2>Émargement ouvert</h2>
        <p>
          {{ dayOf(one.halfDay.date) }}, {{ hoursOf(one.halfDay.startTime, one.halfDay.endTime) }}.
          @if (one.halfDay.asksCode) {
            Le code affiché dans la salle vous sera demandé.
          }
        </p>
        <p class="actions">
          <a class="button primary" [routerLink]="['/sign/link', token(), one.halfDay.id]"
            ><ui-icon name="pen" />Signer ma présence</a
          >
        </p>
      </section>
    }
  `,
})
export class SignCard {
  readonly token = input.required<string>();
  private readonly halfDays = halfDaysOfLink(this.token);
  protected readonly open = computed(() =>
    (loaded(this.halfDays) ?? []).filter(({ receipt, refusal }) => receipt === null && refusal === null),
  );
  protected readonly dayOf = frenchDayMonth;
  protected readonly hoursOf = timeRange;
}
