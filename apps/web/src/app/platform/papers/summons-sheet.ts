// The convocation of one person, on screen and on paper: who is expected, to which session, when, where exactly, with whom.
import { Component, computed, inject, input } from '@angular/core';
import type { RegistrationPage } from '@treize/contract/registrations';
import type { SessionPage } from '@treize/contract/sessions';
import { frenchDate, frenchDuration, frenchTimeRange } from '@treize/rules/time/french';
import { formatWords, regimeWords } from '../session-words';
import { SiteFacts } from '../site';

@Component({
  selector: 'app-summons-sheet',
  templateUrl: './summons-sheet.html',
  styleUrl: './paper.css',
})
export class SummonsSheet {
  readonly registration =
    input.required<
      Pick<
        RegistrationPage,
        'number' | 'givenName' | 'familyName' | 'function' | 'body' | 'joinUrl' | 'session' | 'extras'
      >
    >();
  /** Address of the page where one cancels, for whoever holds the personal link. */
  readonly cancelUrl = input('');

  private readonly site = inject(SiteFacts).site;
  protected readonly bodyName = computed(() => this.site()?.bodyName ?? 'L’organisme de formation');
  protected readonly formats = formatWords;
  protected readonly regimes = regimeWords;
  protected readonly durationOf = frenchDuration;

  /** "mardi 12 janvier 2027 : 9 h 30 – 12 h 30 et 13 h 45 – 16 h 45" */
  protected readonly timesOf = ({ date, halfDays }: SessionPage['days'][number]): string =>
    `${frenchDate(date)}\u00a0: ${halfDays.map((half) => frenchTimeRange(half.startTime, half.endTime)).join(' et ')}`;
}
