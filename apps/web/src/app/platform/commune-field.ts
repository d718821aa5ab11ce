// "Votre commune": a combobox (ARIA authoring practices, list autocomplete) that gives a commune of the official list.
// Goes inside <ui-field for="commune" label="Votre commune">; usable as [(value)] or with [formField].
import { Component, computed, effect, input, linkedSignal, model, output, signal } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import type { Municipality } from '@treize/contract/territories';
import { communeLabel, communesResource } from './communes';

const debounceMs = 120;

@Component({
  selector: 'app-commune-field',
  templateUrl: './commune-field.html',
  host: { '(mousedown)': 'keepFocus($event)', '(click)': 'clicked($event)' },
})
export class CommuneField implements FormValueControl<Municipality | null> {
  readonly inputId = input.required<string>();
  readonly value = model<Municipality | null>(null);
  readonly touched = model(false);
  readonly placeholder = input('');
  /** Where to look instead of the server: communes kept on the device. */
  readonly among = input<((letters: string) => Municipality[]) | null>(null);
  /** A commune has just been chosen, by click or keyboard. */
  readonly chosen = output<Municipality>();

  protected readonly text = linkedSignal(() => {
    const value = this.value();
    return value ? communeLabel(value) : '';
  });
  private readonly letters = signal('');
  private readonly answer = communesResource(() => (this.among() ? '' : this.letters()));
  private readonly asked = signal(false);
  /** Place of the highlighted option; -1 for none. */
  protected readonly active = signal(-1);
  protected readonly options = linkedSignal<Municipality[] | undefined, Municipality[]>({
    source: () =>
      this.among()?.(this.letters()) ?? (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (found, previous) => found ?? (this.letters() ? (previous?.value ?? []) : []),
  });
  protected readonly open = computed(() => this.asked() && this.options().length > 0);
  protected readonly activeId = computed(() =>
    this.open() && this.active() >= 0 ? this.optionId(this.active()) : null,
  );
  protected readonly status = computed(() => {
    if (!this.asked() || !this.letters() || this.answer.isLoading()) return '';
    if (this.answer.error()) return 'La recherche de communes ne répond pas. Réessayez.';
    const count = this.options().length;
    if (count === 0) return 'Aucune commune ne commence ainsi.';
    return count === 1 ? '1 commune proposée.' : `${count} communes proposées, flèches pour choisir.`;
  });
  protected readonly problem = computed(() => (this.answer.isLoading() || this.open() ? '' : this.status()));

  constructor() {
    effect((onCleanup) => {
      const letters = this.text();
      if (!this.asked()) return;
      const timer = setTimeout(() => this.letters.set(letters.trim()), debounceMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  focus(): void {
    document.getElementById(this.inputId())?.focus();
  }

  protected typed(text: string): void {
    this.value.set(null);
    this.text.set(text);
    this.asked.set(true);
    this.active.set(-1);
  }

  protected keydown(event: KeyboardEvent): void {
    const act = this.keys[event.key];
    if (act?.()) event.preventDefault();
  }

  /** What each key does; true when it was for us. */
  private readonly keys: Record<string, (() => boolean) | undefined> = {
    ArrowDown: () => this.move(1),
    ArrowUp: () => this.move(-1),
    Enter: () => {
      const option = this.options()[Math.max(0, this.active())];
      if (!this.open() || !option) return false;
      this.choose(option);
      return true;
    },
    Escape: () => {
      if (this.open()) this.asked.set(false);
      else this.typed('');
      return true;
    },
  };

  private move(step: number): boolean {
    const count = this.options().length;
    if (count === 0) return false;
    if (!this.open()) this.asked.set(true);
    this.active.update((at) => (at < 0 ? (step > 0 ? 0 : count - 1) : (at + step + count) % count));
    return true;
  }

  /** The index of the option an event comes from; -1 when it comes from elsewhere. */
  private optionOf(event: Event): number {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    return this.options().findIndex((_, at) => this.optionId(at) === option?.id);
  }

  protected keepFocus(event: Event): void {
    if (this.optionOf(event) >= 0) event.preventDefault();
  }

  protected clicked(event: Event): void {
    const option = this.options()[this.optionOf(event)];
    if (option) this.choose(option);
  }

  private choose(option: Municipality): void {
    this.value.set(option);
    this.asked.set(false);
    this.active.set(-1);
    this.chosen.emit(option);
  }

  protected left(): void {
    this.asked.set(false);
    this.touched.set(true);
  }

  protected optionId = (at: number): string => `${this.inputId()}-option-${at}`;
}
