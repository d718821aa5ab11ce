// Told before confirming: another session of the same person at the same hours. It stops nothing.
import { Component, computed, inject, input, resource } from '@angular/core';
import { Alert } from '@treize/design/alert';
import { frenchDate, frenchTime } from '@treize/rules/time/french';
import { keptLinks } from '../../kept-links';
import { RegistrationsApi } from '../../registrations-api';
import { peopleOf, type Answers } from '../answers/answers';

@Component({
  selector: 'app-overlap-notice',
  imports: [Alert],
  template: `
    @if (told().length > 0) {
      <ui-alert tone="wait" [live]="true">
        <h3>Une autre session tombe aux mêmes heures</h3>
        <ul>
          @for (one of told(); track one.number) {
            <li>
              {{ one.name }} est déjà attendu·e à «&nbsp;{{ one.title }}&nbsp;», {{ one.when }}
              <span class="nowrap">(n°&nbsp;{{ one.number }})</span>.
            </li>
          }
        </ul>
        <p>Vous pouvez vous inscrire quand même, ou choisir une autre date.</p>
      </ui-alert>
    }
  `,
})
export class OverlapNotice {
  private readonly api = inject(RegistrationsApi);
  readonly sessionId = input.required<string>();
  readonly answers = input.required<Answers>();

  private readonly found = resource({
    params: () => ({ sessionId: this.sessionId(), answers: this.answers() }),
    loader: async ({ params: { sessionId, answers } }) => {
      const links = keptLinks(new Date());
      const lists = await Promise.all(
        peopleOf(answers).map(async (who) => {
          const { familyName, givenName, email } = answers[who];
          const found = await this.api.overlaps(sessionId, {
            familyName,
            givenName,
            email: email.trim(),
            links,
          });
          return found.map((one) => ({
            ...one,
            name: `${givenName.trim()} ${familyName.trim()}`,
            when: `${frenchDate(one.date)}, ${frenchTime(one.startTime)}`,
          }));
        }),
      );
      return lists.flat();
    },
  });
  /** Nothing when the question fails: it must not stand in the way. */
  protected readonly told = computed(() => (this.found.hasValue() ? this.found.value() : []));
}
