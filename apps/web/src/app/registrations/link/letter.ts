// The letter an elected person gives their employer to ask for training leave: prefilled, to be read again, printed and signed.
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { RegistrationPage } from '@treize/contract/registrations';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { letterLines, type LetterLine } from '@treize/rules/registrations/employer-leave';
import { parisDate } from '@treize/rules/time/wall';
import { loaded } from '../../platform/loaded';
import { SiteFacts } from '../../platform/site';
import { leadsNowhere, registrationOf } from '../registrations-api';

/** The letter of that person, as of today. */
export function letterOf(it: RegistrationPage, trainingBody: string, today: string): LetterLine[] {
  const { venue, days, title, plannedMinutes } = it.session;
  return letterLines({
    person: `${it.givenName} ${it.familyName}`,
    function: it.function,
    body: it.body,
    trainingBody,
    title,
    halfDays: days.flatMap(({ date, halfDays }) =>
      halfDays.map(({ startTime, endTime }) => ({ date, startTime, endTime })),
    ),
    minutes: plannedMinutes,
    place: venue ? `${venue.name}, ${venue.address}, ${venue.postcode} ${venue.town}` : 'À distance',
    today,
  });
}

@Component({
  selector: 'app-letter',
  imports: [Alert, Icon, Loading, RouterLink],
  templateUrl: './letter.html',
  styleUrl: './paper.css',
  host: { class: 'page' },
})
export class Letter {
  readonly token = input.required<string>();
  protected readonly registration = registrationOf(this.token);
  protected readonly missing = computed(() => leadsNowhere(this.registration.error()));
  private readonly site = inject(SiteFacts).site;
  /** Only elected people have this leave. */
  protected readonly concerns = computed(() => loaded(this.registration)?.kind === 'ELECTED');
  protected readonly lines = computed(() => {
    const shown = loaded(this.registration);
    return shown ? letterOf(shown, this.site()?.bodyName ?? '', parisDate(new Date())) : [];
  });

  protected print(): void {
    window.print();
  }
}
