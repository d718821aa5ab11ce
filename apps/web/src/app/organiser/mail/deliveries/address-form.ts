// Another address for somebody whose messages do not arrive; refusals are told beside the field.
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Field } from '@treize/design/field';
import { Sending } from '../../../platform/sending';
import { addressOf, DeliveriesApi } from './deliveries-api';

@Component({
  selector: 'app-address-form',
  imports: [Field],
  template: `
    <form class="form card" novalidate (submit)="$event.preventDefault(); send()">
      <ui-field [for]="fieldId()" [label]="'Nouvelle adresse de ' + name()" [error]="message()">
        <input
          [id]="fieldId()"
          type="email"
          autocomplete="off"
          [value]="typed()"
          (input)="type($any($event.target).value)"
        />
      </ui-field>
      <p class="small soft">
        @if (blocked()) {
          L’invitation part vers la nouvelle adresse&nbsp;; plus rien ne part vers l’ancienne, qui est
          bloquée.
        } @else {
          L’invitation est retirée de l’ancienne adresse et repart vers la nouvelle&nbsp;; un message dit ce
          changement à l’ancienne.
        }
      </p>
      <div class="actions">
        <button class="button primary small" [disabled]="sending.busy()">Corriger et renvoyer</button>
        <button type="button" class="button small" (click)="closed.emit()">Abandonner</button>
      </div>
    </form>
  `,
})
export class AddressForm {
  readonly registrationId = input.required<string>();
  readonly address = input.required<string>();
  readonly name = input.required<string>();
  /** Nothing leaves for the former address. */
  readonly blocked = input.required<boolean>();
  /** Corrected: the sentence to tell. */
  readonly done = output<string>();
  readonly closed = output();

  protected readonly fieldId = computed(() => `address-${this.registrationId()}`);
  protected readonly typed = linkedSignal(() => this.address());
  protected readonly sending = new Sending();
  private readonly asked = signal(false);
  private readonly wrong = computed(() => {
    const typed = addressOf(this.typed());
    if (typed === null) return 'Indiquez une adresse électronique, comme prenom.nom@mairie.fr.';
    return typed.toLowerCase() === this.address().toLowerCase() ? 'C’est déjà cette adresse.' : '';
  });
  protected readonly message = computed(() => (this.asked() ? this.wrong() || this.sending.sentence() : ''));
  private readonly api = inject(DeliveriesApi);

  protected type(address: string): void {
    this.typed.set(address);
    this.sending.clear();
  }

  protected async send(): Promise<void> {
    this.asked.set(true);
    const address = addressOf(this.typed());
    if (address === null || this.wrong() !== '') return document.getElementById(this.fieldId())?.focus();
    const sent = await this.sending.run(() => this.api.correctAddress(this.registrationId(), address));
    if (sent)
      this.done.emit(`L’adresse de ${this.name()} est maintenant ${address}. Ses messages y repartent.`);
    else document.getElementById(this.fieldId())?.focus();
  }
}
