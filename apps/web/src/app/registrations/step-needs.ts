// Step 3 of the registration form: what to prepare for the person, if anything.
import { Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { Field } from '@treize/design/field';
import type { AnswerMessages } from './answer-errors';
import type { Answers } from './answers';

@Component({
  selector: 'app-step-needs',
  imports: [Field, FormField],
  host: { class: 'form' },
  template: `
    <ui-field
      for="needs"
      label="Que faut-il prévoir pour vous&nbsp;?"
      [optional]="true"
      hint="Par exemple&nbsp;: place près de l’écran, boucle magnétique, accès sans marche, repas sans porc. Dites ce qu’il faut prévoir, sans donner d’information de santé. Seules l’organisation et l’équipe de formation le lisent."
      [error]="errors().needs ?? ''"
    >
      <textarea id="needs" rows="4" [formField]="form().needs"></textarea>
    </ui-field>
  `,
})
export class StepNeeds {
  readonly form = input.required<FieldTree<Answers>>();
  readonly errors = input.required<AnswerMessages>();
}
