// Sample arguments of each query of records.queries.ts, for the recorder of the SQL.
const id = '00000000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T08:30:00Z');

export const samples: Record<string, unknown[]> = {
  halfDayPlaces: [[id]],
  lockPerson: [id],
  historyOf: [id, id],
  keepWalkIn: [id, id, id],
  refusalOfWalkIn: [id, id],
  formerRecord: [id, 1, null],
  isMunicipality: ['15187'],
  keepUnplaced: [
    {
      recordId: id,
      deviceId: id,
      deviceSeq: 1,
      halfDayId: id,
      sessionId: id,
      registrationId: null,
      code: 'wrong-day',
      record: '{}',
      deviceHash: 'sample',
      recordedBy: id,
      happenedAt: at,
      receivedAt: at,
    },
  ],
};
