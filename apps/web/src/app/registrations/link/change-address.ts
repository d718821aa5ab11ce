// "Changer mon adresse": asks for the link that goes to the new mailbox; nothing changes here.
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Field } from '@treize/design/field';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../platform/loaded';
import { Sending } from '../../platform/sending';
import { leadsNowhere, RegistrationsApi, registrationOf } from '../registrations-api';
import { newAddress } from './new-address';

@Component({
  selector: 'app-change-address',
  imports: [Alert, Field, Loading, RouterLink],
  host: { class: 'page' },
  templateUrl: './change-address.html',
})
export class ChangeAddress {
  private readonly api = inject(RegistrationsApi);
  readonly token = input.required<string>();

  protected readonly registration = registrationOf(this.token);
  protected readonly missing = computed(() => leadsNowhere(this.registration.error()));
  protected readonly sending = new Sending();
  protected readonly typed = signal('');
  private readonly asked = signal(false);
  /** The mailbox to which the link has left. */
  protected readonly sentTo = signal('');
  private readonly wanted = computed(() => newAddress(this.typed(), loaded(this.registration)?.email ?? ''));
  protected readonly message = computed(() =>
    this.asked() ? this.wanted().error || this.sending.sentence() : '',
  );

  protected readonly mustSignIn = computed(() => this.sending.problem()?.code === 'sign-in-needed');
  protected readonly here = computed(() => `/registrations/link/${this.token()}/address`);

  protected type(address: string): void {
    this.typed.set(address);
    this.sending.clear();
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    this.asked.set(true);
    const { address } = this.wanted();
    const sent =
      address !== null && (await this.sending.run(() => this.api.changeAddress(this.token(), address)));
    if (sent) this.sentTo.set(address);
    else document.getElementById('new-address')?.focus();
  }
}
