// Six digits: chosen twice the first time, asked once afterwards.
import { Component, computed, input, output, signal } from '@angular/core';
import { Field } from '@treize/design/field';
import { pinPattern } from '../keeping/vault';

@Component({
  selector: 'app-pin-form',
  imports: [Field],
  template: `
    <form class="form" novalidate (submit)="send($event)">
      @if (chooses()) {
        <p>
          Choisissez un code à 6 chiffres pour cet appareil. Il sera demandé à chaque ouverture&nbsp;:
          <strong>personne ne peut le retrouver</strong>, et après 5 erreurs les journées préparées sont
          effacées.
        </p>
      } @else {
        <p>Entrez le code choisi sur cet appareil.</p>
      }
      <ui-field for="pin-first" label="Code à 6 chiffres" [error]="firstError() || error()">
        <input
          id="pin-first"
          class="code"
          type="password"
          inputmode="numeric"
          maxlength="6"
          [autocomplete]="'off'"
          [value]="first()"
          (input)="first.set($any($event.target).value)"
        />
      </ui-field>
      @if (chooses()) {
        <ui-field for="pin-second" label="Le même code, encore une fois" [error]="secondError()">
          <input
            id="pin-second"
            class="code"
            type="password"
            inputmode="numeric"
            maxlength="6"
            [autocomplete]="'off'"
            [value]="second()"
            (input)="second.set($any($event.target).value)"
          />
        </ui-field>
      }
      <div class="actions">
        <button type="submit" class="button primary" [disabled]="busy()">{{ action() }}</button>
        <button type="button" class="button" [disabled]="busy()" (click)="left.emit()">Annuler</button>
      </div>
    </form>
  `,
})
export class PinForm {
  /** The first time: typed twice. */
  readonly chooses = input.required<boolean>();
  readonly action = input.required<string>();
  readonly busy = input(false);
  /** Why the last one was not the right one. */
  readonly error = input('');
  readonly given = output<string>();
  readonly left = output();

  protected readonly first = signal('');
  protected readonly second = signal('');
  private readonly isTried = signal(false);
  protected readonly firstError = computed(() =>
    this.isTried() && !pinPattern.test(this.first().trim()) ? 'Le code a 6 chiffres.' : '',
  );
  protected readonly secondError = computed(() =>
    this.isTried() && this.chooses() && this.second().trim() !== this.first().trim()
      ? 'Les deux codes sont différents.'
      : '',
  );

  protected send(event: Event): void {
    event.preventDefault();
    this.isTried.set(true);
    if (this.busy() || this.firstError() || this.secondError()) return;
    this.given.emit(this.first().trim());
  }
}
