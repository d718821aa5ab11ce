// The page behind a personal link: where the registration stands, what waits for an answer, what one can do now.
import { Component, computed, ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { registrationPaths } from '@treize/contract/registrations';
import type { SessionPage } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Icon } from '@treize/design/icon';
import { Loading } from '@treize/design/loading';
import { isExpected } from '@treize/rules/registrations/status';
import { frenchDuration } from '@treize/rules/time/french';
import { loaded } from '../../platform/loaded';
import { Sending } from '../../platform/sending';
import { SessionFacts } from '../../platform/session-facts';
import { leadsNowhere, RegistrationsApi, registrationOf } from '../registrations-api';
import { statusWords } from '../status-words';
import { AnswerCard } from './answer-card';
import { AheadList } from './ahead-list';
import { ChainHistory } from './chain-history';
import { GroupCard } from './group-card';
import { LeaveReminder } from './leave-reminder';
import { OfferCard } from './offer-card';
import { PaperList } from './paper-list';
import { SignCard } from './sign-card';
import { ToldCard } from './told-card';
import { isOver, whatNext } from './what-next';
import { WhyWaiting } from './why-waiting';

type Told = 'ACCEPTED' | 'DECLINED' | 'SEPARATED' | 'EDITED' | 'TRANSFERRED';

@Component({
  selector: 'app-personal-page',
  imports: [
    AheadList,
    Alert,
    AnswerCard,
    Badge,
    ChainHistory,
    GroupCard,
    Icon,
    LeaveReminder,
    Loading,
    OfferCard,
    PaperList,
    RouterLink,
    SessionFacts,
    SignCard,
    ToldCard,
    WhyWaiting,
  ],
  templateUrl: './personal-page.html',
  host: { class: 'page' },
})
export class PersonalPage {
  private readonly api = inject(RegistrationsApi);
  readonly token = input.required<string>();
  /** `?moved=`: just transferred here; `?edited=`: choices just changed. */
  readonly moved = input<string>();
  readonly edited = input<string>();
  /** `?answer=` and `?day=`: the links of an invitation, to be confirmed here. */
  readonly answer = input<string>();
  readonly day = input<string>();

  protected readonly registration = registrationOf(this.token);
  protected readonly missing = computed(() => leadsNowhere(this.registration.error()));
  private readonly shown = computed(() => loaded(this.registration));
  protected readonly ahead = computed(() => {
    const shown = this.shown();
    return shown && !shown.certificate ? whatNext(shown) : [];
  });
  protected readonly hasPlace = computed(() => isExpected(this.shown()?.status ?? 'EXPIRED'));
  protected readonly isOffered = computed(() => this.shown()?.status === 'OFFERED');
  /** Not coming, the place still kept: the answer card says so. */
  protected readonly isLeaving = computed(() => !!this.shown()?.declineEndsAt);
  /** The session has been held: coming is no longer the question. */
  protected readonly isPast = computed(() => {
    const shown = this.shown();
    return !!shown && isOver(shown.session);
  });
  protected readonly isPostponed = computed(() => this.shown()?.session.phase === 'POSTPONED');
  protected readonly isCancelled = computed(() => this.shown()?.session.phase === 'CANCELLED');
  /** There is a date to come to. */
  protected readonly isStanding = computed(
    () => !this.isPast() && !this.isPostponed() && !this.isCancelled(),
  );
  protected readonly calendarPath = computed(() => registrationPaths.linkCalendar(this.token()));
  /** One heading from the start: the focus given to it on arrival stays there. */
  protected readonly title = computed(() => {
    if (this.isOffered()) return 'Une place vous est proposée';
    return this.shown()?.session.title ?? (this.missing() ? 'Lien inconnu' : 'Mon inscription');
  });
  protected readonly sentence = computed(() => {
    const shown = this.shown();
    if (!shown) return '';
    return this.isPast() && this.hasPlace() ? 'Cette session a eu lieu.' : statusWords(shown).sentence;
  });
  protected readonly standing = statusWords;
  protected readonly durationOf = frenchDuration;
  protected readonly addressOf = ({ room, venue }: SessionPage): string =>
    venue ? [venue.address, `${venue.postcode} ${venue.town}`, room].filter(Boolean).join(', ') : '';

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly sending = new Sending();
  private readonly justDone = signal<Told | null>(null);
  protected readonly answered = computed<Told | null>(
    () => this.justDone() ?? (this.moved() ? 'TRANSFERRED' : this.edited() ? 'EDITED' : null),
  );

  protected async accept(): Promise<void> {
    await this.reply('ACCEPTED', () => this.api.accept(this.token()));
  }

  protected async decline(): Promise<void> {
    await this.reply('DECLINED', () => this.api.decline(this.token()));
  }

  protected separated(): void {
    this.tell('SEPARATED');
  }

  private async reply(told: Told, command: () => Promise<void>): Promise<void> {
    this.justDone.set(null);
    await this.sending.run(command);
    this.tell(this.sending.problem() ? null : told);
  }

  private tell(told: Told | null): void {
    this.justDone.set(told);
    this.registration.reload();
    this.heading().nativeElement.focus();
  }
}
