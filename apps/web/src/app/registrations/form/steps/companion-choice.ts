// "Inscrire aussi un·e collègue avec moi": opens the colleague's questions, of the same commune to begin with.
import { Component, computed, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import type { Answers } from '../answers/answers';

@Component({
  selector: 'app-companion-choice',
  template: `
    <label class="choice">
      <input
        id="isPair"
        type="checkbox"
        [checked]="isPair()"
        (change)="choose($any($event.target).checked)"
      />
      <span>
        Inscrire aussi un·e collègue avec moi (binôme)
        <small class="hint">
          Par exemple, maire et chef·fe de projet&nbsp;: vous aurez une place tous les deux, ou attendrez
          ensemble.
        </small>
      </span>
    </label>
  `,
  host: { class: 'form' },
})
export class CompanionChoice {
  readonly form = input.required<FieldTree<Answers>>();
  protected readonly isPair = computed(() => this.form().isPair().value());

  protected choose(isPair: boolean): void {
    this.form()().value.update((answers) => {
      const { municipality, body } = answers.you;
      const sameBody = answers.companion.municipality ? {} : { municipality, body };
      return { ...answers, isPair, companion: { ...answers.companion, ...sameBody } };
    });
  }
}
