// The six digits shown in the room, typed.
import { Component, computed, input, output, signal } from '@angular/core';
import { Field } from '@treize/design/field';

@Component({
  selector: 'app-code-field',
  imports: [Field],
  template: `
    <form class="form" novalidate (submit)="send($event)">
      <ui-field
        for="room-code"
        label="Code affiché dans la salle"
        hint="6 chiffres, qui changent chaque minute."
        [error]="message()"
      >
        <input
          id="room-code"
          class="code"
          inputmode="numeric"
          autocomplete="off"
          [value]="typed()"
          (input)="typed.set($any($event.target).value)"
        />
      </ui-field>
      <p class="actions">
        <button type="submit" class="button primary" [disabled]="busy()">
          {{ busy() ? 'Vérification…' : 'Continuer' }}
        </button>
      </p>
    </form>
  `,
})
export class CodeField {
  readonly busy = input(false);
  /** What the server said of the last code. */
  readonly refusal = input('');
  readonly given = output<string>();
  protected readonly typed = signal('');
  private readonly sent = signal<string | null>(null);
  private readonly digits = computed(() => this.typed().replace(/\D/g, ''));
  protected readonly message = computed(() => {
    if (this.sent() === null) return this.refusal();
    if (this.sent() !== this.typed()) return '';
    return this.digits().length === 6 ? this.refusal() : 'Le code compte 6 chiffres.';
  });

  protected send(event: Event): void {
    event.preventDefault();
    this.sent.set(this.typed());
    if (this.digits().length === 6) this.given.emit(this.digits());
    document.getElementById('room-code')?.focus();
  }
}
