// What settings of places may not do: go under what is taken, take away a limit in use, name what does not exist.
import { randomUUID } from 'node:crypto';
import type { PlacesDraft } from '@treize/contract/places';
import { exceptionalOver, takenPlaces, type TakenPlaces } from '@treize/rules/sessions/capacity';
import { Refusal } from '../../../platform/http/refusal';
import { refuseFault } from '../draft-checks';
import type { StoredLimit, StoredPlaces, WrittenBlock, WrittenLimit } from './places-settings.queries';

/** A limit has no forms of its own nor departures: the room's count. */
const takenOf = (limit: StoredLimit): TakenPlaces => ({ ...limit, held: 0, departed: 0 });

/**
 * Places given over the new capacity.
 * @throws Refusal `capacity-below-taken` with the number that is taken; `path` says which field
 */
export function checkCapacity(
  counts: TakenPlaces,
  capacity: number | null,
  about: { path: string; label?: string } = { path: 'capacity' },
): number {
  const taken = takenPlaces(counts);
  if (capacity !== null && capacity < taken)
    throw new Refusal('capacity-below-taken', {
      facts: { taken, capacity, ...(about.label !== undefined && { label: about.label }) },
      errors: [{ path: `body.${about.path}`, message: `${taken} places sont prises` }],
    });
  return exceptionalOver(capacity, counts);
}

const inUse = (label: string, taken: number): Refusal =>
  new Refusal('wrong-state', { facts: { label, taken } });
export const limitInUse = inUse;

const refuse = (path: string, message: string): void =>
  refuseFault({ code: 'invalid-request', path, message });

/** Each id is the session's own, none twice; each name once. */
function checkNames(
  list: 'limits' | 'blocks',
  drafts: readonly { id?: string | undefined; label: string }[],
  stored: readonly { id: string }[],
): void {
  drafts.forEach(({ id, label }, index) => {
    const isKnown = id === undefined || stored.some((one) => one.id === id);
    if (!isKnown || (id !== undefined && drafts.findIndex((one) => one.id === id) !== index))
      refuse(`${list}.${index}.id`, 'ne fait pas partie de cette session');
    if (drafts.findIndex((one) => one.label === label) !== index)
      refuse(`${list}.${index}.label`, 'ce nom est déjà pris');
  });
}

/**
 * The limits to write. What everybody takes is settled before anybody registers: those who came before would have none.
 * @throws Refusal `wrong-state` when a limit in use is removed or changes what it is
 */
export function plannedLimits(
  stored: StoredPlaces,
  drafts: PlacesDraft['limits'],
  someone: boolean,
): WrittenLimit[] {
  checkNames('limits', drafts, stored.limits);
  for (const { id, label, confirmed, offered } of stored.limits)
    if (confirmed + offered > 0 && !drafts.some((draft) => draft.id === id))
      throw inUse(label, confirmed + offered);
  return drafts.map(({ id, kind, label, included, capacity }, index) => {
    const before = stored.limits.find((limit) => limit.id === id);
    const isOther = before ? before.kind !== kind || before.included !== included : included > 0;
    if (someone && isOther) throw inUse(label, before ? before.confirmed + before.offered : 0);
    const written = { id: id ?? randomUUID(), kind, label, included, capacity };
    if (!before) return { ...written, exceptional: 0 };
    const exceptional = checkCapacity(takenOf(before), capacity, { path: `limits.${index}.capacity`, label });
    return { ...written, exceptional };
  });
}

export function plannedBlocks(
  stored: StoredPlaces,
  drafts: PlacesDraft['blocks'],
  unknown: readonly string[],
): WrittenBlock[] {
  checkNames('blocks', drafts, stored.blocks);
  return drafts.map((draft, index) => {
    if (draft.departmentCode !== null && unknown.includes(draft.departmentCode))
      refuse(`blocks.${index}.departmentCode`, 'département inconnu');
    return { ...draft, id: draft.id ?? randomUUID() };
  });
}
