// The link of the sign-in message. Opening it does nothing (scanners open links): the button signs in.
import { Component, inject, signal } from '@angular/core';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Sending } from '../platform/sending';
import { AuthApi } from './auth-api';
import { Entrance } from './entrance';
import { PeopleList } from './people-list';

@Component({
  selector: 'app-sign-in-link',
  imports: [Alert, PeopleList, RouterLink],
  providers: [Entrance],
  host: { class: 'page' },
  template: `
    <h1>{{ choice() ? 'Qui êtes-vous ?' : 'Se connecter' }}</h1>
    @if (sending.sentence(); as sentence) {
      <ui-alert tone="bad" [live]="true">
        <p>{{ sentence }}</p>
        <p><a routerLink="/sign-in">Demander un nouveau message</a></p>
      </ui-alert>
    }
    @if (choice(); as shared) {
      <div class="stack measure">
        <p>Plusieurs personnes utilisent cette adresse. Choisissez votre nom.</p>
        <app-people-list [people]="shared.people" [busy]="sending.busy()" (chosen)="choose($event)" />
      </div>
    } @else if (token === '') {
      <ui-alert tone="wait">
        <p>Ce lien est incomplet. Ouvrez-le depuis le message, ou demandez-en un nouveau.</p>
        <p><a routerLink="/sign-in">Demander un nouveau message</a></p>
      </ui-alert>
    } @else if (!used()) {
      <div class="stack measure">
        <p>Vous avez ouvert le lien de connexion reçu par courriel. Il sert une seule fois.</p>
        <p class="actions">
          <button type="button" class="button primary" [disabled]="sending.busy()" (click)="enter()">
            {{ sending.busy() ? 'Connexion…' : 'Me connecter' }}
          </button>
        </p>
      </div>
    }
  `,
})
export class SignInLink {
  private readonly api = inject(AuthApi);
  private readonly entrance = inject(Entrance);
  protected readonly sending = new Sending();
  protected readonly choice = this.entrance.choice;
  protected readonly used = signal(false);
  /** In the fragment (`#token=…`), which browsers never send: no log and no scanner sees it. */
  protected readonly token =
    new URLSearchParams(inject(ActivatedRoute).snapshot.fragment ?? '').get('token') ?? '';

  protected async enter(): Promise<void> {
    await this.sending.run(async () => this.entrance.follow(await this.api.answerLink(this.token), null));
    const code = this.sending.problem()?.code;
    this.used.set(code === 'link-invalid' || code === 'link-expired');
  }

  protected async choose(personId: string): Promise<void> {
    await this.sending.run(() => this.entrance.choose(personId, null));
  }
}
