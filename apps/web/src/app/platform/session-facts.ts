// When, where, how many places: always in this order and this form.
import { Component, computed, input } from '@angular/core';
import type { SessionCard } from '@treize/contract/sessions';
import { Icon } from '@treize/design/icon';
import { frenchDate } from '@treize/rules/time/french';
import { datesText, formatWords, hoursOfDay, placesText, placeText } from './session-words';

@Component({
  selector: 'app-session-facts',
  imports: [Icon],
  template: `
    <ul class="facts">
      <li>
        <ui-icon name="calendar" />
        <span>
          <span class="visually-hidden">Date&nbsp;: </span>
          @if (session().phase === 'POSTPONED') {
            Nouvelle date à venir<br /><span class="soft">Date abandonnée&nbsp;: </span>
          }
          <span [class.dropped]="session().phase === 'POSTPONED'">
            {{ when().dates }}
            @for (hours of when().hours; track $index) {
              <span class="nowrap">{{ hours }}</span>{{ ' ' }}
            }
            @for (day of eachDay(); track $index) {
              <br /><span class="small">{{ day }}</span>
            }
          </span>
        </span>
      </li>
      <li>
        <ui-icon [name]="session().format === 'REMOTE' ? 'laptop' : 'pin'" />
        <span>
          <span class="visually-hidden">Lieu&nbsp;: </span>{{ where() }}
          @if (session().format === 'HYBRID') {
            <span class="soft"> ({{ formats.HYBRID.toLowerCase() }})</span>
          }
        </span>
      </li>
      @if (places() && !over()) {
        <li>
          <ui-icon name="seat" />
          <span><span class="visually-hidden">Places&nbsp;: </span>{{ seatsLeft() }}</span>
        </li>
      }
    </ul>
  `,
  styles: `
    .dropped {
      color: var(--ink-soft);
      text-decoration: line-through;
    }
  `,
})
export class SessionFacts {
  readonly session =
    input.required<Pick<SessionCard, 'days' | 'venueName' | 'town' | 'format' | 'seats' | 'phase'>>();
  /** False where the places no longer matter: one's own registration, a held session. */
  readonly places = input(true);
  /** True where one reads the hours of each of several days: the page has no timetable of its own. */
  readonly timetable = input(false);
  protected readonly eachDay = computed(() => {
    const { days } = this.session();
    return this.timetable() && days.length > 1
      ? days.map((day) => `${frenchDate(day.date)}, ${hoursOfDay([day]).join(', ')}`)
      : [];
  });
  protected readonly formats = formatWords;
  protected readonly where = computed(() => placeText(this.session()));
  protected readonly seatsLeft = computed(() => placesText(this.session().seats));
  protected readonly over = computed(() =>
    ['HELD', 'FINALIZED', 'CANCELLED', 'POSTPONED'].includes(this.session().phase),
  );
  /** "mardi 12 janvier 2027," "9 h 30 – 12 h 30," "13 h 45 – 16 h 45": a range of hours is never cut by a line. */
  protected readonly when = computed(() => {
    const { days } = this.session();
    const [dates = '', ...hours] = [datesText(days), ...hoursOfDay(days)].map((part, at, all) =>
      at < all.length - 1 ? `${part},` : part,
    );
    return { dates, hours };
  });
}
