// A track is cancelled: all its dates to come fall in one act, with everybody who stood on them.
import { Injectable } from '@nestjs/common';
import type { trackCancelled } from '@treize/contract/roster';
import { DataSource } from 'typeorm';
import type * as z from 'zod';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { Jobs } from '../../../platform/jobs/jobs.service';
import { TrackDates } from '../../../sessions/organiser/track-dates.service';
import { recount, storeClaims } from '../../registering/writing.queries';
import { endStanding } from '../../following/following.queries';
import { concernedBy } from './cancelled-tracks.queries';
import { trackFell } from '../organiser.jobs';

@Injectable()
export class CancelledTracks {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly dates: TrackDates,
  ) {}

  /** What cancelling would do: dates, people, addresses told. */
  async preview(actor: Actor, trackId: string): Promise<z.output<typeof trackCancelled>> {
    const tx = this.source.manager;
    const ids = await this.dates.toCome(tx, actor, trackId);
    return { sessions: ids.length, ...(await concernedBy(tx, ids)) };
  }

  cancel(actor: Actor, trackId: string, reason: string): Promise<z.output<typeof trackCancelled>> {
    return this.source.transaction(async (tx) => {
      const ids = await this.dates.cancel(tx, actor, trackId, reason);
      const concerned = await concernedBy(tx, ids);
      const registrationIds: string[] = [];
      for (const id of ids) {
        const ended = await endStanding(tx, id, this.clock.now(), reason);
        registrationIds.push(...ended.map((one) => one.id));
        await recount(tx, id, false);
        await storeClaims(tx, id, { room: false, limitIds: [] });
      }
      if (registrationIds.length > 0)
        await this.jobs.send(tx, trackFell, { trackId, reason, registrationIds });
      return { sessions: ids.length, ...concerned };
    });
  }
}
