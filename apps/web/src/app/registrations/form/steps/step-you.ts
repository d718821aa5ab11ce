// Step 1 of the registration form, for one person: elected official or agent, function, delegation, commune or EPCI.
import { Component, computed, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { Field } from '@treize/design/field';
import { Icon } from '@treize/design/icon';
import { CommuneField } from '../../../platform/commune-field';
import type { AnswerMessages } from '../answers/answer-errors';
import {
  controlId,
  otherFunction,
  suggestedFunctions,
  type PersonAnswers,
  type Who,
} from '../answers/answers';

@Component({
  selector: 'app-step-you',
  imports: [CommuneField, Field, FormField, Icon],
  templateUrl: './step-you.html',
  host: { class: 'form' },
})
export class StepYou {
  readonly form = input.required<FieldTree<PersonAnswers>>();
  readonly errors = input.required<AnswerMessages>();
  readonly who = input<Who>('you');
  protected readonly isYou = computed(() => this.who() === 'you');
  protected readonly functions = computed(() => suggestedFunctions(this.form().kind().value()));
  protected readonly otherFunction = otherFunction;
  protected readonly id = (field: keyof PersonAnswers): string => controlId(this.who(), field);
}
