// The frame of every page: demonstration mark, header, the page itself, footer.
import { Component, ElementRef, inject, viewChild } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { focusTitleAfterNavigation } from './platform/focus-title';
import { SiteFacts } from './platform/site';
import { SiteFooter } from './platform/site-footer';
import { SiteHeader } from './platform/site-header';

@Component({
  selector: 'app-root',
  imports: [RouterOutlet, SiteFooter, SiteHeader],
  template: `
    <a class="skip-link" href="#content" (click)="skip($event)">Aller au contenu</a>
    @if (site()?.demo) {
      <aside class="demo-strip" aria-label="Démonstration">
        <p>
          <strong>Données fictives.</strong> Démonstration, aucun service de l’État.
          @if (site()?.mailboxUrl; as url) {
            <a [href]="url">Messages envoyés par la démonstration</a>
          }
        </p>
      </aside>
    }
    <app-site-header />
    <main id="content" tabindex="-1" #main><router-outlet /></main>
    <app-site-footer />
  `,
})
export class App {
  protected readonly site = inject(SiteFacts).site;
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  constructor() {
    focusTitleAfterNavigation();
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}
