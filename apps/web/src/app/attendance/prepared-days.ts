// The half-days kept on this device: what a trainer works from when the server does not answer.
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Device } from './device/device';
import { countsText, sheetMoment } from './words';

@Component({
  selector: 'app-prepared-days',
  imports: [RouterLink],
  template: `
    <section class="stack" aria-labelledby="prepared-title">
      <h2 id="prepared-title">Préparées sur cet appareil</h2>
      @for (day of days(); track day.key) {
        <article class="card">
          <h3>{{ day.title }}</h3>
          <ul class="plain stack tight">
            @for (half of day.halfDays; track half.id) {
              <li class="row between">
                <div>
                  <p>{{ half.moment }}</p>
                  <p class="soft small figures">{{ half.counts }}</p>
                </div>
                <a class="button" [routerLink]="['/attendance/half-days', half.id]">
                  Ouvrir la feuille<span class="visually-hidden"
                    >&nbsp;: {{ day.title }}, {{ half.moment }}</span
                  >
                </a>
              </li>
            }
          </ul>
        </article>
      }
    </section>
  `,
})
export class PreparedDays {
  private readonly device = inject(Device);
  protected readonly days = computed(() =>
    this.device.prepared().map(({ sessionId, date, title, halfDays }) => ({
      key: `${sessionId} ${date}`,
      title,
      halfDays: halfDays.flatMap((id) => {
        const held = this.device.sheet(id)();
        return held ? [{ id, moment: sheetMoment(held.sheet), counts: countsText(held.counts) }] : [];
      }),
    })),
  );
}
