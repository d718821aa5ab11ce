// Where a signature is drawn, with a finger, a pen or a mouse. Whoever cannot draw has a button beside it.
import { afterNextRender, Component, DestroyRef, ElementRef, inject, output, viewChild } from '@angular/core';
import type { Strokes } from '@treize/contract/attendance';
import SignaturePad from 'signature_pad';
import { strokesOf } from './strokes';

@Component({
  selector: 'app-drawing-pad',
  template: '<canvas #canvas role="img" aria-label="Zone où dessiner la signature"></canvas>',
  styles: `
    canvas {
      display: block;
      inline-size: 100%;
      aspect-ratio: 5 / 2;
      max-block-size: var(--pad-height, 50dvh);
      border: 2px dashed var(--line-control);
      border-radius: var(--radius);
      background: #fff;
      touch-action: none;
    }
  `,
})
export class DrawingPad {
  /** The drawing after each stroke; null once cleared. */
  readonly drawn = output<Strokes | null>();
  private readonly canvas = viewChild.required<ElementRef<HTMLCanvasElement>>('canvas');
  private pad: SignaturePad | undefined;

  constructor() {
    const destroyed = inject(DestroyRef);
    afterNextRender(() => {
      const canvas = this.canvas().nativeElement;
      this.pad = new SignaturePad(canvas, { penColor: '#14232b', minWidth: 1.2, maxWidth: 3.2 });
      this.pad.addEventListener('endStroke', () => this.tell());
      const observer = new ResizeObserver(() => this.fit());
      observer.observe(canvas);
      destroyed.onDestroy(() => {
        observer.disconnect();
        this.pad?.off();
      });
    });
  }

  clear(): void {
    this.pad?.clear();
    this.drawn.emit(null);
  }

  /** Gives the canvas the pixels of its size on screen; what was drawn stays. */
  private fit(): void {
    const canvas = this.canvas().nativeElement;
    const ratio = Math.max(1, globalThis.devicePixelRatio);
    const [width, height] = [canvas.clientWidth * ratio, canvas.clientHeight * ratio];
    if (width === 0 || (canvas.width === width && canvas.height === height)) return;
    const kept = this.pad?.toData() ?? [];
    canvas.width = width;
    canvas.height = height;
    canvas.getContext('2d')?.scale(ratio, ratio);
    this.pad?.clear();
    this.pad?.fromData(kept);
  }

  private tell(): void {
    const { clientWidth, clientHeight } = this.canvas().nativeElement;
    this.drawn.emit(strokesOf(this.pad?.toData() ?? [], clientWidth, clientHeight));
  }
}
