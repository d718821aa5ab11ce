// Sign-in by e-mail: the address, then the code of the message, then the person when a mailbox is shared.
import { Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { signInRequest } from '@treize/contract/auth';
import { Alert } from '@treize/design/alert';
import { Field } from '@treize/design/field';
import { Loading } from '@treize/design/loading';
import { Identity } from '../platform/identity';
import { Sending } from '../platform/sending';
import { SiteFacts } from '../platform/site';
import { AuthApi, demoPeople } from './auth-api';
import { Entrance } from './entrance';
import { keepPending, readPending, type PendingRequest } from './pending-request';
import { PeopleList } from './people-list';

@Component({
  selector: 'app-sign-in',
  imports: [Alert, Field, FormField, Loading, PeopleList],
  templateUrl: './sign-in.html',
  host: { class: 'page' },
  providers: [Entrance],
})
export class SignIn {
  private readonly api = inject(AuthApi);
  private readonly entrance = inject(Entrance);
  protected readonly me = inject(Identity).me;
  protected readonly site = inject(SiteFacts).site;

  /** Page to come back to. */
  readonly return = input<string>();

  protected readonly choice = this.entrance.choice;
  protected readonly demo = demoPeople(() => this.site()?.demo === true);
  protected readonly pending = signal<PendingRequest | null>(readPending());
  protected readonly resent = signal(false);
  protected readonly sending = new Sending();

  private readonly model = signal({ email: '', code: '' });
  protected readonly form = form(this.model, (path) => validateStandardSchema(path, signInRequest));
  private readonly emailTried = signal(false);
  protected readonly emailError = computed(() => {
    if (!this.emailTried() || this.form.email().valid()) return '';
    return this.model().email.trim() === ''
      ? 'Indiquez votre adresse électronique.'
      : 'Vérifiez l’adresse\u00a0: elle s’écrit comme prenom.nom@mairie.fr.';
  });
  private readonly digits = computed(() => this.model().code.replace(/\D/g, ''));
  private readonly codeTried = signal(false);
  protected readonly codeError = computed(() => {
    if (this.sending.problem()?.code === 'wrong-code') return this.sending.sentence();
    return this.codeTried() && this.digits().length !== 6 ? 'Le code compte 6 chiffres.' : '';
  });
  /** The refusal to tell above the form: a wrong code is told beside its field. */
  protected readonly refusal = computed(() =>
    this.sending.problem()?.code === 'wrong-code' ? '' : this.sending.sentence(),
  );
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');

  protected async ask(event?: Event): Promise<void> {
    event?.preventDefault();
    this.emailTried.set(true);
    if (this.emailError()) return this.focus('email');
    const email = this.model().email.trim();
    const asked = await this.sending.run(() => this.api.request(email));
    if (asked) this.wait({ requestId: asked.requestId, email, askedAt: Date.now() });
    this.title().nativeElement.focus();
  }

  protected async resend(): Promise<void> {
    const email = this.pending()?.email ?? '';
    this.resent.set(false);
    const asked = await this.sending.run(() => this.api.request(email));
    if (!asked) return;
    this.wait({ requestId: asked.requestId, email, askedAt: Date.now() });
    this.resent.set(true);
  }

  protected async answer(event: Event): Promise<void> {
    event.preventDefault();
    this.codeTried.set(true);
    this.sending.clear();
    const requestId = this.pending()?.requestId;
    if (!requestId || this.codeError()) return this.focus('code');
    await this.sending.run(async () =>
      this.entrance.follow(await this.api.answerCode(requestId, this.digits()), this.return() ?? null),
    );
    if (this.codeError()) this.focus('code');
    else if (this.choice()) this.title().nativeElement.focus();
  }

  protected async choose(personId: string): Promise<void> {
    await this.sending.run(() => this.entrance.choose(personId, this.return() ?? null));
  }

  protected async enterAs(personId: string): Promise<void> {
    await this.sending.run(async () =>
      this.entrance.follow(await this.api.demoSignIn(personId), this.return() ?? null),
    );
  }

  protected changeAddress(): void {
    keepPending(null);
    this.pending.set(null);
    this.resent.set(false);
    this.sending.clear();
    this.title().nativeElement.focus();
  }

  private wait(pending: PendingRequest): void {
    keepPending(pending);
    this.pending.set(pending);
    this.codeTried.set(false);
    this.model.update((model) => ({ ...model, code: '' }));
  }

  private focus(id: string): void {
    document.getElementById(id)?.focus();
  }
}
