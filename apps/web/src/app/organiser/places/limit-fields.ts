// Lunches and workshops: each with its number of places, taken by everybody or chosen by each.
import { Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { Field } from '@treize/design/field';
import { Icon } from '@treize/design/icon';
import type { Messages } from '../form/placing-fields';
import { newLimit, type LimitText } from './places-text';

@Component({
  selector: 'app-limit-fields',
  imports: [Field, FormField, Icon],
  template: `
    <h3 id="limits-title">Repas et ateliers</h3>
    <p class="hint">
      Chacun a son nombre de places&nbsp;; la plus petite limite décide. Quand des ateliers sont au choix,
      chaque personne en choisit un.
      @if (settled()) {
        Des personnes sont inscrites&nbsp;: ce que chacune prend ne change plus, et ce que vous ajoutez est au
        choix.
      }
    </p>
    @for (limit of limits(); track $index; let at = $index) {
      @let id = 'limits-' + at;
      <div class="line" role="group" [attr.aria-label]="limit.label().value() || 'Nouvelle limite'">
        <ui-field
          [for]="id + '-label'"
          [label]="words[limit.kind().value()]"
          [error]="messages()[id + '-label'] ?? ''"
        >
          <input autocomplete="off" [id]="id + '-label'" [formField]="limit.label" />
        </ui-field>
        <ui-field [for]="id + '-capacity'" label="Places" [error]="messages()[id + '-capacity'] ?? ''">
          <input
            inputmode="numeric"
            autocomplete="off"
            placeholder="sans limite"
            [id]="id + '-capacity'"
            [formField]="limit.capacity"
          />
        </ui-field>
        @if (settled()) {
          <p class="soft small taken">{{ includedWords[limit.included().value()] }}</p>
        } @else {
          <ui-field [for]="id + '-included'" label="Chaque personne">
            <select [id]="id + '-included'" [formField]="limit.included">
              <option value="0">choisit</option>
              <option value="1">en prend 1</option>
              <option value="2">en prend 2</option>
            </select>
          </ui-field>
        }
        @if (limit.taken().value() > 0) {
          <p class="soft small taken">{{ limit.taken().value() }} pris</p>
        } @else {
          <button type="button" class="button quiet small" (click)="remove(at)">
            <ui-icon name="trash" [size]="18" />Retirer<span class="visually-hidden">
              {{ limit.label().value() || 'cette limite' }}</span
            >
          </button>
        }
      </div>
    }
    <div class="toolbar">
      <button
        type="button"
        id="limits-add"
        class="button small"
        [disabled]="limits().length >= 12"
        (click)="add('LUNCH')"
      >
        <ui-icon name="plus" [size]="18" />Ajouter un repas
      </button>
      <button type="button" class="button small" [disabled]="limits().length >= 12" (click)="add('WORKSHOP')">
        <ui-icon name="plus" [size]="18" />Ajouter un atelier
      </button>
    </div>
  `,
  host: { class: 'stack', role: 'group', 'aria-labelledby': 'limits-title' },
  styles: `
    .line {
      display: grid;
      gap: var(--space-3) var(--space-4);
      align-items: end;
    }
    .taken {
      padding-block-end: var(--space-3);
    }
    @media (min-width: 600px) {
      .line {
        grid-template-columns: 4fr 2fr 3fr 6.5rem;
      }
    }
  `,
})
export class LimitFields {
  readonly limits = input.required<FieldTree<LimitText[]>>();
  readonly messages = input.required<Messages>();
  /** Somebody is registered: what everybody takes was settled before. */
  readonly settled = input(false);
  protected readonly includedWords: Record<string, string> = {
    '0': 'chaque personne choisit',
    '1': 'chaque personne en prend 1',
    '2': 'chaque personne en prend 2',
  };
  protected readonly words: Record<LimitText['kind'], string> = { LUNCH: 'Repas', WORKSHOP: 'Atelier' };

  protected add(kind: LimitText['kind']): void {
    const at = this.limits()().value().length;
    this.limits()().value.update((limits) => [
      ...limits,
      { ...newLimit(kind), ...(this.settled() ? { included: '0' } : {}) },
    ]);
    setTimeout(() => document.getElementById(`limits-${at}-label`)?.focus());
  }

  protected remove(index: number): void {
    this.limits()().value.update((limits) => limits.filter((_, at) => at !== index));
  }
}
