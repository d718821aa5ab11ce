// Seat invitations of a session: to whom, how many places are used and left, until when; copy the link, revoke, add.
import { Component, inject, input, output, signal, viewChild } from '@angular/core';
import type { InvitationView } from '@treize/contract/places';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Confirm } from '@treize/design/confirm';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { frenchInstant } from '@treize/rules/time/french';
import { Identity } from '../../platform/identity';
import { Sending } from '../../platform/sending';
import { plural } from '../../platform/session-words';
import { InvitationForm } from './invitation-form';
import { invitationState } from './invitation-text';
import { invitationsOf, PlacesApi } from './places-api';

@Component({
  selector: 'app-invitations',
  imports: [Alert, Badge, Confirm, Icon, InvitationForm, Loading],
  templateUrl: './invitations.html',
  host: { class: 'stack' },
})
export class Invitations {
  readonly sessionId = input.required<string>();
  /** Last day of registration: the usual end of an invitation. */
  readonly closesAt = input.required<string>();
  readonly changed = output();

  protected readonly list = invitationsOf(this.sessionId);
  protected readonly adding = signal(false);
  protected readonly chosen = signal<InvitationView | null>(null);
  protected readonly told = signal('');
  protected readonly sending = new Sending();
  protected readonly identity = inject(Identity);
  protected readonly plural = plural;
  protected readonly stateOf = (one: InvitationView) => invitationState(one, new Date());
  protected untilText = (instant: string): string => frenchInstant(new Date(instant));
  private readonly api = inject(PlacesApi);
  private readonly ask = viewChild.required(Confirm);

  protected async copy(one: InvitationView): Promise<void> {
    const copied = await navigator.clipboard.writeText(one.url).then(
      () => true,
      () => false,
    );
    this.told.set(copied ? `Le lien de ${one.name} est copié.` : `Copiez ce lien\u00a0: ${one.url}`);
  }

  protected open(one: InvitationView): void {
    this.chosen.set(one);
    this.ask().open();
  }

  protected async revoke(): Promise<void> {
    const one = this.chosen();
    if (!one || !(await this.sending.run(() => this.api.revoke(one.id)))) return;
    this.after(`L’invitation de ${one.name} est révoquée\u00a0: son lien ne mène plus à une place.`);
  }

  protected added(one: InvitationView): void {
    this.adding.set(false);
    this.after(`L’invitation de ${one.name} est prête\u00a0; un message lui est envoyé.`);
  }

  private after(sentence: string): void {
    this.told.set(sentence);
    this.list.reload();
    this.changed.emit();
  }
}
