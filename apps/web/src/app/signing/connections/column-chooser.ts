// Which column is which, for a list whose titles say it in no words we know.
import { Component, computed, input, linkedSignal, output } from '@angular/core';
import type { ConnectionColumns } from '@treize/contract/signing';

type Name = keyof ConnectionColumns;
type Chosen = Record<Name, number | null>;
const none: Chosen = { name: null, email: null, joined: null, left: null, duration: null };

/** The choice as the server takes it; null while nobody, or no arrival, is told. */
export const whole = ({ joined, ...others }: Chosen): ConnectionColumns | null =>
  joined === null || (others.name === null && others.email === null) ? null : { ...others, joined };

@Component({
  selector: 'app-column-chooser',
  template: `
    <form class="form" (submit)="tell($event)">
      <p>Dites ce que contient chaque colonne&nbsp;: l’arrivée, et au moins le nom ou l’adresse.</p>
      <div class="filters">
        @for (field of fields; track field.name) {
          <div class="field">
            <label [attr.for]="'column-' + field.name">{{ field.label }}</label>
            <select [id]="'column-' + field.name" (change)="choose(field.name, $any($event.target).value)">
              <option value="" [selected]="chosen()[field.name] === null">Aucune</option>
              @for (title of titles(); track $index) {
                <option [value]="$index" [selected]="chosen()[field.name] === $index">
                  {{ title || 'Colonne ' + ($index + 1) }}
                </option>
              }
            </select>
          </div>
        }
      </div>
      <p class="actions">
        <button type="submit" class="button" [disabled]="wholeChoice() === null">
          Relire avec ces colonnes
        </button>
      </p>
    </form>
  `,
})
export class ColumnChooser {
  readonly titles = input.required<readonly string[]>();
  readonly columns = input.required<ConnectionColumns | null>();
  readonly told = output<ConnectionColumns>();
  protected readonly fields: readonly { name: Name; label: string }[] = [
    { name: 'name', label: 'Nom' },
    { name: 'email', label: 'Adresse électronique' },
    { name: 'joined', label: 'Heure d’arrivée' },
    { name: 'left', label: 'Heure de départ' },
    { name: 'duration', label: 'Durée' },
  ];
  protected readonly chosen = linkedSignal<Chosen>(() => this.columns() ?? none);
  protected readonly wholeChoice = computed(() => whole(this.chosen()));

  protected choose(name: Name, position: string): void {
    this.chosen.update((chosen) => ({ ...chosen, [name]: position === '' ? null : Number(position) }));
  }

  protected tell(event: Event): void {
    event.preventDefault();
    const columns = this.wholeChoice();
    if (columns) this.told.emit(columns);
  }
}
