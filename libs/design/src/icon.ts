// An icon of the set. Always decorative: the words beside it say the same.
import { Component, computed, input } from '@angular/core';
import { icons, type IconName } from './icons';

@Component({
  selector: 'ui-icon',
  template: `
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
      [attr.width]="size()"
      [attr.height]="size()"
    >
      <path
        [attr.d]="drawing()"
        fill="none"
        stroke="currentColor"
        stroke-width="2"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    /* A relative maximum would let a table column forget the icon's width. */
    svg {
      max-inline-size: none;
    }
  `,
})
export class Icon {
  readonly name = input.required<IconName>();
  /** Side of the square, in CSS pixels. */
  readonly size = input(20);
  protected readonly drawing = computed(() => icons[this.name()]);
}
