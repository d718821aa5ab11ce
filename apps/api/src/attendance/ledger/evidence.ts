// The canonical form of evidence (RFC 8785) and its SHA-256: what makes a changed byte visible.
import { createHash } from 'node:crypto';
import type { Strokes } from '@treize/contract/attendance';
import canonicalize from 'canonicalize';
import type { AttendanceFact } from './attendance-fact.entity';

/**
 * Canonical JSON (RFC 8785): the same content always gives the same text.
 * @throws TypeError for what JSON cannot say
 */
export function canonicalJson(content: unknown): string {
  const text = canonicalize(content);
  if (text === undefined) throw new TypeError('this content has no JSON form');
  return text;
}

/** SHA-256 in lower-case hexadecimal of the UTF-8 bytes. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export const hashOfStrokes = (strokes: Strokes | null): string | null =>
  strokes === null ? null : sha256(canonicalJson(strokes));

export type FactContent = Omit<AttendanceFact, 'seq' | 'hash'>;

/** Hash of a fact over all it says and the hash of the fact before it in its half-day: a chain. */
export const hashOfFact = (fact: FactContent): string =>
  sha256(
    canonicalJson({
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
    }),
  );

/**
 * Verifies the chain of a half-day.
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
