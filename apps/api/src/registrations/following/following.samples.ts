// Arguments with which each function of following.queries.ts is run to record its SQL.
const id = '01900000-0000-7000-8000-000000000001';
const at = new Date('2027-01-12T09:00:00Z');

export const samples: Record<string, unknown[]> = {
  untoldWithoutPlace: [id, at],
  endStanding: [id, at, 'Neige'],
  standingOn: [id],
  takeOffersBack: [id, at],
  fallenOf: [id],
  reachOf: [id, 'STANDING'],
  standAgain: [[{ id, status: 'CONFIRMED' }], at, at],
  roomLeft: [id],
};
