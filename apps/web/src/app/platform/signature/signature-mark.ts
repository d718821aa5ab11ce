// A signature as it was given: the drawing, or the sentence certified.
import { Component, computed, input } from '@angular/core';
import type { Strokes } from '@treize/contract/attendance';
import { pathOf } from './strokes';

@Component({
  selector: 'app-signature-mark',
  template: `
    @if (path(); as drawing) {
      <svg viewBox="-20 -20 1040 440" role="img" [attr.aria-label]="'Signature de ' + of()">
        <path
          [attr.d]="drawing"
          fill="none"
          stroke="currentColor"
          stroke-width="9"
          stroke-linecap="round"
          stroke-linejoin="round"
        />
      </svg>
    } @else {
      <span class="small">{{ statement() }}</span>
    }
  `,
  styles: `
    svg {
      display: block;
      inline-size: 130px;
      block-size: 55px;
    }
  `,
})
export class SignatureMark {
  readonly strokes = input.required<Strokes | null>();
  /** Whose signature it is. */
  readonly of = input.required<string>();
  /** What was certified, shown when nothing was drawn. */
  readonly statement = input('');
  protected readonly path = computed(() => {
    const strokes = this.strokes();
    return strokes ? pathOf(strokes) : '';
  });
}
