// Sessions of the same programme that people can be moved to, with what is left in each.
import { Injectable } from '@nestjs/common';
import type { TransferTarget } from '@treize/contract/roster';
import { reaches } from '@treize/rules/auth/access';
import { isOpen } from '@treize/rules/sessions/phase';
import { placesLeft } from '@treize/rules/sessions/seats';
import { DataSource } from 'typeorm';
import { Clock } from '../../../platform/clock';
import type { Actor } from '../../../platform/http/actor';
import { Refusal } from '../../../platform/http/refusal';
import { transferTargets, type TargetRow } from '../../places/transfers.queries';
import { readSessions } from '../../registering/ground.queries';

@Injectable()
export class Targets {
  constructor(
    private readonly source: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Those that are open, and those of one's own that are not open yet. */
  async ofSession(actor: Actor, sessionId: string): Promise<TransferTarget[]> {
    const [session] = await readSessions(this.source.manager, [sessionId]);
    if (!session) throw new Refusal('not-found');
    actor.mustReach('registrations.write', { sessionId, regionCode: session.regionCode });
    const at = this.clock.now();
    const scope = actor.scope('registrations.write');
    const rows = await transferTargets(this.source.manager, sessionId, at);
    return rows.filter((row) => isOpen(row, at) || reaches(scope, row)).map(targetView);
  }
}

const targetView = (row: TargetRow): TransferTarget => ({
  sessionId: row.sessionId,
  title: row.title,
  regionName: row.regionName,
  town: row.town,
  startsAt: row.startsAt.toISOString(),
  left: placesLeft(row),
  waiting: row.waiting,
});
