// Leave to ask of an employer, for elected people: how many days are left, and the letter ready to be signed.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RegistrationPage } from '@treize/contract/registrations';
import { Icon } from '@treize/design/icon';
import { employerReplyDays, leaveNoticeDays } from '@treize/rules/registrations/employer-leave';
import { daysText } from '../../platform/session-words';

@Component({
  selector: 'app-leave-reminder',
  imports: [Icon, RouterLink],
  template: `
    @if (registration().leave; as leave) {
      <section class="card" aria-labelledby="leave-title">
        <h2 id="leave-title" class="h3">Vous êtes salarié·e&nbsp;? Votre congé de formation</h2>
        <p>
          Il se demande à l’employeur {{ noticeDays }} jours au moins avant la session, qui commence
          {{ inDays() }}.
          @if (leave.isLate) {
            Ce délai est passé&nbsp;: la lettre le dit, et l’employeur peut accepter quand même.
          } @else {
            Sans réponse {{ replyDays }} jours avant la session, le congé est accordé.
          }
        </p>
        <p class="small soft">
          Article R.&nbsp;2123-15 du code général des collectivités territoriales, à titre d’information.
        </p>
        <p class="actions">
          <a class="button" [routerLink]="['/registrations/link', token(), 'letter']"
            ><ui-icon name="document" />Lettre à l’employeur</a
          >
        </p>
      </section>
    }
  `,
})
export class LeaveReminder {
  readonly registration = input.required<Pick<RegistrationPage, 'leave'>>();
  readonly token = input.required<string>();
  protected readonly noticeDays = leaveNoticeDays;
  protected readonly replyDays = employerReplyDays;
  protected readonly inDays = computed(() => daysText(this.registration().leave?.daysLeft ?? 0));
}
