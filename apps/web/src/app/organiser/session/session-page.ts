// A session seen by its organiser: facts, what can be done, places by cause, and its people and settings in tabs.
import { Component, computed, DestroyRef, effect, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Roster } from '@treize/contract/roster';
import { Alert } from '@treize/design/alert';
import { Badge } from '@treize/design/badge';
import { Loading } from '@treize/design/loading';
import { isActive } from '@treize/rules/registrations/status';
import { frenchInstant } from '@treize/rules/time/french';
import { loaded } from '../../platform/loaded';
import { Identity } from '../../platform/identity';
import { PageTitle } from '../../platform/page-title';
import { Sending } from '../../platform/sending';
import { SessionFacts } from '../../platform/session-facts';
import { phaseWords, plural } from '../../platform/session-words';
import { CertificateTable } from '../issued/certificate-table';
import { SessionLoader } from '../form/session-loader';
import { AttendancePanel } from '../arrivals/attendance-panel';
import { OrganiserApi, sessionOf } from '../organiser-api';
import { deliveriesOf } from '../mail/deliveries/deliveries-api';
import { rosterAnswer } from '../mail/deliveries/delivery-words';
import { MentionPanel } from '../mentions/mention-panel';
import { MessagesTab } from '../mail/deliveries/messages-tab';
import { RemindersTab } from '../mail/reminders/reminders-tab';
import { PlacesTab } from '../places/places-tab';
import { movedByCancellation } from '../roster/acts';
import { MovePeople } from '../roster/move-people';
import { rosterOf } from '../roster/roster-api';
import { RosterTab } from '../roster/roster-tab';
import { countsByState } from '../roster/roster-view';
import { WaitingTab } from '../waiting/waiting-tab';
import { AvailabilityTable } from './availability-table';
import { SessionActions } from './session-actions';

@Component({
  selector: 'app-organiser-session',
  imports: [
    Alert,
    AttendancePanel,
    AvailabilityTable,
    Badge,
    CertificateTable,
    Loading,
    MentionPanel,
    MessagesTab,
    MovePeople,
    PlacesTab,
    RemindersTab,
    RosterTab,
    RouterLink,
    SessionActions,
    SessionFacts,
    SessionLoader,
    WaitingTab,
  ],
  templateUrl: './session-page.html',
  host: { class: 'page' },
})
export class SessionPage {
  readonly sessionId = input.required<string>();
  /** Open tab, from the query string. */
  readonly tab = input<string>();

  protected readonly identity = inject(Identity);
  protected readonly seesPeople = computed(() => this.identity.can('registrations.read'));
  protected readonly mayMove = computed(() => this.identity.can('registrations.write'));
  protected readonly session = sessionOf(this.sessionId);
  protected readonly roster = rosterOf(this.sessionId, this.seesPeople);
  protected readonly publishing = new Sending();
  protected readonly availability = computed(() => loaded(this.roster)?.availability);
  /** The last rows stay in view while they are read again. */
  protected readonly rows = linkedSignal<Roster['items'] | undefined, Roster['items']>({
    source: () => loaded(this.roster)?.items,
    computation: (items, before) => items ?? before?.value ?? [],
  });
  /** What was sent and answered: read once somebody looks at the people. */
  protected readonly deliveries = deliveriesOf(
    this.sessionId,
    () => this.seesPeople() && ['people', 'messages'].includes(this.shownTab() ?? ''),
  );
  protected readonly answers = computed(
    () =>
      new Map(
        loaded(this.deliveries)?.items.flatMap((row) => {
          const word = rosterAnswer(row);
          return word === '' ? [] : [[row.registrationId, word] as const];
        }),
      ),
  );
  protected readonly movable = computed(() => {
    const session = loaded(this.session);
    return session ? movedByCancellation(this.rows(), session) : [];
  });
  protected readonly tabs = computed(() => {
    const { seated, offered, waiting } = countsByState(this.rows());
    // The tab one is reading stays, though everybody has just been moved.
    const moves = this.mayMove() && (this.movable().length > 0 || this.tab() === 'move');
    const people = [
      { name: 'people', label: `Inscrits (${seated})` },
      { name: 'waiting', label: `Liste d’attente (${waiting + offered})` },
      { name: 'messages', label: 'Messages' },
      ...(moves ? [{ name: 'move', label: 'Déplacer les inscrits' }] : []),
    ];
    return [
      ...(this.seesPeople() ? people : []),
      ...(this.identity.can('mailings.read') ? [{ name: 'reminders', label: 'Rappels' }] : []),
      ...(this.identity.can('sessions.write') ? [{ name: 'places', label: 'Places' }] : []),
      { name: 'certificates', label: 'Certificats' },
    ];
  });
  protected readonly shownTab = computed(
    () => this.tabs().find(({ name }) => name === this.tab())?.name ?? this.tabs()[0]?.name,
  );
  protected readonly phaseWords = phaseWords;
  protected readonly plural = plural;
  private readonly api = inject(OrganiserApi);

  private readAgain: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    inject(DestroyRef).onDestroy(() => clearTimeout(this.readAgain));
    const title = inject(PageTitle);
    // A cancellation ends registrations a moment later: whoever comes to move the people sees them as they come.
    effect((onCleanup) => {
      if (loaded(this.session)?.state !== 'CANCELLED' || this.shownTab() !== 'move') return;
      if (!loaded(this.roster)?.items.some(({ status }) => isActive(status))) return;
      const timer = setTimeout(() => this.roster.reload(), 1500);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => {
      if (this.session.hasValue()) title.set(this.session.value().title);
    });
  }

  protected instantText = (instant: string): string => frenchInstant(new Date(instant));

  protected async publish(): Promise<void> {
    const session = loaded(this.session);
    if (!session) return;
    const published = await this.publishing.run(() => this.api.publish(session.id, session.version));
    if (published) this.session.reload();
  }

  protected refresh(): void {
    this.roster.reload();
    this.session.reload();
    this.deliveries.reload();
  }

  /** Other places, or mails sent again: the worker acts on them a moment later, so it is read once more then. */
  protected placesChanged(): void {
    this.refresh();
    clearTimeout(this.readAgain);
    this.readAgain = setTimeout(() => this.refresh(), 2500);
  }
}
