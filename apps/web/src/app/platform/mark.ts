// The mark: thirteen dots, one for each region, the last one lit.
import { Component } from '@angular/core';

@Component({
  selector: 'app-mark',
  template: `
    <svg viewBox="0 0 40 26" width="46" height="30" aria-hidden="true" focusable="false">
      @for (dot of dots; track $index) {
        <circle [attr.cx]="dot[0]" [attr.cy]="dot[1]" r="3.2" [class.thirteenth]="$last" />
      }
    </svg>
  `,
})
export class Mark {
  protected readonly dots = [
    ...[8, 16, 24, 32].map((x) => [x, 4]),
    ...[4, 12, 20, 28, 36].map((x) => [x, 13]),
    ...[8, 16, 24, 32].map((x) => [x, 22]),
  ];
}
