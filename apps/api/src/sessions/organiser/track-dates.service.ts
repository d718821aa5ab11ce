// The dates to come of a track, cancelled in one act; the rooms to the right end what stood on them, in the same transaction.
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audit } from '../../audit/audit.service';
import { Clock } from '../../platform/clock';
import type { Actor } from '../../platform/http/actor';
import { Refusal } from '../../platform/http/refusal';
import {
  datesToCome,
  lockDatesToCome,
  storeCancelled,
  trackOfDates,
  type TrackOfDates,
} from './track-dates.queries';

@Injectable()
export class TrackDates {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
  ) {}

  /** What cancelling would take. */
  async toCome(tx: EntityManager, actor: Actor, trackId: string): Promise<string[]> {
    await this.reach(tx, actor, trackId);
    return datesToCome(tx, trackId, this.clock.now());
  }

  /**
   * Cancels them; no fact is published for each: whoever calls tells people once for all of them.
   * @returns ids of the sessions, locked
   * @throws Refusal `wrong-state` when no date is to come
   */
  async cancel(tx: EntityManager, actor: Actor, trackId: string, reason: string): Promise<string[]> {
    const track = await this.reach(tx, actor, trackId);
    const at = this.clock.now();
    const ids = await lockDatesToCome(tx, trackId, at);
    if (ids.length === 0) throw new Refusal('wrong-state');
    await storeCancelled(tx, ids, reason, at);
    const entry = { actorId: actor.personId, regionCode: track.regionCode };
    await this.audit.recordMany(tx, [
      {
        ...entry,
        action: 'track.cancelled',
        subjectKind: 'track',
        subjectId: trackId,
        details: { sessions: ids.length },
      },
      ...ids.map((id) => ({
        ...entry,
        action: 'session.cancelled',
        subjectKind: 'session',
        subjectId: id,
        details: { trackId, reason },
      })),
    ]);
    return ids;
  }

  private async reach(tx: EntityManager, actor: Actor, trackId: string): Promise<TrackOfDates> {
    const track = await trackOfDates(tx, trackId);
    if (!track) throw new Refusal('not-found');
    actor.mustReach('sessions.write', { regionCode: track.regionCode });
    return track;
  }
}
