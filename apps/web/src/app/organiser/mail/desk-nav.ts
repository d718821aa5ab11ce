// The organiser's pages beside the sessions: what bounced, what came in, who writes, mailings, reminders, texts; how much waits.
import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { deliveryPaths, deskCounts } from '@treize/contract/deliveries';
import type { Permission } from '@treize/rules/auth/permissions';
import { loaded } from '../../platform/loaded';
import { Identity } from '../../platform/identity';

interface Place {
  path: string;
  label: string;
  permission: Permission;
  /** What waits there for somebody. */
  waits?: 'inbox' | 'bounces';
}
const places: Place[] = [
  { path: '/organiser', label: 'Sessions', permission: 'sessions.read' },
  { path: '/organiser/inbox', label: 'Courrier reçu', permission: 'registrations.read', waits: 'inbox' },
  {
    path: '/organiser/bounces',
    label: 'Adresses en échec',
    permission: 'registrations.read',
    waits: 'bounces',
  },
  { path: '/organiser/mailings', label: 'Messages groupés', permission: 'mailings.read' },
  { path: '/organiser/reminders', label: 'Rappels', permission: 'sessions.write' },
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
            >{{ place.label }}
            @if (waiting(place); as count) {
              ({{ count }})
            }
          </a>
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
  private readonly counts = httpResource(
    () => (this.identity.can('registrations.read') ? deliveryPaths.deskCounts : undefined),
    { parse: (value) => deskCounts.parse(value) },
  );
  protected readonly waiting = ({ waits }: Place): number => (waits && loaded(this.counts)?.[waits]) ?? 0;
  protected readonly shown = computed(() => places.filter(({ permission }) => this.identity.can(permission)));
}
