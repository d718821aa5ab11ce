// Confirmation page: what happened, the number, the recap, what happens next with dates, what one can do now.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { registrationPaths } from '@treize/contract/registrations';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { SessionFacts } from '../platform/session-facts';
import { leadsNowhere, registrationOf } from './registrations-api';
import { ordinal, waitingRule } from './status-words';
import { messageLeaving, whatNext } from './what-next';

@Component({
  selector: 'app-registered',
  imports: [Alert, Icon, Loading, RouterLink, SessionFacts],
  templateUrl: './registered.html',
  host: { class: 'page' },
})
export class Registered {
  readonly token = input.required<string>();
  protected readonly registration = registrationOf(this.token);
  protected readonly missing = computed(() => leadsNowhere(this.registration.error()));
  protected readonly waits = computed(
    () => this.registration.hasValue() && this.registration.value().status === 'WAITLISTED',
  );
  /** One heading from the start: the focus given to it on arrival stays there. */
  protected readonly title = computed(() => {
    if (!this.registration.hasValue()) return this.missing() ? 'Lien inconnu' : 'Inscription enregistrée';
    return this.waits() ? 'Vous êtes en liste d’attente' : 'Inscription confirmée';
  });
  protected readonly frame = computed(() => {
    if (!this.registration.hasValue()) return '';
    return this.waits() ? 'alert wait' : 'alert ok';
  });
  protected readonly ahead = computed(() => {
    if (!this.registration.hasValue()) return [];
    const registration = this.registration.value();
    return [messageLeaving(registration), ...whatNext(registration)];
  });
  protected readonly calendarPath = computed(() => registrationPaths.linkCalendar(this.token()));
  protected readonly waitingRule = waitingRule;
  protected readonly ordinal = ordinal;
}
