// The registration form: four steps kept in the URL, answers kept in the tab, a place held meanwhile, one registration
// however often it is sent.
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
import type { RegistrationAnswer } from '@treize/contract/registrations';
import type { Problem } from '@treize/contract/refusals';
import type { SessionPage } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { ErrorSummary } from '@treize/design/error-summary';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { Steps } from '@treize/design/steps';
import { Identity } from '../../platform/identity';
import { loaded } from '../../platform/loaded';
import { PageTitle } from '../../platform/page-title';
import { Sending } from '../../platform/sending';
import { SessionFacts } from '../../platform/session-facts';
import { SiteFacts } from '../../platform/site';
import { keepLink } from '../kept-links';
import { leadsNowhere, RegistrationsApi, sessionToJoin } from '../registrations-api';
import { firstIncompleteStep, lastStep, stepOf, stepTitles } from './answers/answer-errors';
import { chosenLimits, draftOf, noAnswers, peopleOf, type Answers } from './answers/answers';
import { Checking } from './answers/checking';
import { CompanionChoice } from './steps/companion-choice';
import { EligibilityNotice } from './notices/eligibility-notice';
import { FullNotice } from './notices/full-notice';
import { HoldLine } from './notices/hold-line';
import { LeaveNotice } from './notices/leave-notice';
import { closedWords } from './notices/open-words';
import { OverlapNotice } from './notices/overlap-notice';
import { fieldsRefused } from './answers/refused-fields';
import { RegisterRefusal } from './notices/register-refusal';
import { clearForm, freshForm, keepBody, readForm, sameBodyAnswers, saveForm } from './saved-form';
import { SeatHold } from './seat-hold';
import { StepIdentity } from './steps/step-identity';
import { StepNeeds } from './steps/step-needs';
import { StepRecap } from './steps/step-recap';
import { StepYou } from './steps/step-you';

@Component({
  selector: 'app-register',
  imports: [
    Alert,
    CompanionChoice,
    EligibilityNotice,
    ErrorSummary,
    FullNotice,
    HoldLine,
    Icon,
    LeaveNotice,
    Loading,
    OverlapNotice,
    RegisterRefusal,
    RouterLink,
    SessionFacts,
    StepIdentity,
    StepNeeds,
    StepRecap,
    Steps,
    StepYou,
  ],
  providers: [SeatHold],
  templateUrl: './register.html',
  styleUrl: './register.css',
  host: { class: 'page' },
})
export class Register {
  private readonly api = inject(RegistrationsApi);
  private readonly hold = inject(SeatHold);
  private readonly identity = inject(Identity);
  private readonly pageTitle = inject(PageTitle);
  private readonly router = inject(Router);
  private readonly site = inject(SiteFacts).site;

  readonly sessionId = input.required<string>();
  /** Step asked for in the URL, `?step=2`. */
  readonly step = input<string>();
  /** `?other=true`: somebody else of the same commune is being registered. */
  readonly other = input<string>();
  /** `?invitation=`: token of a promise of places. */
  readonly invitation = input<string>();

