// Whom the messages about a session reach: asked here, answered by the room that knows the people registered.
import { Injectable } from '@nestjs/common';
import type { Reach as Reached } from '@treize/contract/sessions';
import type { EntityManager } from 'typeorm';

/** Nobody is told anything. */
export const nobody: Reached = { notified: 0, blocked: 0, withoutAddress: 0 };

/** `STANDING`: those of the session as it is; `FALLEN`: those whom its return brings back. */
export type Whom = 'STANDING' | 'FALLEN';
type Counting = (tx: EntityManager, sessionId: string, whom: Whom) => Promise<Reached>;

@Injectable()
export class Reach {
  private counting: Counting | null = null;

  /** Called once, from `onModuleInit`, by the room to the right that counts people. */
  countedBy(counting: Counting): void {
    this.counting = counting;
  }

  of(tx: EntityManager, sessionId: string, whom: Whom): Promise<Reached> {
    if (this.counting === null) throw new Error('no room counts the people of sessions');
    return this.counting(tx, sessionId, whom);
  }
}
