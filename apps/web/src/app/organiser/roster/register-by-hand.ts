// Registering somebody by hand: the person, their choices, and the rules that are set aside, named and explained.
import { Component, computed, inject, input, signal } from '@angular/core';
import { form, FormField } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { electedFunctions, staffFunctions, type RegistrationAnswer } from '@treize/contract/registrations';
import { Alert } from '@treize/design/alert';
import { ErrorSummary } from '@treize/design/error-summary';
import { Field } from '@treize/design/field';
import { errorAt, type FormError } from '@treize/design/form-errors';
import { loaded } from '../../platform/loaded';
import { CommuneField } from '../../platform/commune-field';
import { Sending } from '../../platform/sending';
import { SessionFacts } from '../../platform/session-facts';
import { SessionLoader } from '../form/session-loader';
import { sessionOf } from '../organiser-api';
import { chosenAmong, handDraftOf, handErrors, noHandText, type HandText } from './hand-text';
import { handOutcome } from './hand-outcome';
import { OverrideFields } from './override-fields';
import { RosterApi } from './roster-api';

@Component({
  selector: 'app-register-by-hand',
  imports: [
    Alert,
    CommuneField,
    ErrorSummary,
    Field,
    FormField,
    OverrideFields,
    RouterLink,
    SessionFacts,
    SessionLoader,
  ],
  templateUrl: './register-by-hand.html',
  host: { class: 'page' },
})
export class RegisterByHand {
  readonly sessionId = input.required<string>();
  protected readonly session = sessionOf(this.sessionId);
  protected readonly text = signal<HandText>(noHandText);
  protected readonly form = form(this.text);
  protected readonly limits = computed(() => loaded(this.session)?.places.limits ?? []);
  protected readonly workshops = computed(() => chosenAmong(this.limits(), 'WORKSHOP'));
  protected readonly lunches = computed(() => chosenAmong(this.limits(), 'LUNCH'));
  protected readonly functions = computed(() =>
    this.text().kind === 'ELECTED' ? electedFunctions : staffFunctions,
  );
  protected readonly sending = new Sending();
  private readonly asked = signal(false);
  private readonly errors = computed(() => (this.asked() ? handErrors(this.text(), this.limits()) : []));
  protected readonly messages = computed<Record<string, string>>(() =>
    Object.fromEntries(this.errors().map(({ id, message }) => [id, message])),
  );
  protected readonly summary = signal<readonly FormError[]>([]);
  private readonly answer = signal<{ answer: RegistrationAnswer; name: string } | null>(null);
  protected readonly told = computed(() => {
    const done = this.answer();
    return done && handOutcome(done.answer, done.name);
  });
  /** The same form sent twice registers once. */
  private key = crypto.randomUUID();
  private readonly api = inject(RosterApi);

  protected takeLunch(limitId: string, count: string): void {
    this.text.update((text) => ({ ...text, lunches: { ...text.lunches, [limitId]: count } }));
  }

  protected async send(): Promise<void> {
    this.asked.set(true);
    this.summary.set(this.errors().map(({ id, message }) => errorAt(id, message)));
    if (this.errors().length > 0) return;
    const text = this.text();
    const draft = handDraftOf(text);
    const answer = await this.sending.run(() => this.api.register(this.sessionId(), draft, this.key));
    const problem = this.sending.problem();
    if (problem && problem.status !== 503) this.key = crypto.randomUUID();
    if (!answer) return this.summary.set([{ message: this.sending.sentence() }]);
    this.answer.set({ answer, name: `${text.givenName.trim()} ${text.familyName.trim()}` });
  }

  /** An empty form for somebody else of the same commune. */
  protected again(): void {
    const { municipality, forEpci, kind } = this.text();
    this.text.set({ ...noHandText, municipality, forEpci, kind });
    this.key = crypto.randomUUID();
    this.asked.set(false);
    this.answer.set(null);
    this.session.reload();
  }
}
