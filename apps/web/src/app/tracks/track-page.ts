// A track: its modules in order, and for each the sessions one may join.
import { Component, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Badge } from '@treize/design/badge';
import { Loading } from '@treize/design/loading';
import { frenchDuration } from '@treize/rules/time/french';
import { isMissing } from '../platform/refused';
import { PageTitle } from '../platform/page-title';
import { datesText, placesText, placesTone, placeText, regimeWords } from '../platform/session-words';
import { trackResource } from './tracks-api';

@Component({
  selector: 'app-track-page',
  imports: [Badge, Loading, RouterLink],
  templateUrl: './track-page.html',
})
export class TrackPage {
  readonly trackId = input.required<string>();
  protected readonly track = trackResource(this.trackId);
  protected readonly duration = frenchDuration;
  protected readonly dates = datesText;
  protected readonly place = placeText;
  protected readonly places = placesText;
  protected readonly tone = placesTone;
  protected readonly regimes = regimeWords;
  private readonly title = inject(PageTitle);

  constructor() {
    effect(() => this.title.set(this.track.hasValue() ? this.track.value().title : 'Parcours'));
  }

  protected sentence(): string {
    return isMissing(this.track.error()) ? 'Ce parcours n’existe pas, ou n’est plus publié.' : '';
  }
}
