// Label, hint and error around one native control, tied together for screen readers:
// <ui-field for="email" label="Adresse électronique" [field]="form.email"><input id="email" type="email" [formField]="form.email" /></ui-field>
import { afterRenderEffect, Component, computed, ElementRef, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { Icon } from './icon';

@Component({
  selector: 'ui-field',
  imports: [Icon],
  template: `
    <div class="field">
      <label [attr.for]="for()">
        {{ label() }}
        @if (optional()) {
          <span class="optional">(optionnel)</span>
        }
      </label>
      @if (hint(); as text) {
        <p class="hint" [id]="for() + '-hint'">{{ text }}</p>
      }
      <ng-content />
      <p class="error" aria-live="polite" [id]="for() + '-error'">
        @if (message(); as text) {
          <ui-icon name="warning" [size]="18" />
          <span>{{ text }}</span>
        }
      </p>
    </div>
  `,
})
export class Field {
  /** Id of the projected control. */
  readonly for = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly optional = input(false);
  /** Field of a signal form: its first error shows once the person has been there. */
  readonly field = input<FieldTree<unknown>>();
  /** An error told by somebody else (the server), which wins. */
  readonly error = input('');

  protected readonly message = computed(() => {
    if (this.error()) return this.error();
    const state = this.field()?.();
    return state?.touched()
      ? (state.errors()[0]?.message ?? (state.errors().length > 0 ? 'à corriger' : ''))
      : '';
  });

  constructor() {
    const host: ElementRef<HTMLElement> = inject(ElementRef);
    afterRenderEffect(() => {
      const control = host.nativeElement.querySelector(`[id="${this.for()}"]`);
      const described = [this.hint() && `${this.for()}-hint`, this.message() && `${this.for()}-error`];
      control?.setAttribute('aria-describedby', described.filter(Boolean).join(' '));
      control?.setAttribute('aria-invalid', String(this.message() !== ''));
    });
  }
}
