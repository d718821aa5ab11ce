// Sessions as the public and the rooms to the right read them; and the end of a session's life.
import { Injectable } from '@nestjs/common';
import type { ArrivalRules } from '@treize/rules/attendance/arrival';
import type { RegionAgenda, SessionList, SessionPage, sessionQuery } from '@treize/contract/sessions';
import type { Track, trackList } from '@treize/contract/tracks';
import { parisInstant } from '@treize/rules/time/paris';
import { addDays } from '@treize/rules/time/wall';
import { DataSource, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../platform/clock';
import { Refusal } from '../platform/http/refusal';
import { tracksWithModules } from '../tracks/tracks.queries';
import { cardOf, pageOf, seatsOf } from './session-view';
import { Session } from './session.entity';
import {
  countPublicSessions,
  publicSessions,
  regionAgendas,
  sessionPages,
  upcomingByTrack,
  type NextSessionRow,
  type PublicFilter,
} from './sessions.queries';

type Query = z.output<typeof sessionQuery>;

/** A track has far fewer sessions to come than this. */
const trackSessions = 200;

const unfiltered = (now: Date): PublicFilter => ({
  now,
  region: null,
  department: null,
  theme: null,
  regime: null,
  format: null,
  from: null,
  to: null,
  available: false,
  trackId: null,
});

/** `to` is the last day wanted: the list ends when the next one begins. */
const filterOf = (query: Query, now: Date): PublicFilter => ({
  ...unfiltered(now),
  region: query.region ?? null,
  department: query.department ?? null,
  theme: query.theme ?? null,
  regime: query.regime ?? null,
  format: query.format ?? null,
  from: query.from === undefined ? null : parisInstant(query.from, '00:00'),
  to: query.to === undefined ? null : parisInstant(addDays(query.to, 1), '00:00'),
  available: query.available === 'true',
});

const withSeats = (next: NextSessionRow) => ({
  ...next,
  seats: seatsOf({ ...next, closedAt: next.closedAt === null ? null : new Date(next.closedAt) }),
});

@Injectable()
export class SessionsService {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  async list(query: Query): Promise<SessionList> {
    const now = this.clock.now();
    const filter = filterOf(query, now);
    const { page, pageSize } = query;
    const tx = this.source.manager;
    const [total, rows] = await Promise.all([
      countPublicSessions(tx, filter),
      publicSessions(tx, filter, query.near ?? null, pageSize, (page - 1) * pageSize),
    ]);
    return { items: rows.map((row) => cardOf(row, now)), total, page, pageSize };
  }

  /** @throws Refusal `not-found` for a draft too: its existence is not told. */
  async page(sessionId: string): Promise<SessionPage> {
    const now = this.clock.now();
    const [row] = await sessionPages(this.source.manager, [sessionId], now);
    if (!row || row.state === 'DRAFT') throw new Refusal('not-found');
    return pageOf(row, now);
  }

  /** Pages by session id, whatever their state, for the rooms to the right. */
  async pagesOf(tx: EntityManager, sessionIds: readonly string[]): Promise<Map<string, SessionPage>> {
    const now = this.clock.now();
    const rows = await sessionPages(tx, sessionIds, now);
    return new Map(rows.map((row) => [row.id, pageOf(row, now)]));
  }

  /** One page, whatever its state. @throws Refusal `not-found` */
  async pageOf(tx: EntityManager, sessionId: string): Promise<SessionPage> {
    const page = (await this.pagesOf(tx, [sessionId])).get(sessionId);
    if (!page) throw new Refusal('not-found');
    return page;
  }

  async regions(): Promise<RegionAgenda[]> {
    const rows = await regionAgendas(this.source.manager, this.clock.now());
    return rows.map(({ nextDay, nextSession, ...region }) => ({
      ...region,
      nextAwarenessDay: nextDay && withSeats(nextDay),
      nextSession: nextSession && withSeats(nextSession),
    }));
  }

  async tracks(): Promise<z.output<typeof trackList>> {
    const tx = this.source.manager;
    const [tracks, counts] = await Promise.all([
      tracksWithModules(tx, null),
      upcomingByTrack(tx, this.clock.now()),
    ]);
    return tracks.map(({ id, regionCode, regionName, year, title, steps }) => ({
      id,
      regionCode,
      regionName,
      year,
      title,
      moduleCount: steps.length,
      sessionCount: counts.get(id) ?? 0,
    }));
  }

  /** Each module of the track with its sessions to come. */
  async track(trackId: string): Promise<Track> {
    const now = this.clock.now();
    const tx = this.source.manager;
    const [tracks, rows] = await Promise.all([
      tracksWithModules(tx, trackId),
      publicSessions(tx, { ...unfiltered(now), trackId }, null, trackSessions, 0),
    ]);
    const [track] = tracks;
    if (!track) throw new Refusal('not-found');
    const cards = rows.map((row) => cardOf(row, now));
    const steps = track.steps.map((step) => ({
      ...step,
      sessions: cards.filter(({ moduleCode }) => moduleCode === step.module.code),
    }));
    return { ...track, steps };
  }

  /** Called when every half-day is sealed and certificates may be issued. */
  async finalize(tx: EntityManager, sessionId: string): Promise<void> {
    const now = this.clock.now();
    const { affected } = await tx.update(
      Session,
      { id: sessionId, state: 'PUBLISHED' },
      { state: 'FINALIZED', updatedAt: now },
    );
    if (affected !== 1) throw new Refusal('wrong-state');
  }

  /** What an organiser decides of arrivals; re-entry is the option that also keeps a place left early. */
  async keepArrivalRules(
    tx: EntityManager,
    sessionId: string,
    { reentry, ...arrivalRules }: ArrivalRules,
  ): Promise<void> {
    await tx.update(Session, sessionId, { reentry, arrivalRules, updatedAt: this.clock.now() });
  }
}
