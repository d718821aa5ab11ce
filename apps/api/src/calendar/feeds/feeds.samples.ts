// Arguments with which each function of feeds.queries.ts is run to record its SQL.
const id = '01900000-0000-7000-8000-000000000001';
const now = new Date('2027-01-12T09:00:00Z');
const range = {
  from: new Date('2026-10-11T22:00:00Z'),
  until: new Date('2028-07-12T22:00:00Z'),
  since: new Date('2026-12-13T09:00:00Z'),
};
const region = { regionCode: '53', trackId: null };

export const samples: Record<string, unknown[]> = {
  feedState: [region, range],
  feedSessions: [region, range],
  feedDays: [[id]],
  personalDays: [id, true, range],
  feedRegions: [],
  feedTracks: [],
  choiceOf: [id],
  choiceOfKey: [id],
  storeChoice: [{ personId: id, channel: 'FEED', includesMailed: true, feedKey: id }, now],
  renewKey: [id, id, now],
  replaceKey: [id, id, now],
};
