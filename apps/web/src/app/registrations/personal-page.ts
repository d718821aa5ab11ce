// The page behind a personal link: where the registration stands, what waits for an answer, what one can do now.
import { Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { registrationPaths } from '@treize/contract/registrations';
import type { SessionPage } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Confirm } from '@treize/design/confirm';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { isExpected } from '@treize/rules/registrations/status';
import { frenchDuration, frenchInstant } from '@treize/rules/time/french';
import { Sending } from '../platform/sending';
import { SessionFacts } from '../platform/session-facts';
import { leadsNowhere, RegistrationsApi, registrationOf } from './registrations-api';
import { statusWords, waitingRule } from './status-words';
import { isOver, whatNext } from './what-next';

@Component({
  selector: 'app-personal-page',
  imports: [Alert, Badge, Confirm, Icon, Loading, RouterLink, SessionFacts],
  templateUrl: './personal-page.html',
  host: { class: 'page' },
  styles: `
    dd {
      margin: 0;
    }
  `,
})
export class PersonalPage {
  private readonly api = inject(RegistrationsApi);
  readonly token = input.required<string>();

  protected readonly registration = registrationOf(this.token);
  protected readonly missing = computed(() => leadsNowhere(this.registration.error()));
  protected readonly ahead = computed(() =>
    this.registration.hasValue() ? whatNext(this.registration.value()) : [],
  );
  protected readonly hasPlace = computed(
    () => this.registration.hasValue() && isExpected(this.registration.value().status),
  );
  protected readonly calendarPath = computed(() => registrationPaths.linkCalendar(this.token()));
  /** The session has been held: coming is no longer the question. */
  protected readonly isPast = computed(
    () => this.registration.hasValue() && isOver(this.registration.value().session),
  );
  /** One heading from the start: the focus given to it on arrival stays there. */
  protected readonly title = computed(() => {
    if (this.registration.hasValue()) return this.registration.value().session.title;
    return this.missing() ? 'Lien inconnu' : 'Mon inscription';
  });
  protected readonly sentence = computed(() => {
    if (!this.registration.hasValue()) return '';
    return this.isPast() && this.hasPlace()
      ? 'Cette session a eu lieu.'
      : statusWords(this.registration.value()).sentence;
  });
  protected readonly wordsOf = statusWords;
  protected readonly waitingRule = waitingRule;
  protected readonly durationOf = frenchDuration;
  protected readonly momentOf = (instant: string): string => frenchInstant(new Date(instant));

  protected readonly addressOf = ({ room, venue }: SessionPage): string =>
    venue ? [venue.address, `${venue.postcode} ${venue.town}`, room].filter(Boolean).join(', ') : '';

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly sending = new Sending();
  protected readonly answered = signal<'ACCEPTED' | 'DECLINED' | null>(null);

  protected async accept(): Promise<void> {
    await this.answer('ACCEPTED', () => this.api.accept(this.token()));
  }

  protected async decline(): Promise<void> {
    await this.answer('DECLINED', () => this.api.decline(this.token()));
  }

  private async answer(told: 'ACCEPTED' | 'DECLINED', command: () => Promise<void>): Promise<void> {
    this.answered.set(null);
    await this.sending.run(command);
    if (!this.sending.problem()) this.answered.set(told);
    this.registration.reload();
    this.heading().nativeElement.focus();
  }
}
