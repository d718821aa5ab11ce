// People one may sign in as: those of a shared mailbox, or those of the demo. One button each.
import { Component, input, output } from '@angular/core';
import { Icon } from '@treize/design/icon';

@Component({
  selector: 'app-people-list',
  imports: [Icon],
  template: `
    <ul class="plain cards">
      @for (person of people(); track person.personId) {
        <li>
          <button
            type="button"
            class="button wide person"
            [disabled]="busy()"
            (click)="chosen.emit(person.personId)"
          >
            <ui-icon name="person" />
            <span
              ><span class="visually-hidden">Continuer avec </span>{{ person.name }}<br /><small>{{
                person.label
              }}</small></span
            >
            <ui-icon name="arrow-right" />
          </button>
        </li>
      }
    </ul>
  `,
  styles: `
    .person {
      justify-content: space-between;
      text-align: start;
    }
    .person > span {
      flex: 1;
    }
    .person small {
      font-weight: 400;
    }
  `,
})
export class PeopleList {
  readonly people = input.required<readonly { personId: string; name: string; label: string }[]>();
  readonly busy = input(false);
  readonly chosen = output<string>();
}
