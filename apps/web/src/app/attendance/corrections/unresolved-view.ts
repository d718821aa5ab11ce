// The order of the tray, and what only this device knows.
import type { UnresolvedRecord } from '@treize/contract/devices';
import type { RefusedRecord } from '../device/local-sheet';

/** What waits for a decision first, the oldest on top; then what was decided, the latest on top. */
export function pendingFirst(records: readonly UnresolvedRecord[]): UnresolvedRecord[] {
  const pending = records.filter(({ resolution }) => resolution === null);
  const decided = records.filter(({ resolution }) => resolution !== null);
  return [
    ...pending.toSorted((one, other) => one.happenedAt.localeCompare(other.happenedAt)),
    ...decided.toSorted((one, other) => (other.resolution?.at ?? '').localeCompare(one.resolution?.at ?? '')),
  ];
}

/** Refused records of this device for these half-days, without those that the server's list already shows. */
export function onlyHere(
  refused: readonly RefusedRecord[],
  halfDays: ReadonlySet<string>,
  listed: readonly Pick<UnresolvedRecord, 'recordId'>[],
): RefusedRecord[] {
  const known = new Set(listed.map(({ recordId }) => recordId));
  return refused.filter(({ id, halfDayId }) => halfDays.has(halfDayId) && !known.has(id));
}
