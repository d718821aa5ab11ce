// What became of the people sent: counts, numbers, and what happens next for each kind of outcome.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { SessionPage } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { leaveNotice, leaveNoticeDays } from '@treize/rules/registrations/employer-leave';
import { parisDate } from '@treize/rules/time/wall';
import { waitingRule } from '../../platform/places-words';
import { plural } from '../../platform/session-words';
import { countedText, outcomeWord, validatorOf } from './outcome-words';
import type { RowResult } from './saved-list';

@Component({
  selector: 'app-several-results',
  imports: [Alert, Badge, RouterLink],
  templateUrl: './several-results.html',
})
export class SeveralResults {
  readonly results = input.required<readonly RowResult[]>();
  readonly session = input.required<SessionPage>();
  readonly code = input.required<string>();
  /** Rows that stay to be corrected. */
  readonly left = input.required<number>();

  protected readonly counted = computed(() => countedText(this.results(), true));
  protected readonly next = computed(() => {
    const { places, startsAt } = this.session();
    const has = (outcome: RowResult['outcome']) => this.results().some((one) => one.outcome === outcome);
    const isLate =
      this.results().some(({ isElected }) => isElected) &&
      leaveNotice(parisDate(new Date(startsAt)), parisDate(new Date())).isLate;
    const without = this.results().filter(({ hasMailbox }) => !hasMailbox).length;
    return [
      has('CONFIRMED') &&
        'Chaque personne inscrite reçoit, dans la minute, sa confirmation et son invitation d’agenda.',
      without > 0 &&
        `${plural(without, 'personne')} sans courriel\u00a0: ${without > 1 ? 'leurs' : 'ses'} messages viennent à votre adresse.`,
      has('WAITLISTED') && waitingRule(places),
      has('PENDING_VALIDATION') &&
        `Une place est gardée aux personnes à valider, le temps que ${validatorOf(places.validation)} réponde.`,
      isLate &&
        `La session est dans moins de ${leaveNoticeDays}\u00a0jours\u00a0: les élu·es salarié·es doivent demander sans tarder leur congé de formation. La lettre est prête sur la page de chaque personne.`,
    ].filter((sentence) => sentence !== false);
  });
  protected readonly wordOf = (result: RowResult) => outcomeWord(result, this.session(), true);
}
