// "Will you be there?": one answer a day, the answer that a mail's link asks to confirm, and a way back from a refusal.
import { Component, computed, ElementRef, inject, input, output, viewChild } from '@angular/core';
import type { AttendanceAnswer, DayAnswer } from '@treize/contract/calendar';
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
  styles: `
    fieldset + fieldset {
      margin-block-start: var(--space-4);
    }
  `,
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
  private readonly answers = computed(() => this.registration().answers);
  protected readonly isOneDay = computed(() => this.answers().length === 1);
  /** A refusal of the one day is told with its way back: nothing is left to choose. */
  protected readonly days = computed(() =>
    this.isOneDay() && this.registration().declineEndsAt !== null ? [] : this.answers(),
  );
  protected readonly hasAnswered = computed(() => this.answers().some(({ answer }) => answer !== null));
  protected readonly chosen = computed(() => chosenBy(this.answer(), this.day(), this.answers()));
  protected readonly heading = computed(() =>
    this.registration().status === 'TO_RECONFIRM'
      ? 'Viendrez-vous à la nouvelle date\u00a0?'
      : 'Serez-vous là\u00a0?',
  );

  private readonly title = viewChild<ElementRef<HTMLElement>>('title');

  /** The answer that waits to be confirmed is not offered twice. */
  protected choicesOf({ dayId }: DayAnswer): typeof choices {
    const asked = this.chosen();
    if (!asked || (asked.dayId !== null && asked.dayId !== dayId)) return choices;
    return choices.filter(({ answer }) => answer !== asked.answer);
  }

  /** The button pressed may leave the page: the focus goes to the heading, not to nowhere. */
  protected async send(answer: AttendanceAnswer, dayId: string | null): Promise<void> {
    const wasAsked = this.chosen() !== null;
    await this.sending.run(() => this.api.answer(this.token(), { answer, dayId }));
    if (wasAsked || answer === 'DECLINED') this.title()?.nativeElement.focus();
    this.changed.emit();
  }

  protected async undo(): Promise<void> {
    await this.sending.run(() => this.api.undoDecline(this.token()));
    this.title()?.nativeElement.focus();
    this.changed.emit();
  }
}
