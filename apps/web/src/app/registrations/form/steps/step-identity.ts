// Step 2 of the registration form, for one person: name and how to reach them.
import { Component, computed, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { Field } from '@treize/design/field';
import type { AnswerMessages } from '../answers/answer-errors';
import { controlId, type PersonAnswers, type Who } from '../answers/answers';

@Component({
  selector: 'app-step-identity',
  imports: [Field, FormField],
  host: { class: 'form' },
  template: `
    <ui-field [for]="id('familyName')" label="Nom" [error]="errors().familyName ?? ''">
      <input
        [id]="id('familyName')"
        [attr.autocomplete]="own('family-name')"
        spellcheck="false"
        [formField]="form().familyName"
      />
    </ui-field>
    <ui-field [for]="id('givenName')" label="Prénom" [error]="errors().givenName ?? ''">
      <input
        [id]="id('givenName')"
        [attr.autocomplete]="own('given-name')"
        spellcheck="false"
        [formField]="form().givenName"
      />
    </ui-field>
    <ui-field
      [for]="id('email')"
      label="Adresse électronique"
      [hint]="emailHint()"
      [error]="errors().email ?? ''"
    >
      <input
        [id]="id('email')"
        type="email"
        [attr.autocomplete]="own('email')"
        spellcheck="false"
        [formField]="form().email"
      />
    </ui-field>
    <ui-field
      [for]="id('phone')"
      label="Téléphone"
      [optional]="true"
      hint="En cas de changement de dernière minute. Exemple&nbsp;: 02 99 00 00 00"
      [error]="errors().phone ?? ''"
    >
      <input
        [id]="id('phone')"
        type="tel"
        class="short"
        [attr.autocomplete]="own('tel')"
        [formField]="form().phone"
      />
    </ui-field>
  `,
})
export class StepIdentity {
  readonly form = input.required<FieldTree<PersonAnswers>>();
  readonly errors = input.required<AnswerMessages>();
  readonly who = input<Who>('you');
  protected readonly emailHint = computed(
    () =>
      'La confirmation et l’invitation d’agenda y sont envoyées. ' +
      (this.who() === 'you'
        ? 'L’adresse partagée de la mairie convient aussi. Exemple\u00a0: prenom.nom@mairie.fr'
        : 'Votre propre adresse ou celle de la mairie convient aussi.'),
  );
  protected readonly id = (field: keyof PersonAnswers): string => controlId(this.who(), field);
  /** The browser may fill in one's own details, never those of somebody else. */
  protected readonly own = (token: string): string => (this.who() === 'you' ? token : 'off');
}
