// The frame of every page: demonstration mark, header, the page itself, footer.
import { Component, ElementRef, inject, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { OfflineBand } from './attendance/device/pages/offline-band';
import { focusTitleAfterNavigation } from './platform/focus-title';
import { SiteFacts } from './platform/site';
import { SiteFooter } from './platform/site-footer';
import { SiteHeader } from './platform/site-header';
import { isMarkedWaiting } from './platform/waiting-mark';

@Component({
  selector: 'app-root',
  imports: [OfflineBand, RouterOutlet, SiteFooter, SiteHeader],
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
    @defer (when hasBand()) {
      <app-offline-band />
    }
    <app-site-header />
    <main id="content" tabindex="-1" #main><router-outlet /></main>
    <app-site-footer />
  `,
})
export class App {
  protected readonly site = inject(SiteFacts).site;
  private readonly router = inject(Router);
  /** The band is loaded for trainers, and wherever records wait to be sent. */
  protected readonly hasBand = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(({ urlAfterRedirects }) => urlAfterRedirects.startsWith('/attendance') || isMarkedWaiting()),
    ),
    { initialValue: false },
  );
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  constructor() {
    focusTitleAfterNavigation();
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }
}
