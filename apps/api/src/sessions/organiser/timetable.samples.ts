// Arguments with which each function of timetable.queries.ts is run to record its SQL.
const id = '01900000-0000-7000-8000-000000000001';
const now = new Date('2027-01-12T09:00:00Z');

export const samples: Record<string, unknown[]> = {
  nextRef: ['84', 2027],
  draftReferences: [{ moduleId: id, trackId: null, venueId: null, regionCode: '84', trainerIds: [id] }],
  storedTimetable: [id],
  writeTimetable: [id, []],
  dropEmptyDays: [id],
  writeTrainers: [id, [], id, now],
};
