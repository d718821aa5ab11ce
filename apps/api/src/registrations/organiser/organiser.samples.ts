// Arguments with which each query function of this folder is run to record its SQL.
const at = new Date('2027-01-12T09:00:00Z');
const id = '00000000-0000-7000-8000-000000000001';
const invitation = {
  sessionId: id,
  name: 'Hélène Wissan',
  email: 'helene.wissan@mairie.example',
  municipalityCode: null,
  places: 2,
  isBlocking: true,
  expiresAt: at,
  createdBy: id,
};

export const samples: Record<string, unknown[]> = {
  availabilityOf: [id, at],
  rosterOf: [id],
  rosterSubjects: [[id]],
  namesOf: [[id]],
  seatInvitationsOf: [id],
  seatInvitationById: [id],
  insertSeatInvitation: [invitation, at],
  revokeSeatInvitation: [id, at],
  concernedBy: [[id]],
  toldPeople: [[id]],
};
