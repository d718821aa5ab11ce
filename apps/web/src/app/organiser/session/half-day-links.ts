// The way from a session to its attendance sheets, one a half-day.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SessionDay } from '@treize/contract/sessions';
import { Icon } from '@treize/design/icon';
import { frenchDayMonth } from '@treize/rules/time/french';
import { periodWords } from '../../platform/session-words';

@Component({
  selector: 'app-half-day-links',
  imports: [Icon, RouterLink],
  template: `
    <section class="stack tight" aria-labelledby="sheets-title">
      <h2 id="sheets-title">Feuilles d’émargement</h2>
      <ul class="plain toolbar">
        @for (link of links(); track link.id) {
          <li>
            <a class="button small" [routerLink]="['/attendance/half-days', link.id]">
              <ui-icon name="pen" [size]="18" />{{ link.text }}
            </a>
          </li>
        }
      </ul>
    </section>
  `,
})
export class HalfDayLinks {
  readonly days = input.required<readonly SessionDay[]>();
  protected readonly links = computed(() =>
    this.days().flatMap(({ date, halfDays }) =>
      halfDays.map(({ id, period }) => ({
        id,
        text: `${frenchDayMonth(date)}, ${periodWords[period].toLowerCase()}`,
      })),
    ),
  );
}
