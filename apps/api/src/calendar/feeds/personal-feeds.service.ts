// A person's own feed, behind a secret address that can be renewed, and how they want to be invited.
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { calendarPaths, type MyCalendar, type myCalendarChoice } from '@treize/contract/calendar';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../../platform/clock';
import { Links } from '../../platform/http/links';
import { Refusal } from '../../platform/http/refusal';
import { feedFile, type FeedFile } from './feed-file';
import { dayBytes, foot, headBytes } from './feed-text';
import {
  choiceOf,
  choiceOfKey,
  personalDays,
  renewKey,
  replaceKey,
  storeChoice,
  type ChoiceRow,
} from './feeds.queries';
import { feedRange } from './public-feeds.service';

@Injectable()
export class PersonalFeeds {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly links: Links,
  ) {}

  /** Nobody has chosen anything before they do: invitations by mail, no feed. */
  async mine(personId: string): Promise<MyCalendar> {
    return this.shown(await choiceOf(this.source.manager, personId));
  }

  /** The secret address is made the first time the choice needs one; choosing again never changes it. */
  async choose(personId: string, choice: z.output<typeof myCalendarChoice>): Promise<MyCalendar> {
    const needsFeed = choice.channel === 'FEED' || choice.includesMailed;
    const wanted = { ...choice, personId, feedKey: needsFeed ? randomUUID() : null };
    return this.shown(await storeChoice(this.source.manager, wanted, this.clock.now()));
  }

  /** A new address; the old one answers 404 at once. */
  async renew(personId: string): Promise<MyCalendar> {
    return this.shown(await renewKey(this.source.manager, personId, randomUUID(), this.clock.now()));
  }

  /**
   * Whoever read the person's former mailbox may know their secret address: it answers 404 once this is committed.
   * @returns false when there was none
   */
  async shutOut(tx: EntityManager, personId: string): Promise<boolean> {
    return replaceKey(tx, personId, randomUUID(), this.clock.now());
  }

  /**
   * Not kept in memory: a person has few days, and what they left must be gone at once.
   * @throws Refusal `not-found` for an address that was never given, or was renewed
   */
  async feed(token: string): Promise<FeedFile> {
    const tx = this.source.manager;
    const choice = await choiceOfKey(tx, this.keyOf(token));
    if (!choice) throw new Refusal('not-found');
    const days = await personalDays(tx, choice.personId, choice.includesMailed, feedRange(this.clock.now()));
    const events = days.map(({ isWithdrawn, withdrawals, ...day }) =>
      dayBytes(day, this.links.page(`/sessions/${day.sessionId}`), {
        isWithdrawn,
        withdrawals,
        isBusy: true,
      }),
    );
    const head = headBytes({ name: 'Treize · Mes sessions', source: this.address(token) });
    return feedFile([head, ...events, foot]);
  }

  /** Whatever is wrong with the token, the answer is the same as for one that was renewed. */
  private keyOf(token: string): string {
    try {
      return this.links.read('feed', token);
    } catch (error) {
      if (error instanceof Refusal) throw new Refusal('not-found');
      throw error;
    }
  }

  private address(token: string): string {
    return this.links.page(calendarPaths.personalFeed(token));
  }

  private shown(row: ChoiceRow | null): MyCalendar {
    const { channel = 'MAIL', includesMailed = false, feedKey = null } = row ?? {};
    const feedUrl = feedKey === null ? null : this.address(this.links.sign('feed', feedKey));
    return { channel, includesMailed, feedUrl };
  }
}
