// Places of a session in words, by cause: left, confirmed, offered, held by forms being filled, waiting.
import { Component, computed, input } from '@angular/core';
import type { Seats, SessionCard } from '@treize/contract/sessions';
import { Badge } from '@treize/design/badge';
import { placesText, placesTone, plural } from '../platform/session-words';

/** "31 personnes inscrites sur 120, 2 places proposées, 4 personnes en liste d’attente" */
export function seatCauses({ capacity, confirmed, offered, held, waiting }: Seats): string {
  const registered = plural(confirmed, 'personne inscrite', 'personnes inscrites');
  return [
    capacity === null ? registered : `${registered} sur ${capacity}`,
    offered > 0 ? plural(offered, 'place proposée', 'places proposées') : '',
    held > 0 ? `${plural(held, 'place gardée', 'places gardées')} par des inscriptions en cours` : '',
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
    @if (note(); as sentence) {
      <p class="small">{{ sentence }}</p>
    }
  `,
  host: { class: 'stack tight' },
})
export class SessionPlaces {
  readonly seats = input.required<Seats>();
  readonly phase = input.required<SessionCard['phase']>();
  readonly waitingListOpen = input(true);
  protected readonly verdict = computed(() => placesText(this.seats()));
  protected readonly tone = computed(() => placesTone(this.seats()));
  protected readonly causes = computed(() => seatCauses(this.seats()));
  /** What a full session still leaves to hope. */
  protected readonly note = computed(() => {
    const { verdict, waiting } = this.seats();
    if (this.phase() !== 'PUBLISHED') return '';
    if (!this.waitingListOpen() && (verdict === 'FULL' || waiting > 0))
      return 'La liste d’attente est fermée aux nouvelles demandes.';
    return verdict === 'WAITLIST' && waiting === 0
      ? 'La liste d’attente est ouverte\u00a0: personne n’attend encore.'
      : '';
  });
}
