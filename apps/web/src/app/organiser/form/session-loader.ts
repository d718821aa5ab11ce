// What every page about one session needs: its crumbs, and the session or what stands in for it.
import { Component, computed, input, type ResourceRef } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrganiserSession } from '@treize/contract/sessions';
import { Loading } from '@treize/design/loading';
import { isMissing } from '../../platform/refused';

@Component({
  selector: 'app-session-loader',
  imports: [Loading, RouterLink],
  template: `
    <nav class="crumbs" aria-label="Fil d’Ariane">
      <ol class="plain">
        <li><a routerLink="/organiser">Organiser les sessions</a></li>
        @if (here()) {
          @if (session().hasValue()) {
            <li>
              <a [routerLink]="['/organiser/sessions', session().value()?.id]">{{
                session().value()?.title
              }}</a>
            </li>
          }
          <li aria-current="page">{{ here() }}</li>
        } @else if (session().hasValue()) {
          <li aria-current="page">{{ session().value()?.title }}</li>
        }
      </ol>
    </nav>
    @if (!session().hasValue()) {
      @if (missing()) {
        <h1>Session introuvable</h1>
        <p>Cette session n’existe pas, ou elle n’est pas dans votre périmètre.</p>
        <p><a routerLink="/organiser">Voir vos sessions</a></p>
      } @else {
        <h1>{{ here() || 'Session' }}</h1>
        <ui-loading [resource]="session()" what="la session" />
      }
    }
  `,
  host: { class: 'stack' },
})
export class SessionLoader {
  readonly session = input.required<ResourceRef<OrganiserSession | undefined>>();
  /** Name of this page under the session's; empty for the session's own page. */
  readonly here = input('');
  protected readonly missing = computed(() => isMissing(this.session().error()));
}
