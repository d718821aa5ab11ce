// "Mon agenda personnel": invitations by mail or subscription alone, and the secret address of one's own calendar.
import { Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import type { MyCalendar } from '@treize/contract/calendar';
import { Alert } from '@treize/design/alert';
import { Confirm } from '@treize/design/confirm';
import { Loading } from '@treize/design/loading';
import { loaded } from '../platform/loaded';
import { Sending } from '../platform/sending';
import { CalendarApi, myCalendarResource } from './calendar-api';
import { SubscribeBox } from './subscribe-box';

@Component({
  selector: 'app-my-calendar',
  imports: [Alert, Confirm, Loading, SubscribeBox],
  templateUrl: './my-calendar.html',
  host: { class: 'stack' },
})
export class MyCalendarPart {
  private readonly api = inject(CalendarApi);
  protected readonly calendar = myCalendarResource();
  private readonly stored = computed(() => loaded(this.calendar));
  protected readonly channel = linkedSignal<MyCalendar['channel']>(() => this.stored()?.channel ?? 'MAIL');
  protected readonly includesMailed = linkedSignal(() => this.stored()?.includesMailed ?? false);
  protected readonly sending = new Sending();
  /** What was just done, spoken. */
  protected readonly told = signal('');
  private readonly ask = viewChild.required(Confirm);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const had = this.stored()?.feedUrl ?? null;
    const choice = { channel: this.channel(), includesMailed: this.includesMailed() };
    await this.change(
      () => this.api.choose(choice),
      ({ feedUrl }) =>
        had === null && feedUrl !== null
          ? 'Votre choix est enregistré. L’adresse de votre agenda est prête, ci-dessous.'
          : 'Votre choix est enregistré.',
    );
  }

  protected openRenewal(): void {
    this.ask().open();
  }

  protected renew(): Promise<void> {
    return this.change(
      () => this.api.renew(),
      () =>
        'Nouvelle adresse créée. L’ancienne ne mène plus à rien\u00a0: abonnez-vous de nouveau avec celle-ci.',
    );
  }

  private async change(
    command: () => Promise<MyCalendar>,
    sentence: (answer: MyCalendar) => string,
  ): Promise<void> {
    this.told.set('');
    const answer = await this.sending.run(command);
    if (!answer) return;
    this.calendar.set(answer);
    this.told.set(sentence(answer));
  }
}
