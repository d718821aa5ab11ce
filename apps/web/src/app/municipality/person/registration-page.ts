// One person of the commune on one session: where it stands and why, papers, what the mairie can do, the chain.
import { Component, computed, effect, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Confirm } from '@treize/design/confirm';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { isActive, isExpected, type RegistrationStatus } from '@treize/rules/registrations/status';
import { frenchDuration } from '@treize/rules/time/french';
import { Identity } from '../../platform/identity';
import { loaded } from '../../platform/loaded';
import { PageTitle } from '../../platform/page-title';
import { waitingRule } from '../../platform/places-words';
import { ReasonField } from '../../platform/reason-field';
import { isMissing } from '../../platform/refused';
import { historyWords, standingOf, statusLabels } from '../../platform/registration-words';
import { Sending } from '../../platform/sending';
import { SessionFacts } from '../../platform/session-facts';
import { reasonsText } from '../../platform/wait-words';
import { MunicipalityApi, registrationOf } from '../municipality-api';
import { momentOf } from '../words';
import { isReplaceable, lastMoment } from './replacing';

@Component({
  selector: 'app-commune-registration',
  imports: [Alert, Badge, Confirm, Icon, Loading, ReasonField, RouterLink, SessionFacts],
  templateUrl: './registration-page.html',
  host: { class: 'page' },
  styles: `
    dd {
      margin: 0;
    }
  `,
})
export class RegistrationPage {
  private readonly api = inject(MunicipalityApi);
  private readonly identity = inject(Identity);
  readonly code = input.required<string>();
  readonly registrationId = input.required<string>();
  /** `?replaced=…`: who has just been replaced by this person. */
  readonly replaced = input<string>();

  protected readonly registration = registrationOf(this.code, this.registrationId);
  protected readonly missing = computed(() => isMissing(this.registration.error()));
  protected readonly mayWrite = computed(() => this.identity.can('municipality.write'));
  protected readonly replaceable = computed(() => {
    const it = loaded(this.registration);
    return it !== undefined && isReplaceable(it, new Date());
  });
  protected readonly isComing = computed(() => {
    const it = loaded(this.registration);
    return it !== undefined && isExpected(it.status) && !['HELD', 'FINALIZED'].includes(it.session.phase);
  });
  /** A place may still come. */
  protected readonly mayCome = computed(() => isActive(loaded(this.registration)?.status ?? 'EXPIRED'));
  /** Why this person waits, in a sentence. */
  protected readonly reasons = computed(() => {
    const it = loaded(this.registration);
    return it ? reasonsText(it.waitReasons, it.session) : '';
  });
  protected readonly reason = signal('');
  protected readonly sending = new Sending();
  protected readonly cancelled = signal(false);

  protected readonly historyWords = historyWords;
  protected readonly standingOf = standingOf;
  protected readonly labelOf = (status: RegistrationStatus): string =>
    statusLabels[status].label.toLowerCase();
  protected readonly momentOf = momentOf;
  protected readonly lastMoment = lastMoment;
  protected readonly waitingRule = waitingRule;
  protected readonly durationOf = frenchDuration;
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const it = loaded(this.registration);
      title.set(it ? `${it.givenName} ${it.familyName}, ${it.session.title}` : 'Inscription');
    });
  }

  protected async cancel(): Promise<void> {
    const reason = this.reason().trim() || null;
    await this.sending.run(() => this.api.cancel(this.code(), this.registrationId(), reason));
    this.cancelled.set(!this.sending.problem());
    this.registration.reload();
    this.heading().nativeElement.focus();
  }
}
