// Where one is in a form of several steps: "Étape 2 sur 4", and what comes next. Nothing to click.
import { Component, computed, input } from '@angular/core';

@Component({
  selector: 'ui-steps',
  template: `
    <div class="steps">
      <p class="soft">Étape {{ current() }} sur {{ titles().length }}</p>
      <h2 tabindex="-1">{{ titles()[current() - 1] }}</h2>
      <div class="bars" aria-hidden="true">
        @for (title of titles(); track $index) {
          <span [class.done]="$index < current()"></span>
        }
      </div>
      @if (next(); as title) {
        <p class="small soft">Ensuite : {{ title }}</p>
      }
    </div>
  `,
})
export class Steps {
  readonly titles = input.required<readonly string[]>();
  /** 1 for the first step. */
  readonly current = input.required<number>();
  protected readonly next = computed(() => this.titles()[this.current()]);
}
