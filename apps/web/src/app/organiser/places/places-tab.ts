// Settings of the places of a session: limits, shares, conditions, waiting list; tried before saving if wanted.
import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { placesDraft, type PlacesTrial } from '@treize/contract/places';
import type { OrganiserSession } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { ErrorSummary } from '@treize/design/error-summary';
import { Field } from '@treize/design/field';
import { FormField } from '@angular/forms/signals';
import { Loading } from '@treize/design/loading';
import { TextForm } from '../form/text-form';
import { loaded } from '../../platform/loaded';
import { Sending } from '../../platform/sending';
import { TrialAnswer } from '../waiting/trial-answer';
import { BlockFields } from './block-fields';
import { Invitations } from './invitations';
import { LimitFields } from './limit-fields';
import { Opening } from './opening';
import { departmentsOf, PlacesApi, placesOf } from './places-api';
import { placesErrors, refusedPlaces } from './places-errors';
import { noPlaces, placesDraftOf, placesTextOf, usualRelease } from './places-text';
import { RuleFields } from './rule-fields';

@Component({
  selector: 'app-places-tab',
  imports: [
    Alert,
    BlockFields,
    ErrorSummary,
    Field,
    FormField,
    Invitations,
    LimitFields,
    Loading,
    Opening,
    RuleFields,
    TrialAnswer,
  ],
  templateUrl: './places-tab.html',
  host: { class: 'stack loose' },
})
export class PlacesTab {
  readonly session = input.required<OrganiserSession>();
  readonly changed = output();

  protected readonly settings = placesOf(() => this.session().id);
  protected readonly departments = departmentsOf();
  protected readonly page = new TextForm(noPlaces, placesErrors, refusedPlaces);
  protected readonly release = computed(() => usualRelease(this.session().startsAt));
  protected readonly someone = computed(() => {
    const { confirmed, offered, waiting } = this.session().seats;
    return confirmed + offered + waiting > 0;
  });
  protected readonly saved = signal('');
  protected readonly trying = new Sending();
  protected readonly trial = signal<PlacesTrial | null>(null);
  private readonly api = inject(PlacesApi);

  constructor() {
    effect(() => {
      const settings = loaded(this.settings);
      if (settings) untracked(() => this.page.text.set(placesTextOf(settings)));
    });
  }

  /** Who would be offered a place: nothing is written. */
  protected async attempt(): Promise<void> {
    this.trial.set(null);
    if (!this.page.ready()) return;
    const draft = placesDraft.parse(placesDraftOf(this.page.text()));
    this.trial.set((await this.trying.run(() => this.api.trial(this.session().id, draft))) ?? null);
  }

  protected async save(): Promise<void> {
    const version = loaded(this.settings)?.version;
    if (version === undefined) return;
    this.saved.set('');
    this.trial.set(null);
    const settings = await this.page.send((text) =>
      this.api.save(this.session().id, { ...placesDraftOf(text), version }),
    );
    if (!settings) return;
    this.settings.set(settings);
    this.saved.set('Les réglages sont enregistrés.');
    this.changed.emit();
  }

  protected reopened(): void {
    this.settings.reload();
    this.changed.emit();
  }
}
