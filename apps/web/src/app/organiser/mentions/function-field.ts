// The function of one person, typed where it is found missing and saved at once.
import { Component, inject, input, output, signal } from '@angular/core';
import { Sending } from '../../platform/sending';
import { MentionsApi } from './mentions-api';

@Component({
  selector: 'app-function-field',
  template: `
    <form class="row" (submit)="save($event)">
      <label class="small" [attr.for]="inputId()">Fonction de {{ name() }}</label>
      <input
        [id]="inputId()"
        type="text"
        maxlength="120"
        autocomplete="off"
        [value]="words()"
        (input)="words.set($any($event.target).value)"
      />
      <button type="submit" class="button small" [disabled]="sending.busy() || !words().trim()">
        Enregistrer la fonction
      </button>
    </form>
    @if (sending.sentence(); as sentence) {
      <p class="error" role="alert">{{ sentence }}</p>
    }
  `,
  styles: `
    input {
      max-inline-size: 24rem;
    }
  `,
})
export class FunctionField {
  readonly registrationId = input.required<string>();
  readonly name = input.required<string>();
  /** The same person may be named on several documents. */
  readonly inputId = input.required<string>();
  readonly saved = output();
  protected readonly words = signal('');
  protected readonly sending = new Sending();
  private readonly api = inject(MentionsApi);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const answer = await this.sending.run(() =>
      this.api.correctFunction(this.registrationId(), this.words().trim()),
    );
    if (answer) this.saved.emit();
  }
}
