// How one signs: by drawing, or by the sentence alone for whoever cannot or would not draw.
import { Component, input, output, signal, viewChild } from '@angular/core';
import type { Strokes } from '@treize/contract/attendance';
import { DrawingPad } from './drawing-pad';

@Component({
  selector: 'app-sign-fields',
  imports: [DrawingPad],
  template: `
    <app-drawing-pad (drawn)="draw($event)" />
    <div class="actions">
      <button
        type="button"
        class="button primary"
        [disabled]="strokes() === null || busy()"
        (click)="signed.emit(strokes())"
      >
        {{ action() }}
      </button>
      <button type="button" class="button" [disabled]="busy()" (click)="signed.emit(null)">
        {{ sentence() }}
      </button>
      @if (strokes() !== null) {
        <button type="button" class="button quiet" (click)="pad().clear()">Effacer le dessin</button>
      }
    </div>
  `,
  host: { class: 'stack' },
  styles: `
    /* What signs stays in view, whatever is told above it: it sticks to the whole dialog, not to this part of it. */
    :host-context(dialog) {
      display: contents;
    }
    :host-context(dialog) .actions {
      position: sticky;
      inset-block-end: 0;
      padding-block: var(--space-3);
      background: var(--paper);
    }
  `,
})
export class SignFields {
  /** The verb of signing by drawing: "Signer". */
  readonly action = input.required<string>();
  /** What one certifies without drawing, on its button: "Je certifie ma présence". */
  readonly sentence = input.required<string>();
  readonly busy = input(false);
  /** The drawing, or null for the sentence. */
  readonly signed = output<Strokes | null>();
  /** True from the first stroke until signed, cleared or left: nothing should interrupt. */
  readonly drawing = output<boolean>();
  protected readonly strokes = signal<Strokes | null>(null);
  protected readonly pad = viewChild.required(DrawingPad);

  protected draw(strokes: Strokes | null): void {
    this.strokes.set(strokes);
    this.drawing.emit(strokes !== null);
  }
}
