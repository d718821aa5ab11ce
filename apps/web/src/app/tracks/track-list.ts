// The 13 tracks, one a region.
import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Loading } from '@treize/design/loading';
import { plural } from '../platform/session-words';
import { tracksResource } from './tracks-api';

@Component({
  selector: 'app-track-list',
  imports: [Loading, RouterLink],
  template: `
    <div class="page">
      <div class="stack">
        <h1>Les parcours de formation</h1>
        <p class="lead">
          Un parcours par région&nbsp;: quelques modules, choisis avec le territoire, que l’on suit dans
          l’ordre ou à la carte.
        </p>
      </div>
      @if (tracks.hasValue()) {
        <ul class="plain grid">
          @for (track of tracks.value(); track track.id) {
            <li>
              <article class="card link">
                <div>
                  <p class="small soft">{{ track.regionName }} · {{ track.year }}</p>
                  <h2 class="h3">
                    <a [routerLink]="['/tracks', track.id]">{{ track.title }}</a>
                  </h2>
                </div>
                <p class="small">{{ contents(track.moduleCount, track.sessionCount) }}</p>
              </article>
            </li>
          } @empty {
            <li class="empty">
              <p>Aucun parcours n’est publié pour le moment.</p>
              <a class="button" routerLink="/sessions">Voir les sessions</a>
            </li>
          }
        </ul>
      } @else {
        <ui-loading [resource]="tracks" what="les parcours" [count]="6" [height]="128" />
      }
    </div>
  `,
})
export class TrackList {
  protected readonly tracks = tracksResource();

  protected contents(modules: number, sessions: number): string {
    const open =
      sessions === 0 ? 'aucune session ouverte' : plural(sessions, 'session ouverte', 'sessions ouvertes');
    return `${plural(modules, 'module')}, ${open}`;
  }
}
