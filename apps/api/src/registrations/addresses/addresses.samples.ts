// Arguments with which each query function of this folder is run to record its SQL.
const at = new Date('2027-01-12T09:00:00Z');
const id = '00000000-0000-7000-8000-000000000001';

export const samples: Record<string, unknown[]> = {
  holdsRole: [id, at],
  lockStandingToCome: [id, at],
  dropWaitingMails: [[id]],
  writeAddress: [[id], 'anne@mairie.example', at],
};
