// One act of an organiser on many registrations: each is checked against the scope and done on its own.
import { Injectable } from '@nestjs/common';
import type { RosterAction, RosterActionAnswer } from '@treize/contract/roster';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../../platform/http/actor';
import { Refusal } from '../../../platform/http/refusal';
import { Places } from '../../places/places.service';
import { Transfers, type Moves } from '../../places/transfers.service';
import { Validations } from '../../places/validations.service';
import { readSessions } from '../../registering/ground.queries';
import { rosterSubjects, type RosterSubject } from './roster.queries';

type Transfer = Extract<RosterAction, { action: 'TRANSFER' }>;
type OneByOne = Exclude<RosterAction, Transfer>;
/** These are done for a whole group at once: its other people are not done again. */
const forGroups: readonly RosterAction['action'][] = ['OFFER', 'PRIORITISE', 'SPLIT'];

@Injectable()
export class RosterActs {
  constructor(
    private readonly source: DataSource,
    private readonly places: Places,
    private readonly validations: Validations,
    private readonly transfers: Transfers,
  ) {}

  async act(actor: Actor, action: RosterAction): Promise<RosterActionAnswer> {
    const by = actor.mustBeSomeone();
    const ids = [...new Set(action.ids)];
    const rows = (await rosterSubjects(this.source.manager, ids)).filter((row) => isReached(actor, row));
    const unknown = ids.filter((id) => !rows.some((row) => row.id === id));
    const answer: RosterActionAnswer = {
      done: [],
      waiting: [],
      refused: unknown.map((id) => ({ id, code: 'not-found' as const })),
    };
    if (action.action === 'TRANSFER') await this.transfer(actor, action, rows, answer);
    else await this.eachOne(by, action, rows, answer);
    return answer;
  }

  /** @throws Refusal of the one row that is not done */
  async cancel(actor: Actor, registrationId: string, reason: string, tell: boolean): Promise<{ done: true }> {
    const action = { action: 'CANCEL' as const, ids: [registrationId], reason, tell };
    const { refused } = await this.act(actor, action);
    const [fault] = refused;
    if (fault) throw new Refusal(fault.code, fault.facts ? { facts: fault.facts } : {});
    return { done: true };
  }

  private async eachOne(
    by: string,
    action: OneByOne,
    rows: readonly RosterSubject[],
    answer: RosterActionAnswer,
  ): Promise<void> {
    const groups = new Set<string>();
    for (const { id, partyId } of rows) {
      try {
        const isDone = partyId !== null && groups.has(partyId);
        if (!isDone) await this.source.transaction((tx) => this.one(tx, id, action, by));
        if (partyId !== null && forGroups.includes(action.action)) groups.add(partyId);
        answer.done.push(id);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { facts } = error.about;
        answer.refused.push({ id, code: error.code, ...(facts && { facts }) });
      }
    }
  }

  private one(tx: EntityManager, id: string, action: OneByOne, actorId: string): Promise<void> {
    switch (action.action) {
      case 'CANCEL': {
        const { reason, tell } = action;
        return this.places.end(tx, id, 'CANCELLED_BY_ORGANIZER', { actorId, reason, tell });
      }
      case 'OFFER':
        return this.places.offer(tx, id, { actorId, reason: null });
      case 'VALIDATE':
        return this.validations.accept(tx, id, actorId);
      case 'REFUSE':
        return this.validations.refuse(tx, id, actorId, action.reason);
      case 'PRIORITISE':
        return this.places.prioritise(tx, id, action.priority, { actorId, reason: action.reason });
      case 'SPLIT':
        return this.places.split(tx, id, { actorId, reason: null });
    }
  }

  /** All in one transaction: those who find a place, or a rank, keep the order they had. */
  private async transfer(
    actor: Actor,
    { sessionId, waitIfFull, preview }: Transfer,
    rows: readonly RosterSubject[],
    answer: RosterActionAnswer,
  ): Promise<void> {
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return;
    const actorId = actor.mustBeSomeone();
    const [target] = await readSessions(this.source.manager, [sessionId]);
    const ofTarget = !!target && isReached(actor, { sessionId, regionCode: target.regionCode });
    const rules = { byOrganiser: true, ofTarget, waitIfFull };
    const moves: Moves = preview
      ? await this.transfers.preview(this.source.manager, ids, sessionId, rules)
      : await this.source.transaction((tx) =>
          this.transfers.move(tx, ids, sessionId, { actorId, reason: null }, rules),
        );
    for (const { fromId, isPlaced } of moves.moved) (isPlaced ? answer.done : answer.waiting).push(fromId);
    answer.refused.push(...moves.refused);
  }
}

function isReached(
  actor: Actor,
  { sessionId, regionCode }: Pick<RosterSubject, 'sessionId' | 'regionCode'>,
): boolean {
  try {
    actor.mustReach('registrations.write', { sessionId, regionCode });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
