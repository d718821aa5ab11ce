// Where an address that leads nowhere ends.
import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'app-not-found',
  imports: [RouterLink],
  template: `
    <div class="page">
      <div class="prose">
        <h1>Cette page n’existe pas</h1>
        <p>
          L’adresse est peut-être incomplète, ou la page a changé de place. Un lien reçu par courriel se copie
          en entier.
        </p>
        <p class="actions">
          <a class="button primary" routerLink="/sessions">Voir les sessions à venir</a>
          <a class="button" routerLink="/plan-du-site">Plan du site</a>
        </p>
      </div>
    </div>
  `,
})
export class NotFound {}
