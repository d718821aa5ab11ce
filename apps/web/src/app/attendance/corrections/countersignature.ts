// The signature under a correction: drawn, or none, and then recording it is what certifies.
import { Component, DestroyRef, inject, model } from '@angular/core';
import type { Strokes } from '@treize/contract/attendance';
import { DrawingPad } from '../../platform/signature/drawing-pad';
import { Device } from '../device/device';

@Component({
  selector: 'app-countersignature',
  imports: [DrawingPad],
  template: `
    <p>
      <strong>Votre signature</strong> (optionnel). Sans dessin, vous certifiez la correction en
      l’enregistrant.
    </p>
    <app-drawing-pad #pad (drawn)="draw($event)" />
    @if (strokes()) {
      <p><button type="button" class="button quiet" (click)="pad.clear()">Effacer le dessin</button></p>
    }
  `,
  host: { class: 'stack tight' },
})
export class Countersignature {
  readonly strokes = model.required<Strokes | null>();
  private readonly device = inject(Device);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.device.drawing.set(false));
  }

  protected draw(strokes: Strokes | null): void {
    this.device.drawing.set(strokes !== null);
    this.strokes.set(strokes);
  }
}
