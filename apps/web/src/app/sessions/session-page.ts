// A session: facts first, then what one will be able to do, when, with whom, and what follows.
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { paperPaths, type PaperFormat } from '@treize/contract/papers';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { frenchDate, frenchDuration, frenchInstant } from '@treize/rules/time/french';
import { Identity } from '../platform/identity';
import { conditionsOf } from '../platform/places-words';
import { PaperLinks } from '../platform/papers/paper-links';
import { PageTitle } from '../platform/page-title';
import { isMissing } from '../platform/refused';
import { SessionFacts } from '../platform/session-facts';
import { formatWords, fundingWords, periodWords, phaseWords, regimeWords } from '../platform/session-words';
import { timeRange } from '../platform/time-range';
import { mainAction } from './main-action';
import { PlaceTerms } from './place-terms';
import { SessionPlaces } from './session-places';
import { sessionResource } from './session-read';

@Component({
  selector: 'app-session-page',
  imports: [Alert, Badge, Icon, Loading, PaperLinks, PlaceTerms, RouterLink, SessionFacts, SessionPlaces],
  templateUrl: './session-page.html',
})
export class SessionPage {
  readonly sessionId = input.required<string>();
  protected readonly session = sessionResource(this.sessionId);
  private readonly title = inject(PageTitle);
  private readonly identity = inject(Identity);
  protected readonly words = {
    format: formatWords,
    funding: fundingWords,
    period: periodWords,
    regime: regimeWords,
  };
  protected readonly programme = (format: PaperFormat) => paperPaths.programme(this.sessionId(), format);
  protected readonly date = frenchDate;
  protected readonly duration = frenchDuration;
  protected readonly range = timeRange;
  protected readonly phase = computed(() =>
    this.session.hasValue() ? phaseWords[this.session.value().phase] : undefined,
  );
  /** The primary action, when there is one. */
  protected readonly action = computed(() =>
    this.session.hasValue() ? mainAction(this.session.value()) : '',
  );
  protected readonly conditions = computed(() => {
    if (!this.session.hasValue()) return [];
    const { places, regionName } = this.session.value();
    return conditionsOf(places, regionName);
  });
  /** The contact of a commune registers several people at once. */
  protected readonly speaksForTown = computed(() => this.identity.can('municipality.write'));
  /** People may still come: how places go is worth telling. */
  protected readonly isToCome = computed(
    () => this.session.hasValue() && ['UPCOMING', 'PUBLISHED', 'CLOSED'].includes(this.session.value().phase),
  );
  protected readonly missing = computed(() =>
    isMissing(this.session.error()) ? 'Cette session n’existe pas, ou n’est plus publiée.' : '',
  );

  constructor() {
    effect(() => this.title.set(this.session.hasValue() ? this.session.value().title : 'Session'));
  }

  protected instant(text: string): string {
    return frenchInstant(new Date(text));
  }
}