  protected readonly session = sessionToJoin(this.sessionId);
  /** The last one read: reading it again, to renew what is left, does not take the form away. */
  protected readonly shown = linkedSignal<SessionPage | undefined, SessionPage | undefined>({
    source: () => loaded(this.session),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly missing = computed(() => leadsNowhere(this.session.error()));
  protected readonly closed = computed(() => {
    const session = this.shown();
    return session ? closedWords(session) : null;
  });
  private readonly limits = computed(() => this.shown()?.places.limits ?? []);
  /** A newcomer would wait; an invitation has places of its own. */
  protected readonly full = computed(() => {
    const verdict = this.shown()?.seats.verdict;
    return (verdict === 'WAITLIST' || verdict === 'FULL') && !this.invitation();
  });
  /** Whoever registers will wait: the places kept for some are gone too. */
  private readonly waits = computed(
    () => this.full() && !this.shown()?.places.reservedFor.some(({ left }) => left > 0),
  );
  protected readonly titles = computed(() => stepTitles(chosenLimits(this.limits()).length > 0));
  protected readonly lastStep = lastStep;
  protected readonly bodyName = computed(() => this.site()?.bodyName ?? 'L’organisme de formation');

  /** What was left in this tab, read once: what this visit keeps does not count as found again. */
  private readonly found = computed(() => readForm(this.sessionId()));
  private readonly opened = linkedSignal(() => this.found() ?? freshForm(this.atFirst()));
  protected readonly restored = linkedSignal(() => this.found() !== null);
  protected readonly answers = linkedSignal<Answers>(() => this.opened().answers);
  protected readonly form = form(this.answers);
  protected readonly people = computed(() => peopleOf(this.answers()));
  protected readonly hasElected = computed(() =>
    this.people().some((who) => this.answers()[who].kind === 'ELECTED'),
  );
  protected readonly isKept = signal(true);
  /** Something was typed or chosen by hand: worth keeping, and worth holding a place, from then on. */
  protected readonly begun = signal(false);

  /** The step shown: never past one that still asks something. */
  protected readonly current = computed(() => {
    const asked = Number(this.step() ?? 1);
    const first = firstIncompleteStep(this.answers(), this.limits());
    return Math.min(Number.isInteger(asked) ? Math.max(1, asked) : 1, first);
  });
  protected readonly checking = new Checking(this.answers, this.limits, this.current);

  protected readonly sending = new Sending();
  /** The refusal to tell above the form: the one no field can show. */
  protected readonly refusal = computed(() => (this.checking.hasRefused() ? null : this.sending.problem()));
  /** The address was registered already: nothing more is said here, a message has left. */
  protected readonly alreadyTold = signal(false);
  protected readonly verb = computed(() => {
    if (this.sending.busy()) return 'Envoi en cours…';
    if (this.waits()) return 'Demander une place en liste d’attente';
    return this.shown()?.places.validation === 'NONE'
      ? `Envoyer l’inscription${this.answers().isPair ? ' du binôme' : ''}`
      : 'Envoyer la demande d’inscription';
  });
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');
  private readonly steps = viewChild<Steps, ElementRef<HTMLElement>>('steps', { read: ElementRef });

  constructor() {
    effect(() => this.keep());
    effect(() => this.prefill());
    effect(() => this.nameThePage());
    effect(() => this.holdPlaces());
  }

  protected next(event: Event): void {
    event.preventDefault();
    if (this.current() === lastStep) void this.send(this.waits());
    else if (!this.checking.stops()) void this.go(this.current() + 1);
  }

  protected async go(step: number): Promise<void> {
    this.restored.set(false);
    await this.router.navigate([], { queryParams: { step }, queryParamsHandling: 'merge' });
    this.focusStep();
  }

  protected startOver(): void {
    clearForm(this.sessionId());
    this.checking.forget();
    this.restored.set(false);
    this.alreadyTold.set(false);
    this.sending.clear();
    this.opened.set(freshForm({ ...noAnswers }));
    void this.go(1);
  }

  /** After "this form was sent with other answers": keeps the answers, and makes it a new form. */
  protected sendAnew(): void {
    this.sending.clear();
    this.opened.set(freshForm(this.answers()));
  }

  /** Goes on without the invitation, as everybody. */
  protected async dropInvitation(): Promise<void> {
    this.sending.clear();
    await this.router.navigate([], { queryParams: { invitation: null }, queryParamsHandling: 'merge' });
  }

  /** @param waitingListOnly the person was told that they would wait: refused if they no longer would */
  protected async send(waitingListOnly: boolean): Promise<void> {
    const { answers, limits } = untracked(() => ({ answers: this.answers(), limits: this.limits() }));
    const { key } = this.opened();
    const request = {
      ...draftOf(answers.you, limits),
      companion: answers.isPair ? draftOf(answers.companion, limits) : null,
      waitingListOnly,
      hold: this.hold.state() === 'HELD' ? key : null,
      invitation: this.invitation() ?? null,
    };
    const answer = await this.sending.run(() => this.api.register(this.sessionId(), request, key));
    const problem = this.sending.problem();
    if (problem) await this.showRefusal(problem);
    if (answer) await this.finish(answer);
  }

  private async finish(answer: RegistrationAnswer): Promise<void> {
    this.hold.taken();
    clearForm(this.sessionId());
    keepBody(this.answers().you);
    if (answer.outcome === 'ALREADY_TOLD') {
      this.alreadyTold.set(true);
      this.title().nativeElement.focus();
      return;
    }
    const until = this.shown()?.endsAt;
    if (until) keepLink(answer.token, until, new Date());
    await this.router.navigate(['/registrations/link', answer.token, 'done'], {
      queryParams: { invitation: this.invitation() },
      replaceUrl: true,
    });
  }

  /** Fields the server refused are shown on their step; anything else is said at the top of this one. */
  private async showRefusal(problem: Problem): Promise<void> {
    if (['places-remain', 'waiting-list-closed', 'unknown-limit'].includes(problem.code))
      this.session.reload();
    const fields = fieldsRefused(problem, this.answers(), this.limits());
    const [first] = fields;
    if (!first) return this.focusStep();
    await this.go(stepOf[first.field]);
    this.checking.refuse(fields);
  }

  private focusStep(): void {
    this.steps()?.nativeElement.querySelector<HTMLElement>('h2')?.focus();
  }

  private atFirst(): Answers {
    return this.other() === undefined ? noAnswers : sameBodyAnswers();
  }

  private keep(): void {
    const { answers: initial, key } = this.opened();
    const answers = this.answers();
    if (answers !== initial && this.begun()) this.isKept.set(saveForm(this.sessionId(), { answers, key }));
  }

  private holdPlaces(): void {
    if (!this.begun() || !this.shown() || this.closed() || this.full()) return;
    const wanted = {
      sessionId: this.sessionId(),
      key: this.opened().key,
      places: this.people().length,
      invitation: this.invitation() ?? null,
    };
    untracked(() => this.hold.ask(wanted));
  }

  private prefill(): void {
    const me = this.identity.me();
    if (!me || this.other() !== undefined) return;
    const { you } = untracked(this.answers);
    if (you.familyName || you.givenName || you.email) return;
    const { familyName, givenName, email } = me;
    untracked(() =>
      this.answers.update((answers) => ({
        ...answers,
        you: { ...answers.you, familyName, givenName, email },
      })),
    );
  }

  private nameThePage(): void {
    const session = this.shown();
    const where = session ? ` à «\u00a0${session.title}\u00a0»` : '';
    this.pageTitle.set(`S’inscrire${where}, étape ${this.current()} sur ${lastStep}`);
  }
}
