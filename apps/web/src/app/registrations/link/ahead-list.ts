// "La suite": what happens next, each step with its date.
import { Component, input } from '@angular/core';
import type { Ahead } from './what-next';

@Component({
  selector: 'app-ahead-list',
  template: `
    <section class="stack" aria-labelledby="ahead-title">
      <h2 id="ahead-title">La suite</h2>
      <ol class="numbered">
        @for (step of steps(); track step.when) {
          <li>
            <div>
              <strong>{{ step.when }}</strong>
              <p>{{ step.what }}</p>
            </div>
          </li>
        }
      </ol>
    </section>
  `,
})
export class AheadList {
  readonly steps = input.required<readonly Ahead[]>();
}
