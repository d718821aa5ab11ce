// The commune's yearly table of training: a year, all of it or what the commune pays, to read, print or open in a spreadsheet.
import { Component, computed, input, signal } from '@angular/core';
import { paperPaths } from '@treize/contract/papers';
import { Icon } from '@treize/design/icon';
import { parisDate } from '@treize/rules/time/wall';
import { PaperLinks } from '../platform/papers/paper-links';

@Component({
  selector: 'app-yearly-table',
  imports: [Icon, PaperLinks],
  template: `
    <h2 id="yearly-title">Tableau récapitulatif de l’année</h2>
    <p class="measure soft">
      Les formations suivies par les élu·es de la commune, à annexer au compte financier. Les coûts qui ne
      sont pas connus ici restent en blanc.
    </p>
    <div class="filters">
      <div class="field">
        <label for="yearly-year">Année</label>
        <select id="yearly-year" (change)="year.set($any($event.target).value)">
          @for (one of years; track one) {
            <option [value]="one" [selected]="one === year()">{{ one }}</option>
          }
        </select>
      </div>
      <label class="choice">
        <input type="checkbox" [checked]="paid()" (change)="paid.set($any($event.target).checked)" />
        <span>Seulement ce que la commune paie</span>
      </label>
    </div>
    <div class="actions">
      <app-paper-links label="Tableau" [path]="path()" />
      <a class="button quiet" [href]="path()('csv')" download><ui-icon name="download" />Tableau (CSV)</a>
    </div>
  `,
  host: { class: 'stack', role: 'region', 'aria-labelledby': 'yearly-title' },
})
export class YearlyTable {
  readonly code = input.required<string>();
  private readonly thisYear = Number(parisDate(new Date()).slice(0, 4));
  protected readonly years = [1, 0, -1, -2, -3].map((back) => String(this.thisYear + back));
  protected readonly year = signal(String(this.thisYear));
  protected readonly paid = signal(false);
  protected readonly path = computed(() => {
    const [code, year, query] = [this.code(), this.year(), this.paid() ? '?paid=true' : ''];
    return (format: string) => `${paperPaths.yearly(code, year, format)}${query}`;
  });
}
