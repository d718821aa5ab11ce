// A paper the mairie prints for one of its people: the convocation, or the letter to the employer.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { isExpected } from '@treize/rules/registrations/status';
import { LeaveLetter } from '../../platform/papers/leave-letter';
import { loaded } from '../../platform/loaded';
import { SummonsSheet } from '../../platform/papers/summons-sheet';
import { isMissing } from '../../platform/refused';
import { registrationOf } from '../municipality-api';

@Component({
  selector: 'app-paper-page',
  imports: [Alert, Icon, LeaveLetter, Loading, RouterLink, SummonsSheet],
  template: `
    <nav class="crumbs" aria-label="Vous êtes ici">
      <ol class="plain">
        <li><a [routerLink]="['/municipality', code()]">Les personnes de la commune</a></li>
        <li>
          <a [routerLink]="['/municipality', code(), 'registrations', registrationId()]">Inscription</a>
        </li>
      </ol>
    </nav>
    <h1 [class.no-print]="paper() === 'letter'">
      {{ paper() === 'letter' ? 'Lettre à l’employeur' : 'Convocation' }}
    </h1>
    @if (registration.hasValue() && !concerns()) {
      <ui-alert tone="note">
        <p>
          {{
            paper() === 'letter'
              ? 'Cette lettre concerne les élu·es salarié·es qui ont une place. Un agent demande un ordre de mission à sa collectivité.'
              : 'La convocation paraît ici dès que la place est confirmée.'
          }}
        </p>
      </ui-alert>
    } @else if (registration.hasValue()) {
      <p class="actions no-print">
        <button type="button" class="button primary" (click)="print()">
          <ui-icon name="print" />Imprimer
        </button>
      </p>
      @if (paper() === 'letter') {
        <p class="soft measure no-print">
          À relire et à signer par {{ registration.value().givenName }} {{ registration.value().familyName }}.
          Ce modèle est donné à titre d’information.
        </p>
        <app-leave-letter [registration]="registration.value()" />
      } @else {
        <app-summons-sheet [registration]="registration.value()" />
      }
    } @else if (missing()) {
      <ui-alert tone="bad"><p>Cette inscription n’est pas de votre commune.</p></ui-alert>
    } @else {
      <ui-loading [resource]="registration" what="le document" [count]="1" [height]="320" />
    }
  `,
  host: { class: 'page' },
})
export class PaperPage {
  readonly code = input.required<string>();
  readonly registrationId = input.required<string>();
  /** Which paper, given by the route. */
  readonly paper = input.required<'summons' | 'letter'>();
  protected readonly registration = registrationOf(this.code, this.registrationId);
  protected readonly missing = computed(() => isMissing(this.registration.error()));

  /** Only who has a place is summoned; only elected people ask an employer for this leave. */
  protected readonly concerns = computed(() => {
    const it = loaded(this.registration);
    return it !== undefined && isExpected(it.status) && (this.paper() === 'summons' || it.kind === 'ELECTED');
  });

  protected print(): void {
    window.print();
  }
}
