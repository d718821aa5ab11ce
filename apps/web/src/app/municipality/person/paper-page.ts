// A paper the mairie opens for one of its people: the convocation, or the letter to the employer.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { paperPaths, type PaperFormat } from '@treize/contract/papers';
import { Alert } from '@treize/design/alert';
import { Loading } from '@treize/design/loading';
import { isExpected } from '@treize/rules/registrations/status';
import { loaded } from '../../platform/loaded';
import { PaperLinks } from '../../platform/papers/paper-links';
import { isMissing } from '../../platform/refused';
import { registrationOf } from '../municipality-api';

@Component({
  selector: 'app-paper-page',
  imports: [Alert, Loading, PaperLinks, RouterLink],
  template: `
    <nav class="crumbs" aria-label="Vous êtes ici">
      <ol class="plain">
        <li><a [routerLink]="['/municipality', code()]">Les personnes de la commune</a></li>
        <li>
          <a [routerLink]="['/municipality', code(), 'registrations', registrationId()]">Inscription</a>
        </li>
      </ol>
    </nav>
    <h1>
      {{ paper() === 'letter' ? 'Lettre à l’employeur' : 'Convocation' }}
    </h1>
    @if (registration.hasValue() && !concerns()) {
      <ui-alert tone="note">
        <p>
          {{
            paper() === 'letter'
              ? 'Cette lettre concerne les élu·es salarié·es qui ont une place. Un·e agent·e demande un ordre de mission à sa collectivité.'
              : 'La convocation paraît ici dès que la place est confirmée.'
          }}
        </p>
      </ui-alert>
    } @else if (registration.hasValue()) {
      <p class="measure">
        @if (paper() === 'letter') {
          À relire et à signer par {{ registration.value().givenName }} {{ registration.value().familyName }}.
          Ce modèle est donné à titre d’information.
        } @else {
          Pour {{ registration.value().givenName }} {{ registration.value().familyName }}&nbsp;: horaires de
          chaque demi-journée, adresse, accès, contact.
        }
      </p>
      <app-paper-links
        [label]="paper() === 'letter' ? 'Lettre à l’employeur' : 'Convocation'"
        [path]="path"
        [primary]="true"
      />
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

  protected readonly path = (format: PaperFormat) =>
    this.paper() === 'letter'
      ? paperPaths.municipalityLetter(this.code(), this.registrationId(), format)
      : paperPaths.municipalitySummons(this.code(), this.registrationId(), format);
}
