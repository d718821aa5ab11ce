// Somebody at the door: who they are, whether they have come already, the question to ask, and what to do next.
import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import type { ArrivalRules, DayPackage } from '@treize/contract/devices';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { RowTold } from '../sheet/row-told';
import { signable } from '../sheet/sheet-view';
import type { LocalRow } from '../device/local-sheet';
import { nameOf, stateWords, timeOf } from '../words';

/** A row of the sheet, or somebody of the session who is not on it. */
export type Person = LocalRow | DayPackage['outsiders'][number];
const rowIn = (person: Person): LocalRow | null => ('state' in person ? person : null);

@Component({
  selector: 'app-arrival-card',
  imports: [Alert, Badge, RowTold],
  template: `
    @let one = person();
    <div>
      <h2 id="arrival-title" tabindex="-1">{{ nameOf(one) }}</h2>
      <p class="soft">{{ one.body }}</p>
    </div>
    @if (row(); as known) {
      <div class="row">
        <ui-badge [tone]="stateWords[known.state].tone">{{ stateWords[known.state].label }}</ui-badge>
        @if (known.since; as since) {
          <span>depuis {{ timeOf(since) }}{{ known.hasLeft ? ', puis parti·e' : '' }}</span>
        }
      </div>
      <app-row-told [row]="known" />
    } @else {
      <ui-alert tone="wait"><p>Cette personne n’est pas sur la feuille.</p></ui-alert>
    }
    @if (justNoted()) {
      <ui-alert tone="ok" [live]="true"
        ><p>L’arrivée de {{ nameOf(one) }} est notée.</p></ui-alert
      >
    } @else if (asks() && rules()?.question; as question) {
      <div class="field">
        <label for="arrival-answer">
          {{ question.label }}
          @if (!question.required) {
            <span class="optional">(optionnel)</span>
          }
        </label>
        <input
          id="arrival-answer"
          autocomplete="off"
          maxlength="300"
          [value]="answer()"
          (input)="answer.set($any($event.target).value)"
        />
      </div>
    }
    <div class="actions">
      @if (!justNoted()) {
        <button
          type="button"
          class="button"
          [class.primary]="!mayLeave()"
          (click)="arrive.emit(answer().trim() || null)"
        >
          Noter l’arrivée
        </button>
      }
      @if (mayLeave()) {
        <button type="button" class="button" (click)="leave.emit()">Noter le départ</button>
      }
      @if (maySign()) {
        <button type="button" class="button" [class.primary]="mayLeave()" (click)="sign.emit()">
          Faire signer
        </button>
      }
    </div>
  `,
  host: { class: 'card' },
})
export class ArrivalCard {
  readonly person = input.required<Person>();
  readonly rules = input<ArrivalRules>();
  readonly asks = input(false);
  readonly arrive = output<string | null>();
  readonly leave = output();
  readonly sign = output();

  private readonly id = computed(() => this.person().registrationId);
  protected readonly answer = linkedSignal({ source: this.id, computation: () => '' });
  private readonly notedId = signal('');
  protected readonly justNoted = computed(() => this.notedId() === this.id());
  protected readonly row = computed(() => rowIn(this.person()));
  protected readonly maySign = computed(() => {
    const row = this.row();
    return row !== null && signable(row);
  });
  protected readonly mayLeave = computed(() => {
    const row = this.row();
    return row?.state === 'PRESENT' && !row.hasLeft;
  });
  protected readonly nameOf = nameOf;
  protected readonly stateWords = stateWords;
  protected readonly timeOf = timeOf;

  /** The arrival of the person shown has just been recorded. */
  noted(): void {
    this.notedId.set(this.id());
  }
}
