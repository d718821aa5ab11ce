// Arguments with which each function of transfers.queries.ts is run to record its SQL.
const at = new Date('2027-01-12T09:00:00Z');
const id = '00000000-0000-7000-8000-000000000001';

export const samples: Record<string, unknown[]> = {
  movedSessions: [[id]],
  lockMoved: [[id], id],
  movedRows: [[id], id],
  markTransferred: [[id], at, null],
  transferTargets: [id, at],
};
