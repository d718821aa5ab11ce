// The convocation of one person, on screen and on paper: who, what, when, where exactly, with whom, whom to write to.
import { Component, computed, inject, input } from '@angular/core';
import type { RegistrationPage } from '@treize/contract/registrations';
import { frenchDate, frenchDuration, frenchTimeRange } from '@treize/rules/time/french';
import { formatWords, periodWords, regimeWords } from './session-words';
import { SiteFacts } from './site';

@Component({
  selector: 'app-summons-sheet',
  templateUrl: './summons-sheet.html',
  host: { class: 'stack' },
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
  protected readonly session = computed(() => this.registration().session);
  protected readonly choices = computed(() =>
    this.registration()
      .extras.map(({ label }) => label)
      .join(', '),
  );
  protected readonly formats = formatWords;
  protected readonly regimes = regimeWords;
  protected readonly periods = periodWords;
  protected readonly date = frenchDate;
  protected readonly range = frenchTimeRange;
  protected readonly duration = frenchDuration;
}
