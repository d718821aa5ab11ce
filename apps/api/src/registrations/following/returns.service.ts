// A cancelled session that stands again: its registrations have their state and rank back.
import { Injectable } from '@nestjs/common';
import { standingAgain } from '@treize/rules/registrations/standing-again';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Jobs } from '../../platform/jobs/jobs.service';
import { validationDeadline } from '../deadlines/deadlines';
import { Places } from '../places/places.service';
import { wholeGround } from '../registering/ground';
import { recount } from '../registering/writing.queries';
import { registrationToldAgain, validationEnded } from '../registrations.jobs';
import { fallenOf, roomLeft, standAgain } from './following.queries';

@Injectable()
export class Returns {
  constructor(
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly places: Places,
  ) {}

  /**
   * Each registration ended by the fall stands again, but those of people who came back or were moved elsewhere
   * meanwhile. Places are counted again and what is left is offered; everybody is told.
   */
  async reinstate(tx: EntityManager, sessionId: string, version: number): Promise<void> {
    const session = await this.places.lockSession(tx, sessionId);
    if (session.state !== 'PUBLISHED' && session.state !== 'POSTPONED') return;
    const at = this.clock.now();
    const rows = standingAgain(await fallenOf(tx, sessionId), await roomLeft(tx, sessionId));
    if (rows.length === 0) return;
    const { departmentCode } = await wholeGround(tx, session, at);
    const dueAt = validationDeadline(at, session, departmentCode);
    await standAgain(tx, rows, at, dueAt);
    await recount(tx, sessionId, true);
    await this.places.serve(tx, await this.places.lockSession(tx, sessionId), true);
    const asked = rows.filter(({ status }) => status === 'PENDING_VALIDATION');
    await this.jobs.sendMany(
      tx,
      validationEnded,
      asked.map(({ id }) => ({ registrationId: id })),
      { startAfter: dueAt },
    );
    await this.jobs.sendMany(
      tx,
      registrationToldAgain,
      rows.map(({ id }) => ({ registrationId: id, occasion: 'reinstated' as const, version })),
    );
  }
}
