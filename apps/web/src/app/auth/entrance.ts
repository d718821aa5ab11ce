// What follows a right code or link: the person is in, or chooses who they are in a shared mailbox.
import { computed, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import type { SignInAnswer } from '@treize/contract/auth';
import { Identity } from '../platform/identity';
import { AuthApi } from './auth-api';
import { landingOf } from './landing';
import { keepPending } from './pending-request';

/** Provided by each page that signs in; `choice` is set while the person has to choose. */
@Injectable()
export class Entrance {
  private readonly api = inject(AuthApi);
  private readonly identity = inject(Identity);
  private readonly router = inject(Router);
  private readonly answer = signal<SignInAnswer | null>(null);
  readonly choice = computed(() => {
    const answer = this.answer();
    return answer?.outcome === 'CHOOSE' ? answer : null;
  });

  async follow(answer: SignInAnswer, returnTo: string | null): Promise<void> {
    this.answer.set(answer);
    if (answer.outcome === 'CHOOSE') return;
    keepPending(null);
    const me = await this.identity.reload();
    await this.router.navigateByUrl(landingOf(returnTo, me?.permissions ?? []), { replaceUrl: true });
  }

  async choose(personId: string, returnTo: string | null): Promise<void> {
    const choice = this.choice();
    if (choice) await this.follow(await this.api.choose(choice.choiceToken, personId), returnTo);
  }
}
