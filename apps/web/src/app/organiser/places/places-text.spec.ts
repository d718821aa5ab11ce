// Settings of places: text and back, errors by control, a refused capacity beside its own field.
import { placesDraft, type PlacesSettings } from '@treize/contract/places';
import type { Problem } from '@treize/contract/refusals';
import { placesErrors, refusedPlaces } from './places-errors';
import {
  newBlock,
  newLimit,
  placesDraftOf,
  placesTextOf,
  usualRelease,
  type PlacesText,
} from './places-text';

const lunchId = '0192aaaa-0000-7000-8000-000000000001';
const settings: PlacesSettings = {
  version: 4,
  capacity: 20,
  share: null,
  eligibility: { kind: 'ELECTED', delegationRequired: true, programmes: ['PVD'], ownRegionOnly: false },
  priorityRule: 'NONE',
  validation: 'NONE',
  waitingListOpen: true,
  offers: 'AUTO',
  offerHours: 24,
  offersStopHours: 48,
  closeWhenFull: false,
  earlyLeaveFrees: false,
  reentry: true,
  limits: [{ id: lunchId, kind: 'LUNCH', label: 'Déjeuner', capacity: 12, included: 1, taken: 4 }],
  blocks: [
    {
      id: lunchId,
      label: 'Cantal',
      departmentCode: '15',
      kind: null,
      places: 3,
      releasesAt: '2027-01-01T23:00:00.000Z',
      taken: 1,
    },
  ],
  closedAt: null,
};
const typed = (given: Partial<PlacesText> = {}): PlacesText => ({ ...placesTextOf(settings), ...given });
const ids = (text: PlacesText) => placesErrors(text).map(({ id }) => id);

it('reads the settings back as they were', () => {
  expect(placesDraftOf(typed())).toEqual(placesDraft.parse(settings));
  expect(placesErrors(typed())).toEqual([]);
});

it('gives reserved places back at the first hour of the day, ten days before unless told otherwise', () => {
  expect(usualRelease('2027-01-12T08:30:00.000Z')).toBe('2027-01-02');
  const block = { ...newBlock('2027-01-02'), label: 'Élus', places: '2', kind: 'ELECTED' as const };
  expect(placesDraftOf(typed({ blocks: [block] })).blocks).toEqual([
    {
      label: 'Élus',
      departmentCode: null,
      kind: 'ELECTED',
      places: 2,
      releasesAt: '2027-01-01T23:00:00.000Z',
    },
  ]);
});

it('asks no delegation of agents', () => {
  expect(placesDraftOf(typed({ kind: 'STAFF' })).eligibility).toMatchObject({ delegationRequired: false });
});

it('says what is wrong beside each control', () => {
  expect(ids(typed({ capacity: '-1', share: '0', offerHours: '' }))).toEqual([
    'capacity',
    'share',
    'offerHours',
  ]);
  expect(ids(typed({ limits: [newLimit('WORKSHOP')] }))).toEqual(['limits-0-label']);
  expect(ids(typed({ blocks: [newBlock('')] }))).toEqual(['blocks-0-label', 'blocks-0-places']);
  expect(ids(typed({ limits: [newLimit('LUNCH'), { ...newLimit('LUNCH'), label: 'déjeuner ' }] }))).toEqual([
    'limits-1-label',
  ]);
});

it('puts a refusal beside the field of its limit', () => {
  const refused = (code: Problem['code'], facts: NonNullable<Problem['facts']>) =>
    refusedPlaces({ type: '', title: '', status: 409, code, facts }, typed())[0];
  expect(refused('capacity-below-taken', { taken: 9, capacity: 8, label: 'Déjeuner' })?.id).toBe(
    'limits-0-capacity',
  );
  expect(refused('capacity-below-taken', { taken: 9, capacity: 8 })).toMatchObject({
    id: 'capacity',
    message: expect.stringContaining('9') as string,
  });
  expect(refused('wrong-state', { label: 'Déjeuner', taken: 4 })?.id).toBe('limits-0-label');
  expect(refused('wrong-state', { label: 'Atelier retiré', taken: 0 })?.id).toBe('limits-add');
  expect(refused('wrong-state', {})).toBeUndefined();
});
