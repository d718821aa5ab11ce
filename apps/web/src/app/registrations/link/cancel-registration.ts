// Cancels a registration after a question: opening the page (as mail scanners do) changes nothing.
import { Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Field } from '@treize/design/field';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { isActive } from '@treize/rules/registrations/status';
import { loaded } from '../../platform/loaded';
import { Sending } from '../../platform/sending';
import { SessionFacts } from '../../platform/session-facts';
import { forgetLink } from '../kept-links';
import { leadsNowhere, RegistrationsApi, registrationOf } from '../registrations-api';
import { statusWords } from '../status-words';

@Component({
  selector: 'app-cancel-registration',
  imports: [Alert, Field, Icon, Loading, RouterLink, SessionFacts],
  templateUrl: './cancel-registration.html',
  host: { class: 'page' },
})
export class CancelRegistration {
  private readonly api = inject(RegistrationsApi);
  readonly token = input.required<string>();
  /** `?notMe`: somebody else typed this address. */
  readonly notMe = input<string>();

  protected readonly registration = registrationOf(this.token);
  protected readonly missing = computed(() => leadsNowhere(this.registration.error()));
  protected readonly isNotMe = computed(() => this.notMe() !== undefined);
  protected readonly waits = computed(
    () => this.registration.hasValue() && this.registration.value().status === 'WAITLISTED',
  );
  protected readonly companions = computed(() =>
    (loaded(this.registration)?.party ?? [])
      .filter(({ status }) => isActive(status))
      .map(({ name }) => name)
      .join(', '),
  );
  protected readonly heading = computed(() => {
    if (this.cancelled()) return 'Inscription annulée';
    if (this.isNotMe()) return 'Ce n’est pas moi';
    return this.waits() ? 'Quitter la liste d’attente' : 'Annuler mon inscription';
  });
  protected readonly standing = computed(() =>
    this.registration.hasValue() ? statusWords(this.registration.value()).sentence : '',
  );
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');
  protected readonly sending = new Sending();
  protected readonly cancelled = signal(false);

  protected async cancel(event: Event, reason: string): Promise<void> {
    event.preventDefault();
    const answer = { reason: reason.trim() || null, notMe: this.isNotMe() };
    await this.sending.run(() => this.api.cancel(this.token(), answer));
    if (this.sending.problem()) return;
    this.cancelled.set(true);
    forgetLink(this.token(), new Date());
    this.title().nativeElement.focus();
  }
}
