// The fields of a session: what it is, for whom, when registration runs, who leads it.
import { Component, computed, input, output } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { formats, fundings, type OrganiserOptions, type Venue } from '@treize/contract/sessions';
import { Field } from '@treize/design/field';
import { formatWords, fundingWords } from '../../platform/session-words';
import { PlacingFields, type Messages } from './placing-fields';
import type { SessionText } from './session-text';

@Component({
  selector: 'app-session-fields',
  imports: [Field, FormField, PlacingFields],
  templateUrl: './session-fields.html',
  host: { class: 'stack loose' },
})
export class SessionFields {
  readonly form = input.required<FieldTree<SessionText>>();
  readonly options = input.required<OrganiserOptions>();
  readonly messages = input.required<Messages>();
  /** False once published: a move changes when and where. */
  readonly placeable = input(true);
  readonly moduleChosen = output<string>();
  readonly venueCreated = output<Venue>();

  protected readonly formats = formats;
  protected readonly fundings = fundings;
  protected readonly formatWords = formatWords;
  protected readonly fundingWords = fundingWords;
  protected readonly tracks = computed(() =>
    this.options().tracks.filter(({ regionCode }) => regionCode === this.form().regionCode().value()),
  );
  protected readonly moduleMinutes = computed(
    () =>
      this.options().modules.find(({ id }) => id === this.form().moduleId().value())?.plannedMinutes ?? null,
  );

  protected leads(trainerId: string): boolean {
    return this.form().trainerIds().value().includes(trainerId);
  }

  protected toggleTrainer(trainerId: string): void {
    this.form()
      .trainerIds()
      .value.update((ids) =>
        ids.includes(trainerId) ? ids.filter((id) => id !== trainerId) : [...ids, trainerId],
      );
  }
}
