// Lines of an error summary, from a signal form or from fields the server refused.
import type { FieldTree } from '@angular/forms/signals';

/** A sentence, and how to reach its field when it has one. */
export interface FormError {
  message: string;
  focus?: () => void;
}

/** Every error of a signal form, in the order of its fields; each leads to the bound control. */
export function formErrors(form: FieldTree<unknown>): FormError[] {
  return form()
    .errorSummary()
    .map((error) => ({
      message: error.message ?? 'à corriger',
      focus: () => error.fieldTree().focusBoundControl(),
    }));
}

/** A sentence about the control that has this id. */
export const errorAt = (id: string, message: string): FormError => ({
  message,
  focus: () => document.getElementById(id)?.focus(),
});
