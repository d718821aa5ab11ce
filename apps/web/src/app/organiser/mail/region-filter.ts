// The region of a list, for who has several in scope; nothing to choose otherwise.
import { Component, computed, inject, input, output } from '@angular/core';
import { loaded } from '../../platform/loaded';
import { Identity } from '../../platform/identity';
import { sessionOptions } from '../organiser-api';

@Component({
  selector: 'app-region-filter',
  template: `
    @if (regions().length > 1) {
      <div class="field">
        <label for="desk-region">Région</label>
        <select id="desk-region" (change)="changed.emit($any($event.target).value)">
          <option value="">Toutes</option>
          @for (one of regions(); track one.code) {
            <option [value]="one.code" [selected]="one.code === region()">{{ one.name }}</option>
          }
        </select>
      </div>
    }
  `,
})
export class RegionFilter {
  readonly region = input.required<string>();
  readonly changed = output<string>();
  private readonly identity = inject(Identity);
  private readonly options = sessionOptions(() => this.identity.can('sessions.write'));
  protected readonly regions = computed(() => loaded(this.options)?.regions ?? []);
}
