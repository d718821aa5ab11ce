// Footer: who runs the site, the legal links, the accessibility mention.
import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { SiteFacts } from './site';

@Component({
  selector: 'app-site-footer',
  imports: [RouterLink],
  template: `
    <footer class="site-footer">
      <div>
        @if (site(); as facts) {
          <p>
            Service proposé par {{ facts.bodyName }} ·
            <a [href]="'mailto:' + facts.contactEmail">{{ facts.contactEmail }}</a>
          </p>
        }
        <nav aria-label="Informations sur le site">
          <ul class="plain">
            <li><a routerLink="/plan-du-site">Plan du site</a></li>
            <li><a routerLink="/accessibilite">Accessibilité&nbsp;: non conforme</a></li>
            <li><a routerLink="/mentions-legales">Mentions légales</a></li>
            <li><a routerLink="/donnees-personnelles">Données personnelles</a></li>
            <li><a routerLink="/aide">Aide et contact</a></li>
            <li><a routerLink="/certificates">Vérifier un certificat</a></li>
            <li><a routerLink="/verify">Vérifier une feuille d’émargement</a></li>
            <li><a routerLink="/calendars">S’abonner aux agendas</a></li>
          </ul>
        </nav>
        <p class="soft">Aucun traceur&nbsp;: ce site ne dépose que le témoin nécessaire à votre connexion.</p>
      </div>
    </footer>
  `,
})
export class SiteFooter {
  protected readonly site = inject(SiteFacts).site;
}
