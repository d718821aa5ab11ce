// The link sent to a new mailbox. Opening it does nothing (scanners open links): the button changes the address.
import { Component, inject, signal } from '@angular/core';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Sending } from '../../platform/sending';
import { RegistrationsApi } from '../registrations-api';

@Component({
  selector: 'app-confirm-address',
  imports: [Alert, RouterLink],
  host: { class: 'page' },
  template: `
    <h1>{{ changed() ? 'Adresse changée' : 'Confirmer ma nouvelle adresse' }}</h1>
    @if (changed(); as it) {
      <ui-alert tone="ok" [live]="true">
        <p>
          Vos messages arrivent désormais à {{ it.email }}. Vos invitations d’agenda y repartent, et
          l’ancienne adresse en est prévenue.
        </p>
      </ui-alert>
      <p class="actions">
        <a class="button primary" [routerLink]="['/registrations/link', it.token]">Voir mon inscription</a>
      </p>
    } @else {
      @if (sending.sentence(); as sentence) {
        <ui-alert tone="bad" [live]="true">
          <p>{{ sentence }}</p>
        </ui-alert>
      }
      @if (token === '') {
        <ui-alert tone="wait">
          <p>Ce lien est incomplet. Ouvrez-le depuis le message reçu.</p>
        </ui-alert>
      } @else if (!refused()) {
        <div class="stack measure">
          <p>
            Vous avez demandé à recevoir ici vos messages. Vos inscriptions à venir passent à cette adresse,
            avec leurs invitations d’agenda.
          </p>
          <p class="actions">
            <button type="button" class="button primary" [disabled]="sending.busy()" (click)="confirm()">
              {{ sending.busy() ? 'Changement…' : 'Utiliser cette adresse' }}
            </button>
          </p>
        </div>
      }
    }
  `,
})
export class ConfirmAddress {
  private readonly api = inject(RegistrationsApi);
  protected readonly sending = new Sending();
  protected readonly changed = signal<{ email: string; token: string } | null>(null);
  /** Pressing again would not help. */
  protected readonly refused = signal(false);
  /** In the fragment (`#token=…`), which browsers never send: no log and no scanner sees it. */
  protected readonly token =
    new URLSearchParams(inject(ActivatedRoute).snapshot.fragment ?? '').get('token') ?? '';

  protected async confirm(): Promise<void> {
    const answer = await this.sending.run(() => this.api.confirmAddress(this.token));
    if (answer) this.changed.set(answer);
    const status = this.sending.problem()?.status ?? 0;
    this.refused.set(status >= 400 && status < 429);
  }
}
