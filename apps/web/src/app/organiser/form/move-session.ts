// A move: new days or place, the before and after, how many people will be told, then the confirmation.
import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Reach, Venue } from '@treize/contract/sessions';
import { Alert } from '@treize/design/alert';
import { Confirm } from '@treize/design/confirm';
import { ErrorSummary } from '@treize/design/error-summary';
import { Loading } from '@treize/design/loading';
import { loaded } from '../../platform/loaded';
import { OrganiserApi, reachOf, sessionOf, sessionOptions } from '../organiser-api';
import { LeftOut } from '../called-off/left-out';
import { moveTimingText, noticeOf, sentText } from '../words';
import { changesOf, closingText, doneHeading, timetableLabel } from './placing-diff';
import { PlacingFields } from './placing-fields';
import { SessionLoader } from './session-loader';
import { newSession, openingText, placingOf, placingTextOf, type PlacingText } from './session-text';
import { placingErrors } from './text-errors';
import { TextForm } from './text-form';

const { days, venueId, room, joinUrl } = newSession(new Date(0), '');

@Component({
  selector: 'app-move-session',
  imports: [Alert, Confirm, ErrorSummary, LeftOut, Loading, PlacingFields, RouterLink, SessionLoader],
  templateUrl: './move-session.html',
  host: { class: 'page' },
  styles: `
    .lines {
      white-space: pre-line;
    }
    ins {
      font-weight: 700;
      text-decoration: none;
    }
  `,
})
export class MoveSession {
  readonly sessionId = input.required<string>();
  protected readonly session = sessionOf(this.sessionId);
  protected readonly options = sessionOptions();
  protected readonly page = new TextForm<PlacingText>({ days, venueId, room, joinUrl }, placingErrors);
  /** People told, once moved, under a heading that says what changed. */
  protected readonly told = signal<Reach | null>(null);
  protected readonly done = signal('');
  private readonly reach = reachOf(this.sessionId);
  protected readonly reached = computed(() => loaded(this.reach));
  protected readonly notices = computed(() => noticeOf(this.reached()));
  protected readonly sentText = sentText;
  /** A session put off waits for its date; any other has one to change. */
  protected readonly heading = computed(() =>
    this.isReopened() ? 'Fixer la nouvelle date' : 'Changer la date ou le lieu',
  );
  /** A session put off has no date before: one is typed, be it the one it had. */
  protected readonly isReopened = computed(() => loaded(this.session)?.state === 'POSTPONED');
  protected readonly timing = computed(() =>
    this.reached()?.notified === 0 ? '' : moveTimingText(this.movesDates(), this.isReopened()),
  );
  protected readonly changes = computed(() => {
    const session = loaded(this.session);
    const venues = loaded(this.options)?.venues ?? [];
    return session ? changesOf(placingTextOf(session), this.page.text(), venues) : [];
  });
  private readonly movesDates = computed(() => this.changes().some(({ label }) => label === timetableLabel));
  protected readonly closing = computed(() => {
    const session = loaded(this.session);
    return session ? closingText(session, this.page.text()) : '';
  });
  /** A date is typed for every day. */
  protected readonly isDated = computed(() => this.page.text().days.every(({ date }) => date !== ''));
  private readonly ask = viewChild.required(Confirm);
  private readonly api = inject(OrganiserApi);

  constructor() {
    effect(() => {
      const session = loaded(this.session);
      if (session) untracked(() => this.page.text.set(openingText(session)));
    });
  }

  protected addVenue(venue: Venue): void {
    const regionCode = loaded(this.session)?.regionCode ?? '';
    this.options.update(
      (options) => options && { ...options, venues: [...options.venues, { ...venue, regionCode }] },
    );
    this.page.form.venueId().value.set(venue.id);
  }

  protected confirm(): void {
    if (this.page.ready()) this.ask().open();
  }

  protected async send(): Promise<void> {
    const version = loaded(this.session)?.version;
    if (version === undefined) return;
    const done = doneHeading(this.changes(), this.isReopened());
    const moved = await this.page.send((text) =>
      this.api.move(this.sessionId(), { version, ...placingOf(text) }),
    );
    if (!moved) return;
    this.done.set(done);
    this.told.set(moved);
  }
}
