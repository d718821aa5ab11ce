// The stored settings of places turned into the view of the contract.
import type { PlacesSettings } from '@treize/contract/places';
import type { StoredPlaces } from './places-settings.queries';

export const settingsOf = (stored: StoredPlaces): PlacesSettings => ({
  version: stored.version,
  capacity: stored.capacity,
  share: stored.share,
  eligibility: {
    kind: stored.audienceKind,
    delegationRequired: stored.delegationRequired,
    programmes: stored.programmes,
    ownRegionOnly: stored.ownRegionOnly,
  },
  priorityRule: stored.priorityRule,
  validation: stored.validation,
  waitingListOpen: stored.waitingListOpen,
  offers: stored.offers,
  offerHours: stored.offerHours,
  offersStopHours: stored.offersStopHours,
  closeWhenFull: stored.closeWhenFull,
  earlyLeaveFrees: stored.earlyLeaveFrees,
  reentry: stored.reentry,
  closedAt: stored.closedAt?.toISOString() ?? null,
  limits: stored.limits.map(({ id, kind, label, capacity, included, confirmed, offered }) => ({
    id,
    kind,
    label,
    capacity,
    included,
    taken: confirmed + offered,
  })),
  blocks: stored.blocks.map(({ id, label, departmentCode, kind, places, taken, releasesAt }) => ({
    id,
    label,
    departmentCode,
    kind,
    places,
    taken,
    releasesAt: releasesAt === null ? null : new Date(releasesAt).toISOString(),
  })),
});
