// The state of the organiser's form: what is typed, what is wrong once sending was asked, what the server refused.
import { computed, signal, type WritableSignal } from '@angular/core';
import { form, type FieldTree } from '@angular/forms/signals';
import type { Problem } from '@treize/contract/refusals';
import { errorAt, type FormError } from '@treize/design/form-errors';
import { Sending } from '../../platform/sending';
import type { Messages } from './placing-fields';
import { idOf, type TextError } from './text-errors';

/** What the server found wrong in fields, by control. */
const errorsOfProblem = (problem: Problem | null): TextError[] =>
  (problem?.errors ?? []).map(({ path, message }) => ({ id: idOf(path), message }));

/** To build in an injection context. `check` tells the errors of the text, `refusedOf` those the server tells by field. */
export class TextForm<T extends object> {
  readonly text: WritableSignal<T>;
  readonly form: FieldTree<T>;
  readonly sending = new Sending();
  private readonly asked = signal(false);
  private readonly errors = computed<TextError[]>(() => {
    if (!this.asked()) return [];
    const own = this.check(this.text());
    return own.length > 0 ? own : this.refusedOf(this.sending.problem(), this.text());
  });
  readonly messages = computed<Messages>(() =>
    Object.fromEntries(this.errors().map(({ id, message }) => [id, message])),
  );
  /** Lines of the summary as they stood when sending was last asked: it does not move while one corrects. */
  readonly summary = signal<readonly FormError[]>([]);

  constructor(
    initial: T,
    private readonly check: (text: T) => TextError[],
    private readonly refusedOf: (problem: Problem | null, text: T) => TextError[] = errorsOfProblem,
  ) {
    this.text = signal(initial);
    this.form = form(this.text);
  }

  /** True when nothing is wrong; otherwise the summary says what is. */
  ready(): boolean {
    this.asked.set(true);
    this.sending.clear();
    return this.tell();
  }

  /** Sends unless something is wrong; undefined when it was not sent, or was refused. */
  async send<A>(command: (text: T) => Promise<A>): Promise<A | undefined> {
    if (!this.ready()) return undefined;
    const answer = await this.sending.run(() => command(this.text()));
    this.tell();
    return answer;
  }

  private tell(): boolean {
    const lines = this.errors().map(({ id, message }) => errorAt(id, message));
    const refused = this.sending.sentence();
    this.summary.set(lines.length === 0 && refused !== '' ? [{ message: refused }] : lines);
    return this.summary().length === 0;
  }
}
