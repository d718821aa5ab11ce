// What should be seen of a row at once: what waits, what was refused and why, and the marks that contradict each other.
import { Component, computed, input } from '@angular/core';
import { Badge } from '@treize/design/badge';
import type { LocalRow } from '../device/local-sheet';
import { becameText, isRemarkable } from '../arrivals/walk-in-words';
import { refusalText } from '../desk/refusal-words';
import { flagWords, timeOf } from '../words';

@Component({
  selector: 'app-row-told',
  imports: [Badge],
  template: `
    <div class="row">
      @if (row().delivery === 'waiting') {
        <ui-badge tone="note" icon="send">À envoyer</ui-badge>
      }
      @if (row().delivery === 'refused') {
        <ui-badge tone="bad" icon="ban">Refusé</ui-badge>
      }
      @for (flag of flags(); track flag.label) {
        <ui-badge [tone]="flag.tone" [icon]="flag.icon">{{ flag.label }}</ui-badge>
      }
    </div>
    @if (row().refusal; as code) {
      <p class="small">{{ textOf(code) }}</p>
    }
    @if (became(); as text) {
      <p class="small">{{ text }}</p>
    }
    @for (meaning of meanings(); track meaning) {
      <p class="small">{{ meaning }}</p>
    }
    @if (row().conflict; as voices) {
      <ul class="small" aria-label="Ce que chaque appareil a noté">
        @for (voice of voices; track $index) {
          <li>Appareil {{ voice.source }}, {{ timeOf(voice.at) }}, {{ voice.by }} : {{ voice.what }}</li>
        }
      </ul>
    }
  `,
  host: { class: 'stack tight', '[hidden]': 'silent()' },
  styles: `
    :host([hidden]) {
      display: none;
    }
  `,
})
export class RowTold {
  readonly row = input.required<LocalRow>();
  protected readonly flags = computed(() => this.row().flags.map((flag) => flagWords[flag]));
  protected readonly meanings = computed(() =>
    this.row()
      .flags.filter((flag) => flag !== 'OFFLINE')
      .map((flag) => flagWords[flag].meaning),
  );
  /** Who is merely new is « hors liste » already. */
  protected readonly became = computed(() => {
    const { became } = this.row();
    return became && isRemarkable(became) ? becameText(became) : '';
  });
  protected readonly silent = computed(() => {
    const { delivery, flags, refusal } = this.row();
    return delivery === 'done' && flags.length === 0 && refusal === null && this.became() === '';
  });
  protected readonly timeOf = timeOf;
  protected textOf = (code: string): string => refusalText(code);
}
