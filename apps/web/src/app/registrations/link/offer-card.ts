// A place is offered: what, when, where, until when, and two buttons. Stands by itself on a phone.
import { Component, computed, input, output } from '@angular/core';
import type { RegistrationPage } from '@treize/contract/registrations';
import { Confirm } from '@treize/design/confirm';
import { Icon } from '@treize/design/icon';
import { SessionFacts } from '../../platform/session-facts';
import { deadlineText } from '../../platform/places-words';

@Component({
  selector: 'app-offer-card',
  imports: [Confirm, Icon, SessionFacts],
  template: `
    <section class="card measure" aria-labelledby="offer-title">
      <h2 id="offer-title">{{ registration().session.title }}</h2>
      <app-session-facts [session]="registration().session" [places]="false" />
      @if (address(); as where) {
        <p class="small">{{ where }}</p>
      }
      <hr />
      @if (until(); as limit) {
        <p>
          Répondez avant le <strong>{{ limit }}</strong>. Sans réponse, la place passe à la personne suivante.
        </p>
      }
      @if (others(); as names) {
        <p>Votre réponse vaut pour le groupe&nbsp;: vous et {{ names }}.</p>
      }
      <div class="actions">
        <button type="button" class="button primary" [disabled]="busy()" (click)="accepted.emit()">
          <ui-icon name="check" />{{ others() ? 'Accepter les places' : 'Accepter la place' }}
        </button>
        <button type="button" class="button" [disabled]="busy()" (click)="refuse.open()">
          {{ others() ? 'Refuser les places' : 'Refuser la place' }}
        </button>
      </div>
      <ui-confirm
        #refuse
        heading="Refuser la place&nbsp;?"
        action="Refuser la place"
        (confirmed)="declined.emit()"
      >
        <p>
          La place sera proposée à la personne suivante. Vous quitterez la liste d’attente de cette session.
        </p>
      </ui-confirm>
    </section>
  `,
})
export class OfferCard {
  readonly registration = input.required<RegistrationPage>();
  readonly busy = input(false);
  readonly accepted = output();
  readonly declined = output();

  protected readonly until = computed(() => {
    const { offerExpiresAt } = this.registration();
    return offerExpiresAt ? deadlineText(offerExpiresAt) : '';
  });
  protected readonly others = computed(() =>
    this.registration()
      .party.filter(({ status }) => status === 'OFFERED')
      .map(({ name }) => name)
      .join(', '),
  );
  protected readonly address = computed(() => {
    const { venue, room } = this.registration().session;
    return venue ? [venue.address, `${venue.postcode} ${venue.town}`, room].filter(Boolean).join(', ') : '';
  });
}
