// What the signed-in person may open, behind their name; closes on Escape, on leaving, and after a choice.
import { Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { Router, RouterLink, RouterLinkActive } from '@angular/router';
import type { Me } from '@treize/contract/auth';
import { Icon } from '@treize/design/icon';
import type { Permission } from '@treize/rules/auth/permissions';
import { Identity } from './identity';

const places: { path: string; label: string; permission: Permission | null; unless?: Permission }[] = [
  { path: '/registrations', label: 'Mes inscriptions', permission: null },
  { path: '/municipality', label: 'Les personnes de ma commune', permission: 'municipality.read' },
  { path: '/attendance', label: 'Feuilles d’émargement', permission: 'attendance.read' },
  // Whoever reads sheets welcomes people from there.
  {
    path: '/attendance/door',
    label: 'Accueillir à l’entrée',
    permission: 'attendance.greet',
    unless: 'attendance.read',
  },
  { path: '/organiser', label: 'Organiser les sessions', permission: 'sessions.read' },
  { path: '/operations', label: 'Envois et tâches', permission: 'operations.read' },
];

@Component({
  selector: 'app-account-menu',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    <div class="menu">
      <button
        type="button"
        class="menu-button"
        aria-controls="account-menu"
        [attr.aria-expanded]="open()"
        (click)="open.set(!open())"
      >
        <ui-icon name="person" />{{ person().givenName }} {{ person().familyName }}
        <ui-icon name="chevron-down" [size]="16" />
      </button>
      <ul id="account-menu" class="menu-list" [hidden]="!open()">
        @for (place of shown(); track place.path) {
          <li>
            <a
              [routerLink]="place.path"
              routerLinkActive
              ariaCurrentWhenActive="page"
              (click)="open.set(false)"
            >
              {{ place.label }}
            </a>
          </li>
        }
        <li><button type="button" class="menu-button" (click)="leave(false)">Se déconnecter</button></li>
        <li>
          <button type="button" class="menu-button" (click)="leave(true)">
            Se déconnecter de tous mes appareils
          </button>
        </li>
      </ul>
    </div>
  `,
  host: { '(keydown.escape)': 'close()', '(focusout)': 'focusMoved($event)' },
})
export class AccountMenu {
  readonly person = input.required<Me>();
  protected readonly open = signal(false);
  protected readonly shown = computed(() =>
    places.filter(
      ({ permission, unless }) =>
        (permission === null || this.holds(permission)) && !(unless && this.holds(unless)),
    ),
  );
  private readonly identity = inject(Identity);
  private readonly router = inject(Router);
  private readonly host: ElementRef<HTMLElement> = inject(ElementRef);

  private holds(permission: Permission): boolean {
    return this.person().permissions.includes(permission);
  }

  protected close(): void {
    if (!this.open()) return;
    this.open.set(false);
    this.host.nativeElement.querySelector('button')?.focus();
  }

  protected focusMoved(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && !this.host.nativeElement.contains(event.relatedTarget))
      this.open.set(false);
  }

  protected async leave(everywhere: boolean): Promise<void> {
    this.open.set(false);
    await this.identity.signOut(everywhere);
    await this.router.navigateByUrl('/');
  }
}
