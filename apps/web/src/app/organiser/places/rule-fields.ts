// Who may come, who validates, who passes first, and how offers leave.
import { Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { validations } from '@treize/contract/places';
import { Field } from '@treize/design/field';
import { priorityRules } from '@treize/rules/registrations/priority';
import type { Messages } from '../form/placing-fields';
import { priorityRuleWords, validationWords } from '../waiting/rule-words';
import type { PlacesText } from './places-text';

@Component({
  selector: 'app-rule-fields',
  imports: [Field, FormField],
  templateUrl: './rule-fields.html',
  host: { class: 'stack loose' },
})
export class RuleFields {
  readonly form = input.required<FieldTree<PlacesText>>();
  readonly messages = input.required<Messages>();
  protected readonly priorityRules = priorityRules;
  protected readonly priorityRuleWords = priorityRuleWords;
  protected readonly validations = validations;
  protected readonly validationWords = validationWords;
}
