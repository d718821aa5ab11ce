// Trying a change of places before saving it: the line served on a changed copy of the facts. Nothing is written.
import { placesFree, type BlockCounts, type LimitCounts } from '../sessions/seats';
import { serveLine, type LineFacts, type WaitingParty } from './line';

/** Limits and blocks as they would be; those without id are new, those left out are removed. */
export interface TriedPlaces {
  capacity: number | null;
  share: number | null;
  limits: readonly (Pick<LimitCounts, 'kind' | 'label' | 'included' | 'capacity'> & {
    id?: string | undefined;
  })[];
  /** In force at the moment of the trial. */
  blocks: readonly (Pick<BlockCounts, 'departmentCode' | 'kind' | 'places'> & { id?: string | undefined })[];
}

export interface Trial {
  /** Parties that would be offered a place, in order. */
  offered: WaitingParty[];
  /** People, not parties. */
  stillWaiting: number;
  /** Places left after these offers, whoever waits; null: no limit. */
  left: number | null;
}

function changed(facts: LineFacts, tried: TriedPlaces): LineFacts {
  const limits = tried.limits.map((limit, index): LimitCounts => {
    const stored = facts.limits.find(({ id }) => id === limit.id);
    return {
      confirmed: 0,
      offered: 0,
      exceptional: 0,
      claimed: false,
      ...stored,
      ...limit,
      id: limit.id ?? `new-${index}`,
    };
  });
  const blocks = tried.blocks.map((block, index): BlockCounts => {
    const stored = facts.blocks.find(({ id }) => id === block.id);
    return { taken: 0, ...stored, ...block, id: block.id ?? `new-${index}` };
  });
  return { ...facts, capacity: tried.capacity, share: tried.share, limits, blocks };
}

/**
 * Who would be offered a place with these settings.
 * @param waiting the line, its faults of eligibility already judged by the tried conditions
 * @param offers false when nothing would leave: offers by hand, or too late
 */
export function tryPlaces(
  facts: LineFacts,
  waiting: readonly WaitingParty[],
  tried: TriedPlaces,
  offers: boolean,
): Trial {
  const after = changed(facts, tried);
  const { verdicts } = serveLine(after, waiting);
  const offered = offers ? waiting.filter((_, index) => verdicts[index]?.isPlaced) : [];
  const people = offered.flatMap(({ seekers }) => seekers);
  const given = (id: string) => people.reduce((sum, { quantities }) => sum + (quantities.get(id) ?? 0), 0);
  const blockIds = verdicts.flatMap((verdict, index) =>
    verdict.isPlaced && offered.includes(waiting[index] as WaitingParty) ? verdict.blockIds : [],
  );
  const left = placesFree({
    ...after,
    offered: after.offered + people.length,
    limits: after.limits.map((limit) => ({ ...limit, offered: limit.offered + given(limit.id) })),
    blocks: after.blocks.map((block) => ({
      ...block,
      taken: block.taken + blockIds.filter((id) => id === block.id).length,
    })),
  });
  const all = waiting.reduce((sum, { seekers }) => sum + seekers.length, 0);
  return { offered, stillWaiting: all - people.length, left };
}
