// Whom a message about a session will not reach, or has not, with the way to them; nothing when everybody is reached.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Reach } from '@treize/contract/sessions';
import { blockedText, withoutAddressText } from '../words';

@Component({
  selector: 'app-left-out',
  imports: [RouterLink],
  template: `
    @if (blocked(); as sentence) {
      <p>
        {{ sentence }}
        <a
          [routerLink]="['/organiser/sessions', sessionId()]"
          [queryParams]="{ tab: 'messages', show: 'bounced' }"
          >Voir et corriger ces adresses</a
        >
      </p>
    }
    @if (without(); as sentence) {
      <p>{{ sentence }}</p>
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class LeftOut {
  readonly sessionId = input.required<string>();
  /** Undefined while it is not known. */
  readonly reach = input.required<Reach | undefined>();

  protected readonly blocked = computed(() => textOf(this.reach(), blockedText));
  protected readonly without = computed(() => textOf(this.reach(), withoutAddressText));
}

const textOf = (reach: Reach | undefined, text: (reach: Reach) => string): string =>
  reach ? text(reach) : '';
