// One text of a row: its label (shown on a phone, the column says it on a wide screen), its field, its error beside it.
import { Component, input, output } from '@angular/core';
import { Icon } from '@treize/design/icon';

@Component({
  selector: 'app-list-cell',
  imports: [Icon],
  template: `
    <label [for]="inputId()"
      >{{ label() }}<span class="visually-hidden">, ligne {{ position() }}</span></label
    >
    <input
      autocomplete="off"
      spellcheck="false"
      [id]="inputId()"
      [type]="type()"
      [value]="value()"
      [attr.list]="suggestions() || null"
      [attr.aria-invalid]="error() ? true : null"
      [attr.aria-describedby]="error() ? inputId() + '-error' : null"
      (input)="typed.emit($any($event.target).value)"
    />
    @if (error(); as message) {
      <p class="error small" [id]="inputId() + '-error'">
        <ui-icon name="warning" [size]="16" />{{ message }}
      </p>
    }
  `,
  host: { class: 'field' },
})
export class ListCell {
  readonly inputId = input.required<string>();
  readonly label = input.required<string>();
  readonly position = input.required<number>();
  readonly value = input.required<string>();
  readonly type = input<'text' | 'email'>('text');
  readonly error = input('');
  /** Id of a datalist. */
  readonly suggestions = input('');
  readonly typed = output<string>();
}
