// Places of a session in words, by cause: left, confirmed, offered, waiting.
import { Component, computed, input } from '@angular/core';
import type { Seats, SessionCard } from '@treize/contract/sessions';
import { Badge } from '@treize/design/badge';
import { placesText, placesTone, plural } from '../platform/session-words';

/** "31 personnes inscrites sur 120, 2 places proposées, 4 personnes en liste d’attente" */
export function seatCauses({ capacity, confirmed, offered, waiting }: Seats): string {
  const registered = plural(confirmed, 'personne inscrite', 'personnes inscrites');
  return [
    capacity === null ? registered : `${registered} sur ${capacity}`,
    offered > 0 ? plural(offered, 'place proposée', 'places proposées') : '',
    waiting > 0 ? `${plural(waiting, 'personne')} en liste d’attente` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

@Component({
  selector: 'app-session-places',
  imports: [Badge],
  template: `
    @if (phase() === 'PUBLISHED') {
      <p>
        <ui-badge [tone]="tone()" icon="seat">{{ verdict() }}</ui-badge>
      </p>
    }
    <p class="small figures">{{ causes() }}.</p>
  `,
  host: { class: 'stack tight' },
})
export class SessionPlaces {
  readonly seats = input.required<Seats>();
  readonly phase = input.required<SessionCard['phase']>();
  protected readonly verdict = computed(() => placesText(this.seats()));
  protected readonly tone = computed(() => placesTone(this.seats()));
  protected readonly causes = computed(() => seatCauses(this.seats()));
}
