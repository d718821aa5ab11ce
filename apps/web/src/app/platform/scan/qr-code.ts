// A QR code drawn as one path: sharp at any size, dark on white whatever the theme, so that phones read it.
import { Component, computed, input } from '@angular/core';
import { create } from 'qrcode';

/** The dark squares of a code as the `d` of an SVG path, one unit a square, with the quiet zone around. */
export function qrPath(text: string): { d: string; size: number } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules;
  const quiet = 4;
  let d = '';
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) if (data[y * size + x]) d += `M${x + quiet} ${y + quiet}h1v1h-1z`;
  return { d, size: size + 2 * quiet };
}

@Component({
  selector: 'app-qr-code',
  template: `
    <svg [attr.viewBox]="'0 0 ' + code().size + ' ' + code().size" role="img" [attr.aria-label]="label()">
      <rect width="100%" height="100%" fill="#fff" />
      <path [attr.d]="code().d" fill="#000" shape-rendering="crispEdges" />
    </svg>
  `,
  styles: `
    svg {
      display: block;
      inline-size: 100%;
      block-size: auto;
      max-block-size: inherit;
      border-radius: var(--radius);
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  protected readonly code = computed(() => qrPath(this.text()));
}
