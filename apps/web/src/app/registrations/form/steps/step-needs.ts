// Step 3 of the registration form, for one person: workshop and lunch where there are some, and what to prepare.
import { Component, computed, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import type { PublicLimit } from '@treize/contract/places';
import { Field } from '@treize/design/field';
import { Icon } from '@treize/design/icon';
import { plural } from '../../../platform/session-words';
import type { AnswerMessages } from '../answers/answer-errors';
import { chosenLimits, controlId, workshopsOf, type PersonAnswers, type Who } from '../answers/answers';

@Component({
  selector: 'app-step-needs',
  imports: [Field, FormField, Icon],
  host: { class: 'form' },
  templateUrl: './step-needs.html',
})
export class StepNeeds {
  readonly form = input.required<FieldTree<PersonAnswers>>();
  readonly errors = input.required<AnswerMessages>();
  readonly limits = input<readonly PublicLimit[]>([]);
  readonly who = input<Who>('you');
  protected readonly isYou = computed(() => this.who() === 'you');
  protected readonly workshops = computed(() => workshopsOf(this.limits()));
  protected readonly lunches = computed(() =>
    chosenLimits(this.limits()).filter(({ kind }) => kind === 'LUNCH'),
  );
  /** What every registration takes, told so that nobody looks for it. */
  protected readonly included = computed(() =>
    this.limits()
      .filter(({ included }) => included > 0)
      .map(({ label }) => label)
      .join(', '),
  );
  protected readonly id = (field: keyof PersonAnswers): string => controlId(this.who(), field);

  protected readonly left = ({ left }: PublicLimit): string => {
    if (left === null) return 'Sans limite de places';
    return left === 0 ? 'Complet\u00a0: ce choix met en liste d’attente' : plural(left, 'place');
  };

  protected take(lunch: PublicLimit, taken: boolean): void {
    this.form()
      .lunches()
      .value.update((ids) => [...ids.filter((id) => id !== lunch.id), ...(taken ? [lunch.id] : [])]);
  }
}
