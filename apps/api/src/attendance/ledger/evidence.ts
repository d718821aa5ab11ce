// Hashes of facts and of signatures, chained: what makes a changed byte visible.
import type { Strokes } from '@treize/contract/attendance';
import { canonicalJson, sha256 } from '@treize/evidence/canonical';
import type { AttendanceFact } from './attendance-fact.entity';

export const hashOfStrokes = (strokes: Strokes | null): string | null =>
  strokes === null ? null : sha256(canonicalJson(strokes));

export type FactContent = Omit<AttendanceFact, 'seq' | 'hash'>;

/** What a fact says, strokes by their hash, and the hash of the fact received before it in its half-day. */
export function saidByFact(fact: FactContent): Record<string, unknown> {
  const first = {
    id: fact.id,
    sessionId: fact.sessionId,
    halfDayId: fact.halfDayId,
    registrationId: fact.registrationId,
    kind: fact.kind,
    state: fact.state,
    lateMinutes: fact.lateMinutes,
    earlyMinutes: fact.earlyMinutes,
    method: fact.method,
    statement: fact.statement,
    strokesHash: hashOfStrokes(fact.strokes),
    reason: fact.reason,
    recordedBy: fact.recordedBy,
    deviceAt: fact.deviceAt.toISOString(),
    receivedAt: fact.receivedAt.toISOString(),
    previousHash: fact.previousHash,
  };
  if (fact.version === 1) return first;
  return {
    ...first,
    version: fact.version,
    offsetMs: fact.offsetMs,
    offline: fact.offline,
    deviceId: fact.deviceId,
    deviceSeq: fact.deviceSeq,
    devicePreviousHash: fact.devicePreviousHash,
    deviceHash: fact.deviceHash,
    forceReason: fact.forceReason,
    answer: fact.answer,
    phoneKey: fact.phoneKey,
    sourceId: fact.sourceId,
  };
}

/** The canonical text that is hashed: what an evidence file gives of a fact. */
export const canonicalFact = (fact: FactContent): string => canonicalJson(saidByFact(fact));

/** Hash of a fact over all it says and the hash of the fact before it in its half-day: a chain. */
export const hashOfFact = (fact: FactContent): string => sha256(canonicalFact(fact));

/**
 * Verifies the chain of a half-day, whichever version each fact was hashed in.
 * @param facts in the order of `seq`
 * @returns the id of the first fact whose content or link does not hold; null when all do
 */
export function brokenLink(facts: readonly AttendanceFact[]): string | null {
  let previousHash: string | null = null;
  for (const fact of facts) {
    if (fact.previousHash !== previousHash || hashOfFact(fact) !== fact.hash) return fact.id;
    previousHash = fact.hash;
  }
  return null;
}
