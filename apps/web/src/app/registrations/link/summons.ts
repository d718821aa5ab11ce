// The summons: who is expected, to which training, when by half-day, exactly where, with whom; to be printed or shown.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SessionPage } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { isExpected } from '@treize/rules/registrations/status';
import { frenchDate, frenchDuration, frenchTimeRange } from '@treize/rules/time/french';
import { loaded } from '../../platform/loaded';
import { regimeWords } from '../../platform/session-words';
import { SiteFacts } from '../../platform/site';
import { leadsNowhere, registrationOf } from '../registrations-api';
import { statusWords } from '../status-words';

@Component({
  selector: 'app-summons',
  imports: [Alert, Icon, Loading, RouterLink],
  templateUrl: './summons.html',
  styleUrl: './paper.css',
  host: { class: 'page' },
})
export class Summons {
  readonly token = input.required<string>();
  protected readonly registration = registrationOf(this.token);
  protected readonly missing = computed(() => leadsNowhere(this.registration.error()));
  protected readonly site = inject(SiteFacts).site;
  /** Only who has a place is summoned. */
  protected readonly isSummoned = computed(() => {
    const shown = loaded(this.registration);
    return (
      !!shown &&
      isExpected(shown.status) &&
      shown.session.phase !== 'CANCELLED' &&
      shown.session.phase !== 'POSTPONED'
    );
  });
  protected readonly cancelUrl = computed(
    () => `${location.origin}/registrations/link/${this.token()}/cancel`,
  );
  protected readonly regimes = regimeWords;
  protected readonly wordsOf = statusWords;
  protected readonly durationOf = frenchDuration;

  /** "mardi 12 janvier 2027 : 9 h 30 – 12 h 30 et 13 h 45 – 16 h 45" */
  protected readonly timesOf = ({ date, halfDays }: SessionPage['days'][number]): string =>
    `${frenchDate(date)}\u00a0: ${halfDays.map((half) => frenchTimeRange(half.startTime, half.endTime)).join(' et ')}`;

  protected print(): void {
    window.print();
  }
}
