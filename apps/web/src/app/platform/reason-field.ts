// The reason that an act asks for: kept with the act, sometimes sent.
// <app-reason-field [(reason)]="reason" />
import { booleanAttribute, Component, input, model } from '@angular/core';

let count = 0;

@Component({
  selector: 'app-reason-field',
  template: `
    <div class="field">
      <label [for]="id">
        {{ label() }}
        @if (optional()) {
          <span class="optional">(optionnel)</span>
        }
      </label>
      <textarea
        rows="3"
        [id]="id"
        [attr.maxlength]="longest()"
        [value]="reason()"
        (input)="reason.set($any($event.target).value)"
      ></textarea>
    </div>
  `,
})
export class ReasonField {
  readonly reason = model.required<string>();
  readonly label = input('Motif');
  readonly optional = input(false, { transform: booleanAttribute });
  /** As the contract takes it. */
  readonly longest = input(500);
  protected readonly id = `reason-${++count}`;
}
