// The registration form: four steps kept in the URL, answers kept in the tab, one registration however often it is sent.
import {
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { form } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { registrationDraft } from '@treize/contract/registrations';
import type { Problem } from '@treize/contract/refusals';
import { Alert } from '@treize/design/alert';
import { ErrorSummary } from '@treize/design/error-summary';
import { errorAt } from '@treize/design/form-errors';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { Steps } from '@treize/design/steps';
import { Identity } from '../platform/identity';
import { PageTitle } from '../platform/page-title';
import { sentenceOf } from '../platform/refusals';
import { Sending } from '../platform/sending';
import { SessionFacts } from '../platform/session-facts';
import { plural } from '../platform/session-words';
import { SiteFacts } from '../platform/site';
import {
  askedOn,
  errorsOf,
  fieldOf,
  firstIncompleteStep,
  lastStep,
  stepOf,
  stepTitles,
  type AnswerError,
} from './answer-errors';
import { draftOf, noAnswers, type AnswerName, type Answers } from './answers';
import { closedWords } from './open-words';
import { leadsNowhere, RegistrationsApi, sessionToJoin } from './registrations-api';
import { clearForm, freshForm, readForm, saveForm } from './saved-form';
import { waitingRule } from './status-words';
import { StepIdentity } from './step-identity';
import { StepNeeds } from './step-needs';
import { StepRecap } from './step-recap';
import { StepYou } from './step-you';

@Component({
  selector: 'app-register',
  imports: [
    Alert,
    ErrorSummary,
    Icon,
    Loading,
    RouterLink,
    SessionFacts,
    StepIdentity,
    StepNeeds,
    StepRecap,
    Steps,
    StepYou,
  ],
  templateUrl: './register.html',
  host: { class: 'page' },
  styles: `
    @media (min-width: 960px) {
      .split > aside {
        grid-column: 2;
        grid-row: 1;
      }
      .split > :not(aside) {
        grid-column: 1;
        grid-row: 1;
      }
    }
  `,
})
export class Register {
  private readonly api = inject(RegistrationsApi);
  private readonly identity = inject(Identity);
  private readonly pageTitle = inject(PageTitle);
  private readonly router = inject(Router);
  private readonly site = inject(SiteFacts).site;

  readonly sessionId = input.required<string>();
  /** Step asked for in the URL, `?step=2`. */
  readonly step = input<string>();
  /** `?other=true`: somebody else is being registered, so the signed-in person's name is not filled in. */
  readonly other = input<string>();

  protected readonly session = sessionToJoin(this.sessionId);
  protected readonly closed = computed(() =>
    this.session.hasValue() ? closedWords(this.session.value()) : null,
  );
  protected readonly full = computed(
    () => this.session.hasValue() && this.session.value().seats.verdict === 'WAITLIST',
  );
  protected readonly missing = computed(() => leadsNowhere(this.session.error()));
  protected readonly waitingRule = waitingRule;
  protected readonly waitingCount = computed(() => {
    const waiting = this.session.hasValue() ? this.session.value().seats.waiting : 0;
    return waiting > 0 ? ` (${plural(waiting, 'personne attend', 'personnes attendent')} déjà)` : '';
  });
  protected readonly titles = stepTitles;
  protected readonly lastStep = lastStep;
  protected readonly bodyName = computed(() => this.site()?.bodyName ?? 'L’organisme de formation');

  private readonly opened = linkedSignal(() => readForm(this.sessionId()) ?? freshForm(noAnswers));
  protected readonly restored = linkedSignal(() => readForm(this.sessionId()) !== null);
  protected readonly answers = linkedSignal<Answers>(() => this.opened().answers);
  protected readonly form = form(this.answers);
  protected readonly isKept = signal(true);

  /** The step shown: never past one that still asks something. */
  protected readonly current = computed(() => {
    const asked = Number(this.step() ?? 1);
    return Math.min(Number.isInteger(asked) ? Math.max(1, asked) : 1, firstIncompleteStep(this.answers()));
  });
  /** Questions on screen when the person tried to go on: their errors show from then on. */
  private readonly tried = signal<ReadonlySet<AnswerName>>(new Set());
  /** Counts the attempts, so that each takes the focus to the summary again. */
  protected readonly attempts = signal(0);
  private readonly refusedFields = linkedSignal<Answers, AnswerError[]>({
    source: this.answers,
    computation: () => [],
  });
  private readonly errors = computed(() =>
    [...this.refusedFields(), ...errorsOf(this.answers())].filter(
      ({ field }) => stepOf[field] === this.current() && this.tried().has(field),
    ),
  );
  protected readonly messages = computed(() =>
    Object.fromEntries(
      this.errors()
        .toReversed()
        .map(({ field, message }) => [field, message]),
    ),
  );
  protected readonly summary = computed(() =>
    [...new Set(this.errors().map(({ field }) => field))].map((field) =>
      errorAt(field, this.messages()[field] ?? ''),
    ),
  );

  protected readonly sending = new Sending();
  /** The refusal to tell above the form: the one no field can show. */
  protected readonly refusal = computed(() =>
    this.refusedFields().length === 0 ? this.sending.problem() : null,
  );
  /** The address was registered already: nothing more is said here, a message has left. */
  protected readonly alreadyTold = signal(false);
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');
  private readonly steps = viewChild<Steps, ElementRef<HTMLElement>>('steps', { read: ElementRef });

  constructor() {
    effect(() => this.keep());
    effect(() => this.prefill());
    effect(() => this.nameThePage());
  }

  protected next(event: Event): void {
    event.preventDefault();
    if (this.current() === lastStep) void this.send();
    else if (this.stopsAt(this.current())) this.attempts.update((count) => count + 1);
    else void this.go(this.current() + 1);
  }

  protected async go(step: number): Promise<void> {
    this.restored.set(false);
    await this.router.navigate([], { queryParams: { step }, queryParamsHandling: 'merge' });
    this.focusStep();
  }

  protected startOver(): void {
    clearForm(this.sessionId());
    this.tried.set(new Set());
    this.restored.set(false);
    this.sending.clear();
    this.opened.set(freshForm({ ...noAnswers }));
    void this.go(1);
  }

  /** After "this form was sent with other answers": keeps the answers, and makes it a new form. */
  protected sendAnew(): void {
    this.sending.clear();
    this.opened.set(freshForm(this.answers()));
  }

  private stopsAt(step: number): boolean {
    this.tried.update((tried) => new Set([...tried, ...askedOn(step, this.answers())]));
    return this.errors().length > 0;
  }

  private async send(): Promise<void> {
    const draft = registrationDraft.parse(draftOf(this.answers()));
    const answer = await this.sending.run(() =>
      this.api.register(this.sessionId(), draft, this.opened().key),
    );
    const problem = this.sending.problem();
    if (problem) await this.showRefusal(problem);
    if (!answer) return;
    clearForm(this.sessionId());
    if (answer.outcome === 'ALREADY_TOLD') {
      this.alreadyTold.set(true);
      this.title().nativeElement.focus();
    } else await this.router.navigate(['/registrations/link', answer.token, 'done'], { replaceUrl: true });
  }

  /** Fields the server refused are shown on their step; anything else is said at the top of this one. */
  private async showRefusal(problem: Problem): Promise<void> {
    const fields = (problem.errors ?? []).map(({ path, message }) => ({
      field: fieldOf(path.replace(/^body\./, ''), this.answers()),
      message,
    }));
    if (problem.code === 'unknown-municipality' || problem.code === 'unknown-epci')
      fields.push({ field: 'municipality', message: sentenceOf(problem) });
    const [first] = fields;
    if (!first) return this.focusStep();
    this.refusedFields.set(fields);
    this.tried.update((tried) => new Set([...tried, ...fields.map(({ field }) => field)]));
    await this.go(stepOf[first.field]);
    this.attempts.update((count) => count + 1);
  }

  private focusStep(): void {
    this.steps()?.nativeElement.querySelector<HTMLElement>('h2')?.focus();
  }

  private keep(): void {
    const { answers: initial, key } = this.opened();
    const answers = this.answers();
    if (answers !== initial) this.isKept.set(saveForm(this.sessionId(), { answers, key }));
  }

  private prefill(): void {
    const me = this.identity.me();
    if (!me || this.other() !== undefined) return;
    const { familyName, givenName, email } = untracked(this.answers);
    if (familyName || givenName || email) return;
    untracked(() =>
      this.answers.update((answers) => ({
        ...answers,
        familyName: me.familyName,
        givenName: me.givenName,
        email: me.email,
      })),
    );
  }

  private nameThePage(): void {
    const where = this.session.hasValue() ? ` à «\u00a0${this.session.value().title}\u00a0»` : '';
    this.pageTitle.set(`S’inscrire${where}, étape ${this.current()} sur ${lastStep}`);
  }
}
