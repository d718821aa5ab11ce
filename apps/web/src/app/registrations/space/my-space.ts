// My space: the next session first, then what waits for an answer, the registrations, the certificates and their hours.
import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { MyRegistration } from '@treize/contract/registrations';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { titleOfKind } from '@treize/rules/certificates/certificate';
import { frenchDays, leaveDays, trainingDays } from '@treize/rules/certificates/leave';
import { isActive, isExpected } from '@treize/rules/registrations/status';
import { frenchDuration } from '@treize/rules/time/french';
import { AwaitedList } from '../awaited-list';
import { awaitedCertificates, myCertificates } from '../../certificates/certificates-api';
import { Identity } from '../../platform/identity';
import { loaded } from '../../platform/loaded';
import { placeText, plural } from '../../platform/session-words';
import { reasonsText } from '../../platform/wait-words';
import { byYear, totalMinutes } from './hours-by-year';
import { myRegistrations } from '../registrations-api';
import { relativeMoment } from './relative-day';
import { statusWords } from '../status-words';

/** Put off: its former date means nothing any more. */
const isPutOff = ({ session }: MyRegistration): boolean => session.phase === 'POSTPONED';
const waitText = ({ status, waitReasons }: MyRegistration): string =>
  status === 'WAITLISTED' ? `${reasonsText(waitReasons) || 'Votre tour n’est pas encore venu'}.` : '';

@Component({
  selector: 'app-my-space',
  imports: [AwaitedList, Badge, Icon, Loading, RouterLink],
  templateUrl: './my-space.html',
  host: { class: 'page' },
})
export class MySpace {
  private readonly identity = inject(Identity);
  private readonly router = inject(Router);
  private readonly now = new Date();

  protected readonly me = this.identity.me;
  protected readonly registrations = myRegistrations();
  protected readonly certificates = myCertificates();
  private readonly held = awaitedCertificates();
  protected readonly awaited = computed(() => loaded(this.held));
  private readonly all = computed(() =>
    (this.registrations.hasValue() ? this.registrations.value() : []).toSorted((one, other) =>
      one.session.startsAt.localeCompare(other.session.startsAt),
    ),
  );
  protected readonly upcoming = computed(() =>
    this.all().filter(
      (one) => isActive(one.status) && (isPutOff(one) || new Date(one.session.endsAt) > this.now),
    ),
  );
  protected readonly others = computed(() =>
    this.all()
      .filter((one) => !this.upcoming().includes(one))
      .toReversed(),
  );
  protected readonly next = computed(() =>
    this.upcoming().find((one) => isExpected(one.status) && !isPutOff(one)),
  );
  protected readonly waiting = computed(() =>
    this.upcoming().filter(
      (one) => one.status === 'OFFERED' || (one.status === 'TO_RECONFIRM' && !isPutOff(one)),
    ),
  );
  /** What neither comes first nor waits for an answer. */
  protected readonly rest = computed(() =>
    this.upcoming().filter((one) => one !== this.next() && !this.waiting().includes(one)),
  );
  protected readonly years = computed(() => byYear(this.papers()));
  private readonly papers = computed(() => (this.certificates.hasValue() ? this.certificates.value() : []));
  protected readonly total = computed(() => frenchDuration(totalMinutes(this.papers())));
  protected readonly days = computed(() => frenchDays(trainingDays(this.papers())));
  protected readonly daysOf = frenchDays;
  protected readonly leaveDays = leaveDays;
  protected readonly titleOfKind = titleOfKind;

  protected readonly wordsOf = statusWords;
  /** Why one waits, in a sentence. */
  protected readonly whyOf = (one: MyRegistration): string =>
    isPutOff(one) ? statusWords(one).sentence : waitText(one);
  protected readonly durationOf = frenchDuration;
  protected readonly plural = plural;
  protected readonly whenOf = (one: MyRegistration): string =>
    isPutOff(one) ? 'Nouvelle date à venir' : relativeMoment(new Date(one.session.startsAt), this.now);
  protected readonly whereOf = ({ session }: MyRegistration): string =>
    placeText({ ...session, format: session.town ? 'ONSITE' : 'REMOTE' });

  protected async signOut(everywhere: boolean): Promise<void> {
    await this.identity.signOut(everywhere);
    await this.router.navigateByUrl('/');
  }
}
