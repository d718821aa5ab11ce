// The chain of a half-day's facts, in order of receipt, and within it the chain of each device.
import { canonicalJson, sha256 } from './canonical';
import type { EvidenceFact } from './evidence-file';
import { isText, isTextOrNull, readCanonical } from './read';

/** What the checks read of a fact; the rest is covered by its hash. */
export interface ReadFact {
  id: string;
  halfDayId: string;
  registrationId: string;
  kind: string;
  state: string;
  lateMinutes: number;
  earlyMinutes: number;
  reason: string | null;
  statement: string | null;
  recordedBy: string;
  receivedAt: string;
  previousHash: string | null;
  strokesHash: string | null;
  /** The device it came from; absent from facts that no device chained. */
  deviceId?: string | null;
  deviceSeq?: number | null;
  devicePreviousHash?: string | null;
  deviceHash?: string | null;
}

/** What a fact says; null when its content is not canonical or lacks what chains it. */
export function readFact(fact: EvidenceFact): ReadFact | null {
  const value = readCanonical(fact.content);
  if (value === null) return null;
  const named = ['id', 'halfDayId', 'registrationId', 'kind', 'state', 'recordedBy', 'receivedAt'];
  const open = ['previousHash', 'strokesHash', 'reason', 'statement'];
  return named.every((name) => isText(value[name])) && open.every((name) => isTextOrNull(value[name]))
    ? (value as unknown as ReadFact)
    : null;
}

/** SHA-256 of a drawing in canonical form; null for none. */
export const hashOfDrawing = (strokes: unknown): string | null =>
  strokes === null ? null : sha256(canonicalJson(strokes));

/**
 * Places (from 1) of the facts that break the chain: another content than its hash, another half-day, or not chained to
 * the fact before.
 */
export function brokenFacts(facts: readonly EvidenceFact[], halfDayId: string): number[] {
  return facts.flatMap((fact, index) => {
    const read = readFact(fact);
    const before = facts[index - 1]?.hash ?? null;
    const holds =
      read !== null &&
      sha256(fact.content) === fact.hash &&
      read.halfDayId === halfDayId &&
      read.previousHash === before;
    return holds ? [] : [index + 1];
  });
}

/**
 * Places (from 1) of the facts that break the chain of their device. Records of one device that concern other half-days
 * are not in the file: only neighbours of its chain are compared, and its order; corrections are not part of it.
 */
export function brokenDevices(facts: readonly EvidenceFact[]): number[] {
  const last = new Map<string, { seq: number; hash: string | null }>();
  return facts.flatMap((fact, index) => {
    const { kind, deviceId, deviceSeq, deviceHash = null, devicePreviousHash = null } = readFact(fact) ?? {};
    if (deviceId === undefined || deviceId === null || kind === 'CORRECTED') return [];
    const before = last.get(deviceId);
    const seq = deviceSeq ?? 0;
    last.set(deviceId, { seq, hash: deviceHash });
    if (seq < 1 || deviceHash === null) return [index + 1];
    if (before === undefined) return (seq === 1) === (devicePreviousHash === null) ? [] : [index + 1];
    const follows = seq === before.seq + 1 ? devicePreviousHash === before.hash : seq > before.seq;
    return follows ? [] : [index + 1];
  });
}

/** Places (from 1) of the facts whose drawing is not the one that was hashed. */
export const brokenDrawings = (facts: readonly EvidenceFact[]): number[] =>
  facts.flatMap((fact, index) => {
    const hash = readFact(fact)?.strokesHash ?? null;
    return hashOfDrawing(fact.strokes) === hash ? [] : [index + 1];
  });
