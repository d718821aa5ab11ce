// The ledger of a half-day: appends one fact to the chain, under the lock of the half-day, once per client id.
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Refusal } from '../../platform/http/refusal';
import type { SheetHead } from '../attendance.queries';
import { factById, insertFact, lastHash } from './ledger.queries';
import type { AttendanceFact } from './attendance-fact.entity';
import { hashOfFact, hashOfStrokes } from './evidence';

/** What a fact says of a person. */
type Saying = Pick<
  AttendanceFact,
  | 'id'
  | 'registrationId'
  | 'kind'
  | 'state'
  | 'lateMinutes'
  | 'earlyMinutes'
  | 'method'
  | 'statement'
  | 'strokes'
  | 'reason'
>;
/** How it came: nothing of this for what is typed online. */
export type Origin = Pick<
  AttendanceFact,
  | 'offsetMs'
  | 'offline'
  | 'deviceId'
  | 'deviceSeq'
  | 'devicePreviousHash'
  | 'deviceHash'
  | 'forceReason'
  | 'answer'
  | 'phoneKey'
  | 'sourceId'
>;
export interface FactDraft extends Saying, Partial<Origin> {
  /** Clock of the device, ISO 8601. */
  deviceAt: string;
}

/** Of a fact that came through no device: the server's clock, at once. */
export const noOrigin: Origin = {
  offsetMs: 0,
  offline: false,
  deviceId: null,
  deviceSeq: null,
  devicePreviousHash: null,
  deviceHash: null,
  forceReason: null,
  answer: null,
  phoneKey: null,
  sourceId: null,
};

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
      ...noOrigin,
      ...draft,
      version: 2,
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
