// The counts of a half-day, always in view.
import { Component, input } from '@angular/core';
import type { Sheet } from '@treize/contract/attendance';

@Component({
  selector: 'app-sheet-counts',
  template: `
    <dl>
      <div>
        <dt>À renseigner</dt>
        <dd>{{ counts().expected }}</dd>
      </div>
      <div>
        <dt>Présents</dt>
        <dd>{{ counts().present }}</dd>
      </div>
      <div>
        <dt>Absents</dt>
        <dd>{{ counts().absent }}</dd>
      </div>
      <div>
        <dt>Excusés</dt>
        <dd>{{ counts().excused }}</dd>
      </div>
      <div>
        <dt>Signatures</dt>
        <dd>{{ counts().signed }} / {{ counts().present }}</dd>
      </div>
    </dl>
  `,
  styles: `
    :host {
      position: sticky;
      inset-block-start: 0;
      z-index: 5;
      display: block;
      margin-inline: calc(-1 * var(--space-4));
      padding: var(--space-2) var(--space-4);
      border-block: 1px solid var(--line);
      background: var(--paper);
    }
    @media (min-width: 768px) {
      :host {
        margin-inline: 0;
        border-inline: 1px solid var(--line);
        border-radius: var(--radius);
      }
    }
    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-5);
      margin: 0;
    }
    dl > div {
      display: flex;
      gap: 6px;
      align-items: baseline;
    }
    dt {
      color: var(--ink-soft);
      font-size: var(--dense);
    }
    dd {
      margin: 0;
      font-size: 1.25rem;
      font-weight: 750;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class SheetCounts {
  readonly counts = input.required<Sheet['counts']>();
}
