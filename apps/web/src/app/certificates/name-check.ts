// A name typed beside a certificate: confirmed only when it is the one on the document, never shown before.
import { Component, inject, input, signal } from '@angular/core';
import { Alert } from '@treize/design/alert';
import { Field } from '@treize/design/field';
import { Sending } from '../platform/sending';
import { CertificatesApi } from './certificates-api';

@Component({
  selector: 'app-name-check',
  imports: [Alert, Field],
  template: `
    <section class="card" aria-labelledby="name-title">
      <h2 id="name-title">Vérifier le nom</h2>
      <form class="form" novalidate (submit)="check($event, name.value)">
        <ui-field
          for="whole-name"
          label="Prénom et nom de la personne"
          hint="Tels qu’ils figurent sur le document. Accents, majuscules et tirets sont indifférents."
          [error]="error()"
        >
          <input #name id="whole-name" autocomplete="off" maxlength="200" spellcheck="false" />
        </ui-field>
        <p class="actions">
          <button type="submit" class="button" [disabled]="sending.busy()">Vérifier ce nom</button>
        </p>
      </form>
      @if (sending.sentence(); as sentence) {
        <ui-alert tone="bad" [live]="true">
          <p>{{ sentence }}</p>
        </ui-alert>
      } @else if (confirmed(); as whole) {
        <ui-alert tone="ok" [live]="true">
          <p>
            Ce document a bien été délivré à <strong>{{ whole }}</strong>.
          </p>
        </ui-alert>
      } @else if (denied(); as typed) {
        <ui-alert tone="bad" [live]="true">
          <p>
            Le nom « {{ typed }} » n’est pas celui du document. Vérifiez-le&nbsp;: il faut le prénom et le nom
            en entier.
          </p>
        </ui-alert>
      }
    </section>
  `,
})
export class NameCheck {
  readonly code = input.required<string>();

  protected readonly sending = new Sending();
  protected readonly error = signal('');
  protected readonly confirmed = signal('');
  protected readonly denied = signal('');
  private readonly api = inject(CertificatesApi);

  protected async check(event: Event, typed: string): Promise<void> {
    event.preventDefault();
    this.confirmed.set('');
    this.denied.set('');
    this.error.set(typed.trim() === '' ? 'Tapez le prénom et le nom.' : '');
    if (this.error() !== '') {
      document.getElementById('whole-name')?.focus();
      return;
    }
    const answer = await this.sending.run(() => this.api.confirmName(this.code(), typed.trim()));
    if (!answer) return;
    this.confirmed.set(answer.name ?? '');
    this.denied.set(answer.name === null ? typed.trim() : '');
  }
}
