// The filters of the list; each change applies at once. Folded on a phone.
import { Component, computed, input, output } from '@angular/core';
import { formats } from '@treize/contract/sessions';
import { regimes } from '@treize/contract/tracks';
import { Icon } from '@treize/design/icon';
import { formatWords, regimeWords } from '../platform/session-words';
import { departmentsResource, regionsResource } from '../territories/territories-api';
import { themesResource } from '../tracks/tracks-api';
import { countFilters, type FilterName, type SessionFilters } from './session-filters';

interface Choice {
  value: string;
  text: string;
}

@Component({
  selector: 'app-filter-panel',
  imports: [Icon],
  templateUrl: './filter-panel.html',
})
export class FilterPanel {
  readonly filters = input.required<SessionFilters>();
  readonly changed = output<SessionFilters>();
  readonly cleared = output();

  private readonly regions = regionsResource();
  private readonly departments = departmentsResource();
  private readonly themes = themesResource();
  protected readonly wide = window.matchMedia('(min-width: 768px)').matches;
  protected readonly count = computed(() => countFilters(this.filters()));

  protected readonly selects = computed<
    { name: FilterName; label: string; all: string; choices: Choice[] }[]
  >(() => [
    { name: 'region', label: 'Région', all: 'Toutes les régions', choices: this.regionChoices() },
    {
      name: 'department',
      label: 'Département',
      all: 'Tous les départements',
      choices: this.departmentChoices(),
    },
    { name: 'theme', label: 'Thème', all: 'Tous les thèmes', choices: this.themeChoices() },
    { name: 'regime', label: 'Type', all: 'Tous les types', choices: this.regimeChoices },
    { name: 'format', label: 'Format', all: 'Tous les formats', choices: this.formatChoices },
  ]);
  protected readonly dates = [
    { name: 'from', label: 'À partir du' },
    { name: 'to', label: 'Jusqu’au' },
  ] as const;

  private readonly regimeChoices = regimes.map((value) => ({ value, text: regimeWords[value] }));
  private readonly formatChoices = formats.map((value) => ({ value, text: formatWords[value] }));
  private readonly regionChoices = computed(() =>
    this.regions.hasValue()
      ? this.regions
          .value()
          .filter(({ metropolitan }) => metropolitan)
          .map(({ code, name }) => ({ value: code, text: name }))
      : [],
  );
  /** Those of the chosen region, when one is chosen. */
  private readonly departmentChoices = computed(() => {
    const { region } = this.filters();
    const metropolitan = new Set(this.regionChoices().map(({ value }) => value));
    return (this.departments.hasValue() ? this.departments.value() : [])
      .filter(({ regionCode }) => (region ? regionCode === region : metropolitan.has(regionCode)))
      .map(({ code, name }) => ({ value: code, text: `${name} (${code})` }));
  });
  private readonly themeChoices = computed(() =>
    this.themes.hasValue()
      ? this.themes.value().map(({ code, label }) => ({ value: code, text: label }))
      : [],
  );

  protected change(name: FilterName, value: string): void {
    // A département outside the new region would leave an empty list nobody understands.
    this.changed.emit(name === 'region' ? { region: value, department: '' } : { [name]: value });
  }
}
