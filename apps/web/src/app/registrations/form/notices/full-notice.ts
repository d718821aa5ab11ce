// Before the form of a full session: one waits, how many already do, and how the list moves.
import { Component, computed, input } from '@angular/core';
import type { SessionPage } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { waitingRule } from '../../../platform/places-words';
import { plural } from '../../../platform/session-words';

@Component({
  selector: 'app-full-notice',
  imports: [Alert],
  template: `
    <ui-alert tone="wait">
      <h3>Cette session est complète</h3>
      @if (session().places.waitingListOpen) {
        <p>Vous pouvez demander une place en liste d’attente{{ waiting() }}. {{ rule() }}</p>
      } @else {
        <p>Sa liste d’attente est fermée.</p>
      }
      @for (kept of reserved(); track kept) {
        <p>
          Il reste des places gardées pour «&nbsp;{{ kept }}&nbsp;»&nbsp;: si vous en relevez, vous en avez
          une dès l’envoi, sans attendre.
        </p>
      }
    </ui-alert>
  `,
})
export class FullNotice {
  readonly session = input.required<SessionPage>();
  protected readonly rule = computed(() => waitingRule(this.session().places));
  protected readonly reserved = computed(() =>
    this.session()
      .places.reservedFor.filter(({ left }) => left > 0)
      .map(({ label }) => label),
  );
  protected readonly waiting = computed(() => {
    const { waiting } = this.session().seats;
    return waiting > 0 ? ` (${plural(waiting, 'personne attend', 'personnes attendent')} déjà)` : '';
  });
}
