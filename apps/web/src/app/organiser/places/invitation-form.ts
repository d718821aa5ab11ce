// A new seat invitation: a person by address, or a commune for several places.
import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { invitationDraft, type InvitationView } from '@treize/contract/places';
import { Alert } from '@treize/design/alert';
import { Field } from '@treize/design/field';
import { parisDate } from '@treize/rules/time/wall';
import { CommuneField } from '../../platform/commune-field';
import { Sending } from '../../platform/sending';
import { invitationDraftOf, invitationErrors, type InvitationText } from './invitation-text';
import { PlacesApi } from './places-api';

@Component({
  selector: 'app-invitation-form',
  imports: [Alert, CommuneField, Field, FormField],
  templateUrl: './invitation-form.html',
})
export class InvitationForm {
  readonly sessionId = input.required<string>();
  readonly closesAt = input.required<string>();
  readonly created = output<InvitationView>();
  readonly closed = output();

  private readonly text = linkedSignal<InvitationText>(() => ({
    to: 'PERSON',
    name: '',
    email: '',
    municipality: null,
    places: '3',
    isBlocking: true,
    expiresOn: parisDate(new Date(this.closesAt())),
  }));
  protected readonly form = form(this.text);
  private readonly asked = signal(false);
  protected readonly messages = computed<Record<string, string>>(() =>
    this.asked()
      ? Object.fromEntries(invitationErrors(this.text()).map(({ id, message }) => [id, message]))
      : {},
  );
  protected readonly sending = new Sending();
  private readonly api = inject(PlacesApi);

  protected async send(): Promise<void> {
    this.asked.set(true);
    const [first] = invitationErrors(this.text());
    if (first) return document.getElementById(first.id)?.focus();
    const draft = invitationDraft.parse(invitationDraftOf(this.text()));
    const one = await this.sending.run(() => this.api.invite(this.sessionId(), draft));
    if (one) this.created.emit(one);
  }
}
