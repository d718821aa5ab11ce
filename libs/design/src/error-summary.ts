// The errors of a form, on top of it: takes the focus when it appears, each line leads to its field.
import { afterRenderEffect, Component, computed, ElementRef, input, viewChild } from '@angular/core';
import type { FormError } from './form-errors';
import { Icon } from './icon';

@Component({
  selector: 'ui-error-summary',
  imports: [Icon],
  template: `
    @if (errors().length > 0) {
      <div #summary class="alert bad" role="alert" tabindex="-1" aria-labelledby="error-summary-title">
        <ui-icon name="warning" [size]="24" />
        <div>
          <h2 id="error-summary-title">{{ title() }}</h2>
          <ul>
            @for (error of errors(); track $index) {
              <li>
                @if (error.focus) {
                  <a href="" (click)="go($event, error)">{{ error.message }}</a>
                } @else {
                  {{ error.message }}
                }
              </li>
            }
          </ul>
        </div>
      </div>
    }
  `,
})
export class ErrorSummary {
  readonly errors = input.required<readonly FormError[]>();
  private readonly summary = viewChild<ElementRef<HTMLElement>>('summary');
  protected readonly title = computed(() =>
    this.errors().length === 1
      ? 'Une erreur est à corriger'
      : `${this.errors().length} erreurs sont à corriger`,
  );

  constructor() {
    afterRenderEffect(() => this.summary()?.nativeElement.focus());
  }

  protected go(event: Event, error: FormError): void {
    event.preventDefault();
    error.focus?.();
  }
}
