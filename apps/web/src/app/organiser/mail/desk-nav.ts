// The organiser's pages beside the sessions: what bounced, what came in, who writes, mailings, texts.
import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { Permission } from '@treize/rules/auth/permissions';
import { Identity } from '../../platform/identity';

const places: { path: string; label: string; permission: Permission }[] = [
  { path: '/organiser', label: 'Sessions', permission: 'sessions.read' },
  { path: '/organiser/inbox', label: 'Courrier reçu', permission: 'registrations.read' },
  { path: '/organiser/bounces', label: 'Adresses en échec', permission: 'registrations.read' },
  { path: '/organiser/mailings', label: 'Messages groupés', permission: 'mailings.read' },
  { path: '/organiser/templates', label: 'Textes des messages', permission: 'mailings.read' },
  { path: '/organiser/senders', label: 'Adresses d’envoi', permission: 'sessions.write' },
];

@Component({
  selector: 'app-desk-nav',
  imports: [RouterLink, RouterLinkActive],
  template: `
    @if (shown().length > 1) {
      <nav class="tabs small" aria-label="Pages de l’organisation">
        @for (place of shown(); track place.path) {
          <a
            [routerLink]="place.path"
            routerLinkActive
            [routerLinkActiveOptions]="{ exact: place.path === '/organiser' }"
            ariaCurrentWhenActive="page"
            >{{ place.label }}</a
          >
        }
      </nav>
    }
  `,
  styles: `
    .tabs > a {
      min-block-size: 44px;
    }
  `,
})
export class DeskNav {
  private readonly identity = inject(Identity);
  protected readonly shown = computed(() => places.filter(({ permission }) => this.identity.can(permission)));
}
