// Who has left a session for good, told to the places of the session after each movement recorded.
import { Injectable } from '@nestjs/common';
import { hasLeftEarly } from '@treize/rules/attendance/departure';
import type { EntityManager } from 'typeorm';
import { Departures } from '../../registrations/departures/departures.service';
import { movementsOf } from './ledger.queries';

@Injectable()
export class Movements {
  constructor(private readonly departures: Departures) {}

  /** Whoever left for good gives their place back; whoever is seen again takes it back. The session is held by the caller. */
  async follow(tx: EntityManager, sessionId: string, registrationId: string): Promise<void> {
    const hasLeft = hasLeftEarly(await movementsOf(tx, sessionId, registrationId));
    await this.departures.record(tx, sessionId, registrationId, hasLeft);
  }
}
