// Step 2 of the registration form: name and how to reach the person.
import { Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { Field } from '@treize/design/field';
import type { AnswerMessages } from './answer-errors';
import type { Answers } from './answers';

@Component({
  selector: 'app-step-identity',
  imports: [Field, FormField],
  host: { class: 'form' },
  template: `
    <ui-field for="familyName" label="Nom" [error]="errors().familyName ?? ''">
      <input id="familyName" autocomplete="family-name" spellcheck="false" [formField]="form().familyName" />
    </ui-field>
    <ui-field for="givenName" label="Prénom" [error]="errors().givenName ?? ''">
      <input id="givenName" autocomplete="given-name" spellcheck="false" [formField]="form().givenName" />
    </ui-field>
    <ui-field
      for="email"
      label="Adresse électronique"
      hint="La confirmation et l’invitation d’agenda y sont envoyées. L’adresse partagée de la mairie convient aussi. Exemple&nbsp;: prenom.nom@mairie.fr"
      [error]="errors().email ?? ''"
    >
      <input id="email" type="email" autocomplete="email" spellcheck="false" [formField]="form().email" />
    </ui-field>
    <ui-field
      for="phone"
      label="Téléphone"
      [optional]="true"
      hint="Pour vous joindre en cas de changement de dernière minute. Exemple&nbsp;: 02 99 00 00 00"
      [error]="errors().phone ?? ''"
    >
      <input id="phone" type="tel" class="short" autocomplete="tel" [formField]="form().phone" />
    </ui-field>
  `,
})
export class StepIdentity {
  readonly form = input.required<FieldTree<Answers>>();
  readonly errors = input.required<AnswerMessages>();
}
