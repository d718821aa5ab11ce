// Arguments with which each function of places-settings.queries.ts is run to record its SQL.
const at = new Date('2027-01-12T09:00:00Z');
const id = '00000000-0000-7000-8000-000000000001';
const draft = {
  capacity: 20,
  share: 3,
  eligibility: { kind: null, delegationRequired: false, programmes: ['PVD'], ownRegionOnly: false },
  priorityRule: 'NONE',
  validation: 'NONE',
  waitingListOpen: true,
  offers: 'AUTO',
  offerHours: 24,
  offersStopHours: 2,
  closeWhenFull: false,
  earlyLeaveFrees: false,
  reentry: true,
  limits: [],
  blocks: [],
};

export const samples: Record<string, unknown[]> = {
  storedPlaces: [id, at],
  storePlaces: [id, draft, 0],
  writeLimits: [id, []],
  writeBlocks: [id, []],
  unknownDepartments: [['15']],
  storeClosing: [id, at],
};
