// For elected people whose session is near: leave is asked of the employer 30 days ahead; the letter comes after.
import { Component, computed, input } from '@angular/core';
import type { SessionPage } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { leaveNotice, leaveNoticeDays } from '@treize/rules/registrations/employer-leave';
import { parisDate } from '@treize/rules/time/wall';
import { daysText } from '../../../platform/session-words';

@Component({
  selector: 'app-leave-notice',
  imports: [Alert],
  template: `
    @if (notice().isLate) {
      <ui-alert tone="note">
        <h3>Vous êtes salarié·e&nbsp;? Le congé de formation se demande {{ days }} jours avant</h3>
        <p>
          La session commence {{ inDays() }}&nbsp;: le délai de l’article R.&nbsp;2123-15 du code général des
          collectivités territoriales est passé. L’employeur peut accepter quand même&nbsp;; la lettre
          préremplie vous est donnée dès l’inscription. Ce rappel est donné à titre d’information.
        </p>
      </ui-alert>
    }
  `,
})
export class LeaveNotice {
  readonly session = input.required<Pick<SessionPage, 'startsAt'>>();
  protected readonly days = leaveNoticeDays;
  protected readonly notice = computed(() =>
    leaveNotice(parisDate(new Date(this.session().startsAt)), parisDate(new Date())),
  );
  protected readonly inDays = computed(() => daysText(this.notice().daysLeft));
}
