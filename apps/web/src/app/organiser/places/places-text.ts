// The settings of places as they are typed, and how they become the contract's draft.
import type { PlacesDraft, PlacesSettings } from '@treize/contract/places';
import { parisInstant } from '@treize/rules/time/paris';
import { addDays, parisDate } from '@treize/rules/time/wall';

/** Numbers are kept as text; an empty capacity is no limit. */
export interface LimitText {
  /** Empty for a new limit. */
  id: string;
  kind: PlacesDraft['limits'][number]['kind'];
  label: string;
  capacity: string;
  /** Quantity every registration takes; '0': each person chooses. */
  included: string;
  taken: number;
}
export interface BlockText {
  id: string;
  label: string;
  departmentCode: string;
  kind: 'ELECTED' | 'STAFF' | '';
  places: string;
  /** Day at whose first hour the places are given back; empty: kept until removed. */
  releasesOn: string;
  taken: number;
}
export interface PlacesText extends Omit<
  PlacesDraft,
  'capacity' | 'share' | 'eligibility' | 'offerHours' | 'offersStopHours' | 'limits' | 'blocks'
> {
  capacity: string;
  share: string;
  kind: 'ELECTED' | 'STAFF' | '';
  delegationRequired: boolean;
  pvd: boolean;
  acv: boolean;
  ownRegionOnly: boolean;
  offerHours: string;
  offersStopHours: string;
  limits: LimitText[];
  blocks: BlockText[];
}

const textOf = (count: number | null): string => (count === null ? '' : String(count));
const countOf = (text: string): number | null => (text.trim() === '' ? null : Number(text));
/** Empty is no number here: the schema then asks for one. */
const neededOf = (text: string): number => (text.trim() === '' ? NaN : Number(text));

/** Reserved places nobody asked for are given back ten days before, unless told otherwise. */
export const releaseDaysBefore = 10;
export const usualRelease = (startsAt: string): string =>
  addDays(parisDate(new Date(startsAt)), -releaseDaysBefore);

export const newLimit = (kind: LimitText['kind']): LimitText => ({
  id: '',
  kind,
  label: kind === 'LUNCH' ? 'Déjeuner' : '',
  capacity: '',
  included: kind === 'LUNCH' ? '1' : '0',
  taken: 0,
});
export const newBlock = (releasesOn: string): BlockText => ({
  id: '',
  label: '',
  departmentCode: '',
  kind: '',
  places: '',
  releasesOn,
  taken: 0,
});

/** The form before its settings have come. */
export const noPlaces: PlacesText = {
  ...{
    capacity: '',
    share: '',
    kind: '',
    delegationRequired: false,
    pvd: false,
    acv: false,
    ownRegionOnly: false,
  },
  ...{ priorityRule: 'NONE', validation: 'NONE', waitingListOpen: true, offers: 'AUTO' },
  ...{ offerHours: '', offersStopHours: '', closeWhenFull: false, earlyLeaveFrees: false, reentry: true },
  ...{ limits: [], blocks: [] },
};

export function placesTextOf(settings: PlacesSettings): PlacesText {
  const { eligibility } = settings;
  return {
    capacity: textOf(settings.capacity),
    share: textOf(settings.share),
    kind: eligibility.kind ?? '',
    delegationRequired: eligibility.delegationRequired,
    pvd: eligibility.programmes.includes('PVD'),
    acv: eligibility.programmes.includes('ACV'),
    ownRegionOnly: eligibility.ownRegionOnly,
    priorityRule: settings.priorityRule,
    validation: settings.validation,
    waitingListOpen: settings.waitingListOpen,
    offers: settings.offers,
    offerHours: String(settings.offerHours),
    offersStopHours: String(settings.offersStopHours),
    closeWhenFull: settings.closeWhenFull,
    earlyLeaveFrees: settings.earlyLeaveFrees,
    reentry: settings.reentry,
    limits: settings.limits.map(({ id, kind, label, capacity, included, taken }) => ({
      ...{ id, kind, label, taken },
      capacity: textOf(capacity),
      included: String(included),
    })),
    blocks: settings.blocks.map(({ id, label, departmentCode, kind, places, releasesAt, taken }) => ({
      ...{ id, label, taken },
      departmentCode: departmentCode ?? '',
      kind: kind ?? '',
      places: String(places),
      releasesOn: releasesAt === null ? '' : parisDate(new Date(releasesAt)),
    })),
  };
}

/** What has been stored has an id; what is new has none. */
const stored = (id: string): { id?: string } => (id === '' ? {} : { id });

function releaseOf(date: string): string | null {
  if (date === '') return null;
  try {
    return parisInstant(date, '00:00').toISOString();
  } catch {
    return '';
  }
}

/** The draft as the API takes it; what is not a number is left for the schema to refuse. */
export function placesDraftOf(text: PlacesText): PlacesDraft {
  return {
    capacity: countOf(text.capacity),
    share: countOf(text.share),
    eligibility: {
      kind: text.kind || null,
      delegationRequired: text.delegationRequired && text.kind !== 'STAFF',
      programmes: [...(text.pvd ? (['PVD'] as const) : []), ...(text.acv ? (['ACV'] as const) : [])],
      ownRegionOnly: text.ownRegionOnly,
    },
    priorityRule: text.priorityRule,
    validation: text.validation,
    waitingListOpen: text.waitingListOpen,
    offers: text.offers,
    offerHours: neededOf(text.offerHours),
    offersStopHours: neededOf(text.offersStopHours),
    closeWhenFull: text.closeWhenFull,
    earlyLeaveFrees: text.earlyLeaveFrees,
    reentry: text.reentry,
    limits: text.limits.map(({ id, kind, label, capacity, included }) => ({
      ...stored(id),
      ...{ kind, label },
      capacity: countOf(capacity),
      included: Number(included),
    })),
    blocks: text.blocks.map(({ id, label, departmentCode, kind, places, releasesOn }) => ({
      ...stored(id),
      label,
      departmentCode: departmentCode || null,
      kind: kind || null,
      places: neededOf(places),
      releasesAt: releaseOf(releasesOn),
    })),
  };
}
