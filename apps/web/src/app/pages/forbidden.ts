// Shown to a signed-in person whose roles do not open the page they asked for.
import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';

@Component({
  selector: 'app-forbidden',
  imports: [RouterLink],
  template: `
    <div class="page">
      <div class="prose">
        <h1>Votre rôle n’ouvre pas cette page</h1>
        <p>Vous êtes bien connecté, mais cette page est réservée à d’autres rôles.</p>
        <p>
          Si vous devriez y avoir accès, écrivez à la personne qui gère les habilitations de votre organisme.
        </p>
        <p class="actions">
          <a class="button primary" routerLink="/registrations">Aller à mes inscriptions</a>
          <a class="button" routerLink="/aide">Aide et contact</a>
        </p>
      </div>
    </div>
  `,
})
export class Forbidden {}
