// Confirmation page: what happened, the number, the recap, what happens next with dates, what one can do now.
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { registrationPaths, type RegistrationPage } from '@treize/contract/registrations';
import { Alert } from '@treize/design/alert';
import { Icon } from '@treize/design/icon';
import type { IconName } from '@treize/design/icons';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../platform/loaded';
import { ordinal, statusLabels } from '../../platform/registration-words';
import { SessionFacts } from '../../platform/session-facts';
import { leadsNowhere, registrationOf } from '../registrations-api';
import { AheadList } from './ahead-list';
import { LeaveReminder } from './leave-reminder';
import { messageLeaving, whatNext } from './what-next';
import { WhyWaiting } from './why-waiting';

interface Headline {
  title: string;
  tone: string;
  icon: IconName;
}
const confirmed: Headline = { title: 'Inscription confirmée', tone: 'ok', icon: 'check' };
const headlines: Partial<Record<RegistrationPage['status'], Headline>> = {
  WAITLISTED: { title: 'Vous êtes en liste d’attente', tone: 'wait', icon: 'hourglass' },
  PENDING_VALIDATION: { title: 'Demande enregistrée, à valider', tone: 'wait', icon: 'hourglass' },
};

@Component({
  selector: 'app-registered',
  imports: [AheadList, Alert, Icon, LeaveReminder, Loading, RouterLink, SessionFacts, WhyWaiting],
  templateUrl: './registered.html',
  host: { class: 'page' },
})
export class Registered {
  readonly token = input.required<string>();
  /** `?invitation=`: the promise this registration used; it may have places for others. */
  readonly invitation = input<string>();
  protected readonly registration = registrationOf(this.token);
  protected readonly missing = computed(() => leadsNowhere(this.registration.error()));
  private readonly status = computed(() => loaded(this.registration)?.status);
  protected readonly waits = computed(() => this.status() === 'WAITLISTED');
  /** A place is sure: the day may go to a calendar. */
  protected readonly isSure = computed(() => this.status() === 'CONFIRMED');
  private readonly headline = computed(() => {
    const status = this.status();
    return (status && headlines[status]) ?? confirmed;
  });
  /** One heading from the start: the focus given to it on arrival stays there. */
  protected readonly title = computed(() => {
    if (!this.registration.hasValue()) return this.missing() ? 'Lien inconnu' : 'Inscription enregistrée';
    return this.headline().title;
  });
  protected readonly icon = computed(() => this.headline().icon);
  protected readonly frame = computed(() =>
    this.registration.hasValue() ? `alert ${this.headline().tone}` : '',
  );
  protected readonly ahead = computed(() => {
    const registration = loaded(this.registration);
    return registration ? [messageLeaving(registration), ...whatNext(registration)] : [];
  });
  protected readonly calendarPath = computed(() => registrationPaths.linkCalendar(this.token()));
  protected readonly nextQuery = computed(() => ({ other: true, invitation: this.invitation() ?? null }));
  protected readonly ordinal = ordinal;
  protected readonly wordsOf = (status: RegistrationPage['status']): string =>
    statusLabels[status].label.toLowerCase();
}
