// A new venue, created on the spot from the session's form. Not a <form>: it stands inside one.
import { Component, computed, inject, output, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { venueDraft, type Venue } from '@treize/contract/sessions';
import type { Municipality } from '@treize/contract/territories';
import { Alert } from '@treize/design/alert';
import { Field } from '@treize/design/field';
import { CommuneField } from '../../platform/commune-field';
import { Sending } from '../../platform/sending';
import { OrganiserApi } from '../organiser-api';

interface VenueText {
  name: string;
  address: string;
  postcode: string;
  access: string;
  wheelchairAccess: boolean;
}
const sentences: Record<string, string> = {
  name: 'Nommez le lieu, par exemple «\u00a0Salle polyvalente\u00a0».',
  address: 'Indiquez le numéro et la voie.',
  postcode: 'Le code postal a 5 chiffres.',
  municipalityCode: 'Choisissez la commune dans la liste proposée.',
  access: 'Écrivez l’accès en 500 caractères au plus.',
};

@Component({
  selector: 'app-venue-form',
  imports: [Alert, CommuneField, Field, FormField],
  host: { '(keydown.enter)': 'holdEnter($event)' },
  template: `
    <fieldset class="card fieldset small">
      <legend>Nouveau lieu</legend>
      <ui-field for="venue-name" label="Nom du lieu" [error]="messages()['name'] ?? ''">
        <input id="venue-name" autocomplete="off" [formField]="form.name" />
      </ui-field>
      <ui-field for="venue-commune" label="Commune" [error]="messages()['municipalityCode'] ?? ''">
        <app-commune-field inputId="venue-commune" [value]="commune()" (valueChange)="choose($event)" />
      </ui-field>
      <ui-field
        for="venue-address"
        label="Adresse"
        hint="Numéro et voie"
        [error]="messages()['address'] ?? ''"
      >
        <input id="venue-address" autocomplete="off" [formField]="form.address" />
      </ui-field>
      <ui-field for="venue-postcode" label="Code postal" [error]="messages()['postcode'] ?? ''">
        <input
          id="venue-postcode"
          class="short"
          inputmode="numeric"
          autocomplete="off"
          [formField]="form.postcode"
        />
      </ui-field>
      <ui-field
        for="venue-access"
        label="Accès"
        [optional]="true"
        hint="Stationnement, gare, entrée"
        [error]="messages()['access'] ?? ''"
      >
        <textarea id="venue-access" rows="2" [formField]="form.access"></textarea>
      </ui-field>
      <label class="choice">
        <input type="checkbox" [formField]="form.wheelchairAccess" />
        <span>Accessible en fauteuil roulant</span>
      </label>
      @if (refusal(); as sentence) {
        <ui-alert tone="bad" [live]="true">{{ sentence }}</ui-alert>
      }
      <div class="actions">
        <button type="button" class="button primary" [disabled]="sending.busy()" (click)="send()">
          Ajouter ce lieu
        </button>
        <button type="button" class="button" (click)="closed.emit()">Fermer sans ajouter</button>
      </div>
    </fieldset>
  `,
})
export class VenueForm {
  readonly created = output<Venue>();
  readonly closed = output();

  private readonly text = signal<VenueText>({
    name: '',
    address: '',
    postcode: '',
    access: '',
    wheelchairAccess: true,
  });
  protected readonly form = form(this.text);
  protected readonly commune = signal<Municipality | null>(null);
  protected readonly sending = new Sending();
  private readonly asked = signal(false);
  private readonly parsed = computed(() => {
    return venueDraft.safeParse({ ...this.text(), municipalityCode: this.commune()?.code ?? '' });
  });
  protected readonly messages = computed<Record<string, string>>(() => {
    if (!this.asked()) return {};
    const issues = this.parsed().error?.issues ?? [];
    return Object.fromEntries(
      issues.map(({ path, message }) => [String(path[0]), sentences[String(path[0])] ?? message]),
    );
  });
  /** The API answers "not found" for a commune outside the organiser's regions. */
  protected readonly refusal = computed(() =>
    this.sending.problem()?.code === 'not-found'
      ? 'Cette commune n’est pas dans votre périmètre.'
      : this.sending.sentence(),
  );
  private readonly api = inject(OrganiserApi);

  /** Enter in a line of text would send the session's form around this one. */
  protected holdEnter(event: Event): void {
    if (event.target instanceof HTMLInputElement) event.preventDefault();
  }

  protected choose(commune: Municipality | null): void {
    this.commune.set(commune);
    const postcode = commune?.postcodes[0];
    if (postcode && commune.postcodes.length === 1) this.text.update((text) => ({ ...text, postcode }));
  }

  protected async send(): Promise<void> {
    this.asked.set(true);
    const { data } = this.parsed();
    if (!data) return;
    const venue = await this.sending.run(() => this.api.createVenue(data));
    if (venue) this.created.emit(venue);
  }
}
