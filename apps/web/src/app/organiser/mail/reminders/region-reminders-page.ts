// The reminders of a region: what its sessions send unless they have their own text.
import { Component, computed, inject, input } from '@angular/core';
import { Loading } from '@treize/design/loading';
import { Identity } from '../../../platform/identity';
import { loaded } from '../../../platform/loaded';
import { sessionOptions } from '../../organiser-api';
import { DeskNav } from '../desk-nav';
import { filterInUrl } from '../list-filters';
import { ReminderList } from './reminder-list';
import type { ReminderPlace } from './reminders-api';

@Component({
  selector: 'app-region-reminders-page',
  imports: [DeskNav, Loading, ReminderList],
  host: { class: 'page' },
  template: `
    <app-desk-nav />
    <h1>{{ title() }}</h1>
    @if (regions().length > 1) {
      <form class="filters" role="search" aria-label="Choisir la région" (submit)="$event.preventDefault()">
        <div class="field">
          <label for="reminders-region">Région</label>
          <select id="reminders-region" (change)="filter({ region: $any($event.target).value })">
            @for (one of regions(); track one.code) {
              <option [value]="one.code" [selected]="one.code === shown()?.code">{{ one.name }}</option>
            }
          </select>
        </div>
      </form>
    }
    @if (place(); as place) {
      <app-reminder-list [place]="place" />
    } @else if (options.hasValue()) {
      <div class="empty"><p>Vous n’organisez les sessions d’aucune région.</p></div>
    } @else {
      <ui-loading [resource]="options" what="les régions" [count]="3" [height]="120" />
    }
  `,
})
export class RegionRemindersPage {
  /** Code of the region, from the query string; the first in scope otherwise. */
  readonly region = input<string>();

  private readonly identity = inject(Identity);
  protected readonly options = sessionOptions(() => this.identity.can('sessions.write'));
  protected readonly regions = computed(() => loaded(this.options)?.regions ?? []);
  protected readonly shown = computed(() => {
    const regions = this.regions();
    return regions.find(({ code }) => code === this.region()) ?? regions[0];
  });
  protected readonly title = computed(() => `Rappels${this.shown() ? `, ${this.shown()?.name}` : ''}`);
  protected readonly place = computed((): ReminderPlace | null => {
    const region = this.shown();
    return region ? { level: 'REGION', code: region.code } : null;
  });
  protected readonly filter = filterInUrl();
}
