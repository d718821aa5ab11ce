// Header: the mark, three quick links, and the account.
import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { AccountMenu } from './account-menu';
import { Identity } from './identity';
import { Mark } from './mark';

@Component({
  selector: 'app-site-header',
  imports: [AccountMenu, Mark, RouterLink, RouterLinkActive],
  template: `
    <header class="site-header">
      <div>
        <a class="mark" routerLink="/">
          <app-mark />
          <span>
            <strong>Treize</strong>
            <small
              >Formation des élus des petites villes<span class="visually-hidden"> – Accueil</span></small
            >
          </span>
        </a>
        <nav class="site-nav" aria-label="Menu principal">
          <a routerLink="/sessions" routerLinkActive ariaCurrentWhenActive="page">Sessions</a>
          <a routerLink="/tracks" routerLinkActive ariaCurrentWhenActive="page">Parcours</a>
          <a routerLink="/aide" routerLinkActive ariaCurrentWhenActive="page">Aide</a>
          @if (me(); as person) {
            <app-account-menu [person]="person" />
          } @else {
            <a routerLink="/sign-in" routerLinkActive ariaCurrentWhenActive="page">Se connecter</a>
          }
        </nav>
      </div>
    </header>
  `,
})
export class SiteHeader {
  protected readonly me = inject(Identity).me;
}
