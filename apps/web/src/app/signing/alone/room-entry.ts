// "/sign": only the code of the room is known; it leads to the half-day among one's own.
import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Sending } from '../../platform/sending';
import { linksOfThisBrowser } from '../../registrations/registrations-api';
import { SigningApi } from '../signing-api';
import { CodeField } from './code-field';
import { keepPass } from './phone';

@Component({
  selector: 'app-room-entry',
  imports: [Alert, CodeField, RouterLink],
  host: { class: 'page' },
  template: `
    <h1>Signer ma présence</h1>
    <p class="lead">Tapez le code affiché dans la salle, ou visez son QR code avec votre téléphone.</p>
    <app-code-field [busy]="sending.busy()" [refusal]="refusal()" (given)="find($event)" />
    @if (mustSignIn()) {
      <ui-alert tone="wait" [live]="true">
        <p>Dites d’abord qui vous êtes&nbsp;: un code de connexion part à l’adresse de votre inscription.</p>
        <p class="actions">
          <a class="button primary" routerLink="/sign-in" [queryParams]="{ return: '/sign' }">Me connecter</a>
        </p>
        <p>Vous pouvez aussi ouvrir le lien personnel reçu avec votre confirmation.</p>
      </ui-alert>
    }
  `,
})
export class RoomEntry {
  private readonly api = inject(SigningApi);
  private readonly router = inject(Router);
  protected readonly sending = new Sending();
  protected readonly mustSignIn = computed(() => this.sending.problem()?.code === 'unauthenticated');
  protected readonly refusal = computed(() => (this.mustSignIn() ? '' : this.sending.sentence()));

  protected async find(code: string): Promise<void> {
    const found = await this.sending.run(() => this.api.findRoom(code, linksOfThisBrowser()));
    if (!found) return;
    keepPass(found, new Date());
    await this.router.navigate(['/sign', found.halfDayId]);
  }
}
