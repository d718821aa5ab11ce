// Which errors of the form show: those of questions that were on screen when the person tried to go on.
import { computed, linkedSignal, signal, type Signal } from '@angular/core';
import type { PublicLimit } from '@treize/contract/places';
import { errorAt } from '@treize/design/form-errors';
import { askedOn, errorsOf, stepOf, type AnswerError, type AnswerMessages } from './answer-errors';
import { controlId, type Answers, type Who } from './answers';

export class Checking {
  private readonly tried = signal<ReadonlySet<string>>(new Set());
  /** Counts the attempts, so that each takes the focus to the summary again. */
  readonly attempts = signal(0);
  /** Fields the server refused, until an answer changes. */
  private readonly refused = linkedSignal<Answers, AnswerError[]>({
    source: () => this.answers(),
    computation: () => [],
  });
  readonly hasRefused = computed(() => this.refused().length > 0);
  /** At most one a control, the server's first. */
  private readonly shown = computed(() => {
    const shown = new Map<string, AnswerError>();
    for (const error of [...this.refused(), ...errorsOf(this.answers(), this.limits())]) {
      const id = controlId(error.who, error.field);
      if (stepOf[error.field] === this.step() && this.tried().has(id) && !shown.has(id)) shown.set(id, error);
    }
    return shown;
  });
  readonly summary = computed(() => [...this.shown()].map(([id, { message }]) => errorAt(id, message)));
  readonly messages = computed(() => ({
    you: this.messagesOf('you'),
    companion: this.messagesOf('companion'),
  }));

  constructor(
    private readonly answers: Signal<Answers>,
    private readonly limits: Signal<readonly PublicLimit[]>,
    private readonly step: Signal<number>,
  ) {}

  /** The person tries to go on: true when something stops them. */
  stops(): boolean {
    this.try(askedOn(this.step(), this.answers()));
    if (this.shown().size === 0) return false;
    this.attempts.update((count) => count + 1);
    return true;
  }

  /** Shows what the server refused, once on the right step. */
  refuse(errors: AnswerError[]): void {
    this.refused.set(errors);
    this.try(errors.map(({ who, field }) => controlId(who, field)));
    this.attempts.update((count) => count + 1);
  }

  forget(): void {
    this.tried.set(new Set());
  }

  private try(ids: readonly string[]): void {
    this.tried.update((tried) => new Set([...tried, ...ids]));
  }

  private messagesOf(who: Who): AnswerMessages {
    const own = [...this.shown().values()].filter((error) => error.who === who);
    return Object.fromEntries(own.map(({ field, message }) => [field, message]));
  }
}
