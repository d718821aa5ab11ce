// The organiser's settings of places, closing and reopening registration; whoever waits is served by what it frees.
import { Injectable } from '@nestjs/common';
import type { PlacesDraft, placesEdit, PlacesSettings } from '@treize/contract/places';
import { phaseOf } from '@treize/rules/sessions/phase';
import { DataSource, QueryFailedError, type EntityManager } from 'typeorm';
import type * as z from 'zod';
import { Audit } from '../../../audit/audit.service';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { Refusal } from '../../../platform/http/refusal';
import { Jobs } from '../../../platform/jobs/jobs.service';
import { Session } from '../../session.entity';
import { seatsFreed } from '../../sessions.jobs';
import { OrganiserSessions } from '../organiser-sessions.service';
import { checkCapacity, limitInUse, plannedBlocks, plannedLimits } from './places-checks';
import {
  storeClosing,
  storedPlaces,
  storePlaces,
  unknownDepartments,
  writeBlocks,
  writeLimits,
  type StoredPlaces,
} from './places-settings.queries';
import { settingsOf } from './settings-view';

/** A registration names the row: told by PostgreSQL, which alone sees the rooms to the right. */
const isStillNamed = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code === '23503';
/** A job that comes at an instant reads its clock after it. */
const justAfter = (instant: Date): Date => new Date(instant.getTime() + 1000);

@Injectable()
export class PlacesSettingsService {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly jobs: Jobs,
    private readonly sessions: OrganiserSessions,
  ) {}

  async read(actor: Actor, sessionId: string): Promise<PlacesSettings> {
    const session = await this.source.manager.findOneBy(Session, { id: sessionId });
    if (!session) throw new Refusal('not-found');
    actor.mustReach('sessions.read', { regionCode: session.regionCode, sessionId });
    return settingsOf(await this.stored(this.source.manager, sessionId));
  }

  /** @throws Refusal `version-conflict`, `capacity-below-taken`, `wrong-state` for a limit in use */
  async write(actor: Actor, sessionId: string, edit: z.output<typeof placesEdit>): Promise<PlacesSettings> {
    return this.source.transaction(async (tx) => {
      const session = await this.sessions.lock(tx, actor, sessionId, edit.version);
      if (!['DRAFT', 'PUBLISHED', 'POSTPONED'].includes(session.state)) throw new Refusal('wrong-state');
      const stored = await this.stored(tx, sessionId);
      await this.apply(tx, session, stored, edit);
      await this.sessions.write(tx, session, {});
      const { capacity, share, limits, blocks } = edit;
      await this.audit.ofSession(tx, actor, session, 'session.places-set', {
        before: { capacity: stored.capacity, share: stored.share },
        after: { capacity, share, limits: limits.length, blocks: blocks.length },
      });
      await this.serve(tx, session);
      for (const { releasesAt } of blocks)
        if (releasesAt !== null) await this.serveAt(tx, session, releasesAt);
      return settingsOf(await this.stored(tx, sessionId));
    });
  }

  /** Closes registration before its date, until it is reopened; those who wait are still served. */
  close(actor: Actor, sessionId: string, version: number): Promise<PlacesSettings> {
    return this.setClosing(actor, sessionId, version, this.clock.now());
  }

  reopen(actor: Actor, sessionId: string, version: number): Promise<PlacesSettings> {
    return this.setClosing(actor, sessionId, version, null);
  }

  private async setClosing(
    actor: Actor,
    sessionId: string,
    version: number,
    closedAt: Date | null,
  ): Promise<PlacesSettings> {
    return this.source.transaction(async (tx) => {
      const session = await this.sessions.lock(tx, actor, sessionId, version);
      const stored = await this.stored(tx, sessionId);
      const isOver = phaseOf({ ...session, closedAt: null }, this.clock.now()) === 'HELD';
      const isSo = (stored.closedAt === null) === (closedAt === null);
      if (session.state !== 'PUBLISHED' || isOver || isSo) throw new Refusal('wrong-state');
      await storeClosing(tx, sessionId, closedAt);
      await this.sessions.write(tx, session, {});
      await this.audit.ofSession(tx, actor, session, closedAt ? 'session.closed' : 'session.reopened');
      await this.serve(tx, session);
      return settingsOf(await this.stored(tx, sessionId));
    });
  }

  private async apply(
    tx: EntityManager,
    session: Session,
    stored: StoredPlaces,
    draft: PlacesDraft,
  ): Promise<void> {
    const exceptional = checkCapacity(stored, draft.capacity);
    const someone = session.confirmed + session.offered + session.waiting > 0;
    const limits = plannedLimits(stored, draft.limits, someone);
    const departments = draft.blocks.flatMap(({ departmentCode }) => departmentCode ?? []);
    const blocks = plannedBlocks(stored, draft.blocks, await unknownDepartments(tx, departments));
    await storePlaces(tx, session.id, draft, exceptional);
    await writeBlocks(tx, session.id, blocks);
    await writeLimits(tx, session.id, limits).catch((error: unknown) => {
      const removed = stored.limits.find(({ id }) => !limits.some((limit) => limit.id === id));
      throw isStillNamed(error) && removed ? limitInUse(removed.label, 0) : error;
    });
  }

  private async stored(tx: EntityManager, sessionId: string): Promise<StoredPlaces> {
    const stored = await storedPlaces(tx, sessionId, this.clock.now());
    if (!stored) throw new Refusal('not-found');
    return stored;
  }

  private async serve(tx: EntityManager, session: Session): Promise<void> {
    if (session.waiting > 0 && session.state === 'PUBLISHED')
      await this.jobs.publish(tx, seatsFreed, { sessionId: session.id });
  }

  /** Places that a block lets go are offered then; serving twice offers nothing twice. */
  private async serveAt(tx: EntityManager, session: Session, releasesAt: string): Promise<void> {
    const at = new Date(releasesAt);
    if (at > this.clock.now())
      await this.jobs.publish(tx, seatsFreed, { sessionId: session.id }, { startAfter: justAfter(at) });
  }
}
