// The letter of an elected person to the employer, prefilled, to be read again, printed and signed.
import { Component, computed, inject, input } from '@angular/core';
import type { RegistrationPage } from '@treize/contract/registrations';
import { letterLines } from '@treize/rules/registrations/employer-leave';
import { parisDate } from '@treize/rules/time/wall';
import { SiteFacts } from '../site';

@Component({
  selector: 'app-leave-letter',
  template: `
    @for (line of lines(); track $index) {
      @if (line.kind === 'facts') {
        <dl>
          @for (fact of line.facts; track $index) {
            <dt>{{ fact.name }}</dt>
            <dd>{{ fact.value }}</dd>
          }
        </dl>
      } @else {
        <p [class]="line.kind">{{ line.text }}</p>
      }
    }
  `,
  styleUrl: './paper.css',
})
export class LeaveLetter {
  readonly registration =
    input.required<Pick<RegistrationPage, 'givenName' | 'familyName' | 'function' | 'body' | 'session'>>();
  private readonly site = inject(SiteFacts).site;
  protected readonly lines = computed(() => {
    const { givenName, familyName, function: role, body, session } = this.registration();
    const { venue, room } = session;
    return letterLines({
      person: `${givenName} ${familyName}`,
      function: role,
      body,
      trainingBody: this.site()?.bodyName ?? '',
      title: session.title,
      halfDays: session.days.flatMap(({ date, halfDays }) =>
        halfDays.map(({ startTime, endTime }) => ({ date, startTime, endTime })),
      ),
      minutes: session.plannedMinutes,
      place: venue
        ? [venue.name, room, venue.address, `${venue.postcode} ${venue.town}`].filter(Boolean).join(', ')
        : 'À distance',
      today: parisDate(new Date()),
    });
  });
}
