// Places that people who left for good give back to walk-ins and newcomers while the session runs.
import { Injectable } from '@nestjs/common';
import { departureFrees } from '@treize/rules/attendance/departure';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { lockSessions } from '../registering/ground.queries';
import { countDepartures, departureTerms, markDeparture } from './departures.queries';

@Injectable()
export class Departures {
  constructor(private readonly clock: Clock) {}

  /**
   * Locks the session when a departure frees a place on it now, before anything of attendance is locked.
   * @returns false when departures do not count: option off, people may come back, or the session is over
   */
  async hold(tx: EntityManager, sessionId: string): Promise<boolean> {
    const terms = await departureTerms(tx, sessionId);
    if (!terms || !departureFrees(terms) || terms.state !== 'PUBLISHED' || this.clock.now() >= terms.endsAt)
      return false;
    await lockSessions(tx, [sessionId]);
    return true;
  }

  /** Notes that somebody has left for good, or is back. The session is held by the caller. */
  async record(
    tx: EntityManager,
    sessionId: string,
    registrationId: string,
    hasLeft: boolean,
  ): Promise<void> {
    if (await markDeparture(tx, registrationId, hasLeft)) await countDepartures(tx, sessionId);
  }
}
