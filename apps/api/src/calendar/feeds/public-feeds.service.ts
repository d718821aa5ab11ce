// Feeds anybody can subscribe to. Each session's text is kept as long as the session does not change, each whole feed
// as long as none of its sessions does: one statement a request tells.
import { Injectable } from '@nestjs/common';
import { calendarPaths, type PublicFeeds } from '@treize/contract/calendar';
import { cancelledSince, feedWindow } from '@treize/rules/calendar/feeds';
import { parisInstant } from '@treize/rules/time/paris';
import { parisDate } from '@treize/rules/time/wall';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Links } from '../../platform/http/links';
import { Refusal } from '../../platform/http/refusal';
import { BoundedCache } from './bounded-cache';
import { feedFile, type FeedFile } from './feed-file';
import { dayBytes, foot, headBytes, nobody } from './feed-text';
import {
  feedDays,
  feedRegions,
  feedSessions,
  feedState,
  feedTracks,
  type FeedOf,
  type FeedRange,
  type FeedSession,
} from './feeds.queries';

/** About 1 KB each: sessions of several years. */
const keptSessions = 10_000;
/** The country, the regions, and the tracks that are read most. */
const keptFeeds = 100;

interface KeptFeed {
  version: string;
  file: Promise<FeedFile>;
}

export function feedRange(now: Date): FeedRange {
  const { from, until } = feedWindow(parisDate(now));
  return {
    from: parisInstant(from, '00:00'),
    until: parisInstant(until, '00:00'),
    since: cancelledSince(now),
  };
}

const keyOf = ({ id, version, stamp }: FeedSession): string => `${id} ${version} ${stamp}`;

@Injectable()
export class PublicFeedTexts {
  private readonly sessions = new BoundedCache<Buffer>(keptSessions);
  private readonly feeds = new BoundedCache<KeptFeed>(keptFeeds);

  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly links: Links,
  ) {}

  /** Addresses of every feed. */
  async list(): Promise<PublicFeeds> {
    const tx = this.source.manager;
    const [regions, tracks] = await Promise.all([feedRegions(tx), feedTracks(tx)]);
    return {
      national: this.links.page(calendarPaths.nationalFeed),
      regions: regions.map((one) => ({ ...one, url: this.links.page(calendarPaths.regionFeed(one.code)) })),
      tracks: tracks.map((one) => ({ ...one, url: this.links.page(calendarPaths.trackFeed(one.id)) })),
    };
  }

  national(): Promise<FeedFile> {
    return this.read({ regionCode: null, trackId: null }, calendarPaths.nationalFeed);
  }

  /** @throws Refusal `not-found` for an unknown region */
  region(regionCode: string): Promise<FeedFile> {
    return this.read({ regionCode, trackId: null }, calendarPaths.regionFeed(regionCode));
  }

  /** @throws Refusal `not-found` for an unknown track */
  track(trackId: string): Promise<FeedFile> {
    return this.read({ regionCode: null, trackId }, calendarPaths.trackFeed(trackId));
  }

  private async read(of: FeedOf, path: string): Promise<FeedFile> {
    const range = feedRange(this.clock.now());
    const { name, version: state } = await feedState(this.source.manager, of, range);
    if (name === null) throw new Refusal('not-found');
    // One session may leave the window the day another one enters it.
    const version = `${range.from.getTime()} ${state}`;
    const kept = this.feeds.get(path);
    if (kept?.version === version) return kept.file;
    // Kept before it is ready: those who ask meanwhile wait for the same one.
    const file = this.build(
      of,
      range,
      headBytes({ name: `Treize · ${name}`, source: this.links.page(path) }),
    );
    const made = { version, file };
    this.feeds.put(path, made);
    file.catch(() => this.feeds.put(path, { ...made, version: '' }));
    return file;
  }

  /** Read after the version: at least as new as it says. */
  private async build(of: FeedOf, range: FeedRange, head: Buffer): Promise<FeedFile> {
    const sessions = await feedSessions(this.source.manager, of, range);
    const texts = new Map<string, Buffer>();
    const missing: FeedSession[] = [];
    for (const session of sessions) {
      const text = this.sessions.get(keyOf(session));
      if (text) texts.set(session.id, text);
      else missing.push(session);
    }
    if (missing.length > 0) await this.write(missing, texts);
    const events = sessions.map(({ id }) => texts.get(id) ?? Buffer.alloc(0));
    return feedFile([head, ...events, foot]);
  }

  /** A session that changed since it was listed is told as it is now, and kept under what it is now. */
  private async write(missing: readonly FeedSession[], texts: Map<string, Buffer>): Promise<void> {
    const days = await feedDays(
      this.source.manager,
      missing.map(({ id }) => id),
    );
    const bySession = Map.groupBy(days, ({ sessionId }) => sessionId);
    for (const [id, own] of bySession) {
      const [first] = own as [(typeof own)[number]];
      const page = this.links.page(`/sessions/${id}`);
      const text = Buffer.concat(own.map((day) => dayBytes(day, page, nobody)));
      this.sessions.put(keyOf({ ...first, id }), text);
      texts.set(id, text);
    }
  }
}
