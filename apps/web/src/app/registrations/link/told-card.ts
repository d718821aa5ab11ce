// What the person told, and the acts on their registration: edit, other mailbox, other date, cancel.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RegistrationPage } from '@treize/contract/registrations';
import { frenchInstant } from '@treize/rules/time/french';

@Component({
  selector: 'app-told-card',
  imports: [RouterLink],
  template: `
    <section class="card" aria-labelledby="told-title">
      <h2 id="told-title">Ce que vous avez indiqué</h2>
      <dl class="stack tight">
        @for (line of lines(); track line.term) {
          <div>
            <dt class="small soft">{{ line.term }}</dt>
            <dd>{{ line.told }}</dd>
          </div>
        }
      </dl>
      @if (waits()) {
        <p><a class="button" [routerLink]="address('edit')">Modifier mes choix et besoins</a></p>
      }
      @if (registration().addressChangeable) {
        <p><a class="button" [routerLink]="address('address')">Changer mon adresse</a></p>
      }
      @if (registration().transferable) {
        <p><a class="button" [routerLink]="address('transfer')">Passer à une autre date</a></p>
      }
      @if (registration().cancellable && registration().status !== 'OFFERED') {
        <p>
          <a class="button danger" [routerLink]="address('cancel')">{{
            waits() ? 'Quitter la liste d’attente' : 'Annuler mon inscription'
          }}</a>
        </p>
      }
      <p class="small">
        Une question&nbsp;?
        <a [href]="'mailto:' + registration().session.contactEmail">{{
          registration().session.contactEmail
        }}</a>
      </p>
    </section>
  `,
  styles: `
    dd {
      margin: 0;
    }
  `,
})
export class ToldCard {
  readonly registration = input.required<RegistrationPage>();
  readonly token = input.required<string>();
  protected readonly waits = computed(() => this.registration().status === 'WAITLISTED');
  protected readonly address = (page: string): string[] => ['/registrations/link', this.token(), page];

  protected readonly lines = computed(() => {
    const it = this.registration();
    return [
      { term: 'Personne inscrite', told: `${it.givenName} ${it.familyName}` },
      { term: 'Fonction', told: `${it.function}, ${it.body}` },
      { term: 'Adresse électronique', told: it.email },
      ...(it.extras.length > 0
        ? [{ term: 'Choix', told: it.extras.map(({ label }) => label).join(', ') }]
        : []),
      { term: 'À prévoir', told: it.needs ?? 'Rien de particulier' },
      { term: 'Inscription reçue', told: frenchInstant(new Date(it.createdAt)) },
      ...(it.onBehalfOf ? [{ term: 'Inscription faite par', told: `la mairie, ${it.onBehalfOf}` }] : []),
      ...(it.previousNumber
        ? [{ term: 'Fait suite à', told: `l’inscription n°\u00a0${it.previousNumber}` }]
        : []),
    ];
  });
}
