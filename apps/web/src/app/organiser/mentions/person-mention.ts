// What is missing of one person, typed or chosen where it is found missing, and saved at once.
import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { PersonMentionDraft } from '@treize/contract/papers';
import type { Municipality } from '@treize/contract/territories';
import { CommuneField } from '../../platform/commune-field';
import { Sending } from '../../platform/sending';
import { MentionsApi } from './mentions-api';

@Component({
  selector: 'app-person-mention',
  imports: [CommuneField],
  template: `
    <form class="field" novalidate (submit)="save($event)">
      <label class="small" [attr.for]="inputId()">{{ label() }}</label>
      <div class="row">
        @if (key() === 'personFunction') {
          <input
            [id]="inputId()"
            type="text"
            maxlength="120"
            autocomplete="off"
            [value]="words()"
            (input)="words.set($any($event.target).value)"
          />
        } @else {
          <app-commune-field [inputId]="inputId()" [(value)]="commune" />
        }
        <button type="submit" class="button small" [disabled]="sending.busy() || draft() === null">
          Enregistrer<span class="visually-hidden"> : {{ label() }}</span>
        </button>
      </div>
    </form>
    @if (sending.sentence(); as sentence) {
      <p class="error" role="alert">{{ sentence }}</p>
    }
  `,
  styles: `
    .row > :first-child {
      flex: 0 1 24rem;
      inline-size: 24rem;
      max-inline-size: 100%;
    }
  `,
})
export class PersonMention {
  readonly registrationId = input.required<string>();
  readonly name = input.required<string>();
  /** Which mention is missing. */
  readonly key = input.required<PersonMentionDraft['key']>();
  /** The same person may be named on several documents. */
  readonly inputId = input.required<string>();
  readonly saved = output();
  protected readonly words = signal('');
  protected readonly commune = signal<Municipality | null>(null);
  protected readonly label = computed(() =>
    this.key() === 'personFunction' ? `Fonction de ${this.name()}` : `Commune de ${this.name()}`,
  );
  protected readonly draft = computed((): PersonMentionDraft | null => {
    if (this.key() === 'personFunction') {
      const words = this.words().trim();
      return words === '' ? null : { key: 'personFunction', function: words };
    }
    const code = this.commune()?.code;
    return code === undefined ? null : { key: 'personBody', municipalityCode: code };
  });
  protected readonly sending = new Sending();
  private readonly api = inject(MentionsApi);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const draft = this.draft();
    if (draft === null) return;
    if (await this.sending.run(() => this.api.fillIn(this.registrationId(), draft))) this.saved.emit();
  }
}
