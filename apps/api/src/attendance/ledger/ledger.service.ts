// The ledger of a half-day: appends one fact to the chain, under the lock of the half-day, once per client id.
import { Injectable } from '@nestjs/common';
import type { Strokes } from '@treize/contract/attendance';
import type { DecidedState, FactKind } from '@treize/rules/attendance/presence';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Refusal } from '../../platform/http/refusal';
import type { SheetHead } from '../attendance.queries';
import { factById, insertFact, lastHash } from './ledger.queries';
import type { FactMethod } from './attendance-fact.entity';
import { hashOfFact, hashOfStrokes } from './evidence';

export interface FactDraft {
  id: string;
  registrationId: string;
  kind: FactKind;
  state: DecidedState;
  lateMinutes: number;
  earlyMinutes: number;
  method: FactMethod;
  statement: string | null;
  strokes: Strokes | null;
  reason: string | null;
  /** Clock of the device, ISO 8601. */
  deviceAt: string;
}

@Injectable()
export class Ledger {
  constructor(private readonly clock: Clock) {}

  /**
   * True when this very fact is recorded already: a repeated request changes nothing.
   * @throws Refusal `key-reused` when the id was used for something else
   */
  async has(
    tx: EntityManager,
    halfDayId: string,
    draft: Pick<FactDraft, 'id' | 'registrationId' | 'kind'>,
  ): Promise<boolean> {
    const known = await factById(tx, draft.id);
    if (known === null) return false;
    const same =
      known.halfDayId === halfDayId &&
      known.registrationId === draft.registrationId &&
      known.kind === draft.kind;
    if (!same) throw new Refusal('key-reused');
    return true;
  }

  /** Appends a fact; the caller holds the lock of the half-day, so the chain has no fork. */
  async append(tx: EntityManager, head: SheetHead, recordedBy: string, draft: FactDraft): Promise<Date> {
    const receivedAt = this.clock.now();
    const content = {
      ...draft,
      sessionId: head.sessionId,
      halfDayId: head.id,
      strokesHash: hashOfStrokes(draft.strokes),
      recordedBy,
      deviceAt: new Date(draft.deviceAt),
      receivedAt,
      previousHash: await lastHash(tx, head.id),
    };
    await insertFact(tx, { ...content, hash: hashOfFact(content) });
    return receivedAt;
  }
}
