// The rules an organiser sets aside for one person, each named with what it is worth here, and the reason.
import { Component, computed, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import type { OrganiserSession } from '@treize/contract/sessions';
import { Field } from '@treize/design/field';
import { conditionsOf } from '../../platform/places-words';
import { plural } from '../../platform/session-words';
import { setsAside, type HandText } from './hand-text';

@Component({
  selector: 'app-override-fields',
  imports: [Field, FormField],
  template: `
    <fieldset class="fieldset small">
      <legend>Mettre une règle de côté <span class="optional">(optionnel)</span></legend>
      <p class="hint">
        Sans coche, l’inscription suit les règles&nbsp;: une place s’il y en a, sinon la liste d’attente. Une
        place donnée au-delà d’une limite est comptée à part.
      </p>
      @if (conditions()) {
        <label class="choice">
          <input type="checkbox" [formField]="form().aside.eligibility" />
          <span
            >Les conditions d’inscription <small class="hint">{{ conditions() }}</small></span
          >
        </label>
      }
      @if (session().places.share; as share) {
        <label class="choice">
          <input type="checkbox" [formField]="form().aside.share" />
          <span
            >La part de la commune <small class="hint">{{ places(share) }} par commune</small></span
          >
        </label>
      }
      @if (session().seats.capacity !== null) {
        <label class="choice">
          <input type="checkbox" [formField]="form().aside.room" />
          <span
            >Le nombre de places et la liste d’attente
            <small class="hint">{{ places(session().seats.capacity ?? 0) }}, {{ waiting() }}</small></span
          >
        </label>
      }
      @for (limit of limited(); track limit.id) {
        <label class="choice">
          <input
            type="checkbox"
            [checked]="form().aside.limitIds().value().includes(limit.id)"
            (change)="toggle(limit.id)"
          />
          <span
            >{{ limit.label }} <small class="hint">{{ left(limit.left) }}</small></span
          >
        </label>
      }
    </fieldset>
    @if (asksReason()) {
      <ui-field
        for="hand-reason"
        label="Motif"
        hint="Gardé avec l’inscription et dans le journal."
        [error]="messages()['hand-reason'] ?? ''"
      >
        <textarea id="hand-reason" rows="2" [formField]="form().reason"></textarea>
      </ui-field>
    }
  `,
  host: { class: 'stack' },
})
export class OverrideFields {
  readonly form = input.required<FieldTree<HandText>>();
  readonly session = input.required<OrganiserSession>();
  readonly messages = input.required<Record<string, string>>();
  protected readonly limited = computed(() =>
    this.session().places.limits.filter(({ left }) => left !== null),
  );
  protected readonly conditions = computed(() => {
    const { places, regionName } = this.session();
    return conditionsOf(places, regionName).join(' ');
  });
  protected readonly asksReason = computed(() => setsAside(this.form()().value()));
  protected readonly waiting = computed(() => `${this.session().seats.waiting} en attente`);
  protected places = (count: number): string => plural(count, 'place');
  protected left = (count: number | null): string => plural(count ?? 0, 'place restante', 'places restantes');

  protected toggle(id: string): void {
    this.form()
      .aside.limitIds()
      .value.update((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]));
  }
}
