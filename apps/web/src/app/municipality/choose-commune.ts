// Which commune: asked of who holds several; one alone is opened at once. Also the way in from a session's page.
import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Loading } from '@treize/design/loading';
import { loaded } from '../platform/loaded';
import { myMunicipalities } from './municipality-api';

@Component({
  selector: 'app-choose-commune',
  imports: [Alert, Loading, RouterLink],
  template: `
    <h1>{{ sessionId() ? 'Inscrire plusieurs personnes' : 'Vos communes' }}</h1>
    @if (several(); as communes) {
      @if (communes.length > 0) {
        <p class="lead">
          {{ sessionId() ? 'Pour quelle commune inscrivez-vous ?' : 'Choisissez une commune.' }}
        </p>
        <ul class="plain cards">
          @for (one of communes; track one.code) {
            <li class="card link">
              <h2 class="h3">
                <a [routerLink]="wayOf(one.code)">{{ one.name }}</a>
              </h2>
            </li>
          }
        </ul>
      } @else {
        <ui-alert tone="wait">
          <p>Aucune commune ne vous est confiée pour le moment.</p>
        </ui-alert>
      }
    } @else {
      <ui-loading [resource]="communes" what="vos communes" [count]="2" [height]="72" />
    }
  `,
  host: { class: 'page' },
})
export class ChooseCommune {
  /** The session to register for, when one comes from its page. */
  readonly sessionId = input<string>();

  protected readonly communes = myMunicipalities();
  protected readonly several = computed(() => {
    const all = loaded(this.communes);
    return all?.length === 1 ? undefined : all;
  });
  private readonly router = inject(Router);

  constructor() {
    effect(() => {
      const all = loaded(this.communes);
      const [only] = all ?? [];
      if (only && all?.length === 1) void this.router.navigate(this.wayOf(only.code), { replaceUrl: true });
    });
  }

  protected wayOf(code: string): string[] {
    const sessionId = this.sessionId();
    return ['/municipality', code, ...(sessionId ? ['sessions', sessionId, 'register'] : [])];
  }
}
