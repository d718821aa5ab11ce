// Arguments with which each function of calendar.queries.ts is run to record its SQL.
const id = '01900000-0000-7000-8000-000000000001';
const now = new Date('2027-01-12T09:00:00Z');
const content = {
  start: '2027-01-12T08:30:00.000Z',
  end: '2027-01-12T11:30:00.000Z',
  halfDays: [],
  location: 'Saint-Flour',
  joinUrl: null,
  summary: 'Budget',
  description: '',
  url: 'https://treize.example/sessions/1',
};
const mailbox = { name: 'Treize · Bretagne', address: 'bretagne@mail.treize.example' };

export const samples: Record<string, unknown[]> = {
  dayFacts: [id],
  shareSession: [id],
  claimSession: [id],
  insertInvitations: [
    id,
    [
      {
        registrationId: id,
        sessionId: id,
        personId: id,
        attendee: { name: 'Anne Le Goff', address: 'anne@mairie.example' },
      },
    ],
    mailbox,
    now,
  ],
  lockRegistrationInvitations: [[id]],
  lockInvitations: [[id]],
  liveOfRegistration: [id],
  liveOfSession: [id],
  toldOfFall: [id, 'CANCELLED'],
  sharedMailboxes: [['anne@mairie.example']],
  regionName: ['84'],
  withOtherOrganizer: ['84', mailbox.address, now],
  recordRequests: [
    [{ id, sequence: 0, timesSequence: 0, forgetsAnswer: false, content, contentHash: 'hash' }],
    now,
  ],
  recordWithdrawals: [[{ id, sequence: 1, content }], now],
};
