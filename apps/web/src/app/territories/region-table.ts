// The 13 regions in a table: what the map shows, in words.
import { Component, computed, input, model } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RegionAgenda } from '@treize/contract/sessions';
import { Badge } from '@treize/design/badge';
import { placesText, regimeWords } from '../platform/session-words';
import { frenchDate } from '@treize/rules/time/french';
import { parisDate } from '@treize/rules/time/wall';

@Component({
  selector: 'app-region-table',
  imports: [Badge, RouterLink],
  template: `
    @if (none()) {
      <p class="empty" id="region-list" tabindex="-1">
        Aucune session n’est annoncée pour le moment. Les prochaines dates paraîtront ici.
      </p>
    } @else {
      <table class="table" id="region-list">
        <caption>
          La prochaine journée de chaque région, à défaut sa prochaine session, et le nombre de sessions à
          venir
        </caption>
        <thead>
          <tr>
            <th scope="col">Région</th>
            <th scope="col">Prochaine date</th>
            <th scope="col">Places</th>
            <th scope="col" class="number">Sessions</th>
          </tr>
        </thead>
        <tbody>
          @for (region of rows(); track region.code) {
            <tr
              [attr.data-lit]="lit() === region.code || null"
              (mouseenter)="lit.set(region.code)"
              (mouseleave)="lit.set(null)"
              (focusin)="lit.set(region.code)"
              (focusout)="lit.set(null)"
            >
              <th scope="row">
                <a routerLink="/sessions" [queryParams]="{ region: region.code }">{{ region.name }}</a>
              </th>
              <td data-label="Prochaine date">
                @if (region.next; as next) {
                  <span>
                    <a [routerLink]="['/sessions', next.id]">{{ next.when }}</a>
                    @if (next.today) {
                      <ui-badge tone="note" icon="calendar">Aujourd’hui</ui-badge>
                    }
                    <span class="soft line">{{ next.title }}</span>
                  </span>
                } @else {
                  <span class="soft">Pas de date pour le moment</span>
                }
              </td>
              <td data-label="Places">{{ region.next?.places }}</td>
              <td class="number" data-label="Sessions">{{ region.upcoming }}</td>
            </tr>
          }
        </tbody>
      </table>
    }
  `,
})
export class RegionTable {
  readonly agendas = input.required<readonly RegionAgenda[]>();
  readonly lit = model<string | null>(null);
  /** Nothing to come anywhere: a sentence says it better than 13 empty rows. */
  protected readonly none = computed(() => this.agendas().every(({ upcoming }) => upcoming === 0));
  protected readonly rows = computed(() =>
    this.agendas().map(({ nextAwarenessDay, nextSession, ...region }) => {
      const next = nextAwarenessDay ?? nextSession;
      const when = next && frenchDate(next.date) + (next.town ? `, ${next.town}` : '');
      const title = nextAwarenessDay ? regimeWords.AWARENESS : next?.title;
      const places = next && placesText({ ...next.seats, waiting: 0 });
      const today = next?.date === parisDate(new Date());
      return { ...region, next: next && { id: next.id, when, title, places, today } };
    }),
  );
}
