// One person of the paper sheet: what is read of them, by keyboard or with a thumb.
import { Component, computed, model } from '@angular/core';
import { Badge } from '@treize/design/badge';
import { sentenceOf } from '../../platform/refusals';
import { problemTold } from '../told';
import { minutesOf, type TypedRow } from './transcript';

@Component({
  selector: 'app-transcript-row',
  imports: [Badge],
  template: `
    @let it = row();
    <fieldset class="fieldset small" [disabled]="it.isDone">
      <legend>
        <strong>{{ it.name }}</strong><span class="soft small">{{ it.body ? ', ' + it.body : '' }}</span>
        @if (it.isDone) {
          <ui-badge tone="ok">Enregistré</ui-badge>
        } @else if (it.before !== 'EXPECTED') {
          <ui-badge tone="note">Déjà noté·e&nbsp;: {{ words[it.before] }}</ui-badge>
        }
      </legend>
      <div class="row">
        @for (state of states; track state) {
          <label class="choice">
            <input
              type="radio"
              [name]="'state-' + it.registrationId"
              [checked]="it.state === state"
              (change)="change({ state })"
            />{{ words[state] }}
          </label>
        }
      </div>
      @if (it.state === 'PRESENT') {
        <div class="row">
          <label class="choice">
            <input
              type="checkbox"
              [checked]="it.signed"
              (change)="change({ signed: $any($event.target).checked })"
            />La feuille est signée
          </label>
          <label [attr.for]="'late-' + it.registrationId">Retard (min)</label>
          <input
            class="minutes"
            type="number"
            min="0"
            max="600"
            inputmode="numeric"
            [id]="'late-' + it.registrationId"
            [value]="it.lateMinutes"
            (change)="change({ lateMinutes: minutesOf($any($event.target).value) })"
          />
          <label [attr.for]="'early-' + it.registrationId">Départ avant la fin (min)</label>
          <input
            class="minutes"
            type="number"
            min="0"
            max="600"
            inputmode="numeric"
            [id]="'early-' + it.registrationId"
            [value]="it.earlyMinutes"
            (change)="change({ earlyMinutes: minutesOf($any($event.target).value) })"
          />
        </div>
      }
      @if (fault(); as sentence) {
        <p class="error" role="alert">{{ sentence }}</p>
      }
    </fieldset>
  `,
  host: { class: 'card' },
  styles: `
    :host {
      display: block;
    }
    .minutes {
      inline-size: 5.5rem;
    }
    ui-badge {
      margin-inline-start: 8px;
    }
  `,
})
export class TranscriptRow {
  readonly row = model.required<TypedRow>();
  protected readonly states = ['PRESENT', 'ABSENT', 'EXCUSED'] as const;
  protected readonly words = {
    EXPECTED: 'À renseigner',
    PRESENT: 'Présent·e',
    ABSENT: 'Absent·e',
    EXCUSED: 'Excusé·e',
  };
  protected readonly minutesOf = minutesOf;
  protected readonly fault = computed(() => {
    const { code } = this.row();
    return code === null ? '' : sentenceOf(problemTold({ code, facts: {} }));
  });

  protected change(change: Partial<TypedRow>): void {
    this.row.update((row) => ({ ...row, ...change, code: null }));
  }
}
