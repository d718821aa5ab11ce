// People registered at this half-day from this very browser: each signs by their personal link, which it has kept.
import { Component, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon } from '@treize/design/icon';
import { linksOfThisBrowser } from '../../registrations/registrations-api';
import { SigningApi } from '../signing-api';

/** The latest registrations are enough: each is one request. */
const most = 5;

interface Known {
  token: string;
  name: string;
}

@Component({
  selector: 'app-known-signers',
  imports: [Icon, RouterLink],
  template: `
    @if (people().length > 0) {
      <p>Inscrit·e depuis ce téléphone&nbsp;:</p>
      <ul class="plain cards">
        @for (person of people(); track person.token) {
          <li>
            <a class="button primary wide" [routerLink]="['/sign/link', person.token, halfDayId()]"
              >Je suis {{ person.name }}<ui-icon name="arrow-right"
            /></a>
          </li>
        }
      </ul>
    }
  `,
  host: { class: 'stack' },
})
export class KnownSigners {
  private readonly api = inject(SigningApi);
  readonly halfDayId = input.required<string>();
  protected readonly people = signal<readonly Known[]>([]);

  constructor() {
    effect(() => void this.find(this.halfDayId()));
  }

  private async find(halfDayId: string): Promise<void> {
    const found = await Promise.all(
      linksOfThisBrowser()
        .slice(0, most)
        .map(async (token): Promise<Known[]> => {
          // A link of another session, or of one that is gone, is nobody here.
          const page = await this.api.linkPage(token, halfDayId).catch(() => null);
          return page?.signer ? [{ token, name: page.signer.name }] : [];
        }),
    );
    this.people.set(found.flat());
  }
}
