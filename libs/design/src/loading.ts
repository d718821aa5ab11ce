// What stands in for a resource while it has no value: grey lines of the same height, or the error with a retry.
// @if (list.hasValue()) { … } @else { <ui-loading [resource]="list" what="les sessions" /> }
import { Component, computed, input, type ResourceRef } from '@angular/core';
import { Alert } from './alert';
import { Icon } from './icon';

@Component({
  selector: 'ui-loading',
  imports: [Alert, Icon],
  template: `
    @if (resource().error()) {
      <ui-alert tone="bad" [live]="true">
        <p>{{ sentence() || 'Impossible d’afficher ' + what() + ' pour le moment.' }}</p>
        <p>
          <button type="button" class="button" (click)="resource().reload()">
            <ui-icon name="refresh" />Réessayer
          </button>
        </p>
      </ui-alert>
    } @else {
      <div class="cards" aria-busy="true">
        <p class="visually-hidden" role="status">Chargement : {{ what() }}…</p>
        @for (line of lines(); track line) {
          <span class="skeleton" [style.block-size.px]="height()"></span>
        }
      </div>
    }
  `,
})
export class Loading {
  readonly resource = input.required<Pick<ResourceRef<unknown>, 'error' | 'reload'>>();
  /** What is awaited, with its article: "les sessions". */
  readonly what = input('la page');
  /** A sentence for this very error, when there is a better one. */
  readonly sentence = input('');
  readonly count = input(3);
  /** Height of each line, in CSS pixels. */
  readonly height = input(120);
  protected readonly lines = computed(() => Array.from({ length: this.count() }, (_, line) => line));
}
