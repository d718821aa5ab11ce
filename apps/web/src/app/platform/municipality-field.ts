// Choice of a commune by the first letters of its name or postcode (APG combobox with a list), for any signal form:
// <app-municipality-field fieldId="municipality" [formField]="form.municipality" /> inside a <ui-field for="municipality">.
import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, input, linkedSignal, model, output, signal } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { municipalityList, territoryPaths, type Municipality } from '@treize/contract/territories';

const nameOf = (town: Municipality): string => `${town.name} (${town.departmentName})`;
const isSearch = (text: string): boolean => text.trim().length >= 2;

@Component({
  selector: 'app-municipality-field',
  template: `
    <div class="combobox">
      <input
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-autocomplete="list"
        [id]="fieldId()"
        [value]="text()"
        [attr.aria-expanded]="shown()"
        [attr.aria-controls]="fieldId() + '-list'"
        [attr.aria-activedescendant]="shown() && active() >= 0 ? optionId(active()) : null"
        (input)="type($event)"
        (keydown)="press($event)"
        (focus)="isOpen.set(true)"
        (blur)="leave()"
      />
      <ul role="listbox" aria-label="Communes" [id]="fieldId() + '-list'" [hidden]="!shown()">
        @for (town of found(); track town.code) {
          <li
            role="option"
            [id]="optionId($index)"
            [attr.aria-selected]="$index === active()"
            (mousedown)="$event.preventDefault()"
            (click)="choose(town)"
          >
            {{ town.name }} <small>{{ town.postcodes[0] }} · {{ town.departmentName }}</small>
          </li>
        }
      </ul>
      <p class="visually-hidden" role="status">{{ told() }}</p>
      @if (unfound()) {
        <p class="hint">{{ told() }}</p>
      }
    </div>
  `,
})
export class MunicipalityField implements FormValueControl<Municipality | null> {
  readonly value = model<Municipality | null>(null);
  readonly touch = output();
  /** Id of the input, for its label. */
  readonly fieldId = input.required<string>();

  protected readonly isOpen = signal(false);
  /** What the input shows: the commune chosen, else what is being typed. */
  protected readonly text = linkedSignal<Municipality | null, string>({
    source: this.value,
    computation: (town, before) => (town ? nameOf(town) : (before?.value ?? '')),
  });
  private readonly search = computed(() =>
    this.value() === null && isSearch(this.text()) ? this.text().trim() : '',
  );
  private readonly settled = debounced(this.search, 150);
  private readonly answer = httpResource(
    () => {
      const q = this.settled.hasValue() ? this.settled.value() : '';
      return q ? { url: territoryPaths.municipalities, params: { q } } : undefined;
    },
    { parse: (value) => municipalityList.parse(value) },
  );
  /** Kept while the next letters are looked up, so that the list does not blink. */
  protected readonly found = linkedSignal<Municipality[] | undefined, Municipality[]>({
    source: () => (this.search() === '' ? [] : this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (towns, before) => towns ?? before?.value ?? [],
  });
  protected readonly active = linkedSignal({ source: this.found, computation: () => -1 });
  protected readonly shown = computed(() => this.isOpen() && this.found().length > 0);
  protected readonly unfound = computed(
    () =>
      this.search() !== '' &&
      this.search() === this.settled.value() &&
      this.answer.hasValue() &&
      this.found().length === 0,
  );
  protected readonly told = computed(() => {
    if (this.answer.error()) return 'La recherche de communes ne répond pas. Réessayez dans un instant.';
    if (this.unfound()) return 'Aucune commune ne commence ainsi.';
    const count = this.found().length;
    return this.shown() ? (count === 1 ? 'Une commune proposée.' : `${count} communes proposées.`) : '';
  });

  protected readonly optionId = (index: number): string => `${this.fieldId()}-option-${index}`;

  focus(): void {
    document.getElementById(this.fieldId())?.focus();
  }

  protected type(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.value.set(null);
    this.text.set(value);
    this.isOpen.set(true);
  }

  protected choose(town: Municipality): void {
    this.value.set(town);
    this.isOpen.set(false);
  }

  protected press(event: KeyboardEvent): void {
    const count = this.found().length;
    const at = this.active();
    if (event.key === 'Escape') this.isOpen.set(false);
    else if (event.key === 'ArrowDown' && count > 0) this.move(at >= count - 1 ? 0 : at + 1);
    else if (event.key === 'ArrowUp' && count > 0) this.move(at <= 0 ? count - 1 : at - 1);
    else if (event.key === 'Enter' && this.shown() && at >= 0) this.chooseAt(at);
    else return;
    event.preventDefault();
  }

  /** A name typed in full, and found alone, is chosen on leaving. */
  protected leave(): void {
    this.isOpen.set(false);
    const [only, other] = this.found();
    if (only && !other && only.name.localeCompare(this.text().trim(), 'fr', { sensitivity: 'base' }) === 0)
      this.choose(only);
    this.touch.emit();
  }

  private move(to: number): void {
    this.isOpen.set(true);
    this.active.set(to);
  }

  private chooseAt(index: number): void {
    const town = this.found()[index];
    if (town) this.choose(town);
  }
}
