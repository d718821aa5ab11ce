// "Will you be there?": one answer a day, the answer that a mail's link asks to confirm, and a way back from a refusal.
import { Component, computed, inject, input, output } from '@angular/core';
import type { AttendanceAnswer } from '@treize/contract/calendar';
import type { RegistrationPage } from '@treize/contract/registrations';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { isExpected } from '@treize/rules/registrations/status';
import { frenchDate, frenchInstant } from '@treize/rules/time/french';
import { Sending } from '../../platform/sending';
import { RegistrationsApi } from '../registrations-api';
import { choices, chosenBy, labelOf, saidOf } from './answer-words';

@Component({
  selector: 'app-answer-card',
  imports: [Alert, Icon],
  templateUrl: './answer-card.html',
})
export class AnswerCard {
  private readonly api = inject(RegistrationsApi);
  readonly registration = input.required<RegistrationPage>();
  readonly token = input.required<string>();
  /** `?answer=` and `?day=` of the links in a mail: shown, done only once confirmed. */
  readonly answer = input<string>();
  readonly day = input<string>();
  /** The server has another answer now. */
  readonly changed = output();

  protected readonly sending = new Sending();
  protected readonly choices = choices;
  protected readonly labelOf = labelOf;
  protected readonly saidOf = saidOf;
  protected readonly dateOf = frenchDate;
  protected readonly instantOf = (instant: string): string => frenchInstant(new Date(instant));
  protected readonly isAsked = computed(
    () => isExpected(this.registration().status) && this.registration().answersCloseAt !== null,
  );
  protected readonly days = computed(() => this.registration().answers);
  protected readonly chosen = computed(() => chosenBy(this.answer(), this.day(), this.days()));
  protected readonly heading = computed(() =>
    this.registration().status === 'TO_RECONFIRM'
      ? 'La date a changé\u00a0: viendrez-vous\u00a0?'
      : 'Serez-vous là\u00a0?',
  );

  protected async send(answer: AttendanceAnswer, dayId: string | null): Promise<void> {
    await this.sending.run(() => this.api.answer(this.token(), { answer, dayId }));
    this.changed.emit();
  }

  protected async undo(): Promise<void> {
    await this.sending.run(() => this.api.undoDecline(this.token()));
    this.changed.emit();
  }
}
