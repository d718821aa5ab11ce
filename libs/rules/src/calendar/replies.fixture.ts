// Answers, invitations and evidence for tests: valid ones; each test says only what matters to it.
import type { AnsweredInvitation, ReadReply } from './replies';
import type { Evidence } from './replies-trust';

export const now = new Date('2027-01-05T09:00:00Z');

export const aReadReply = (change: Partial<ReadReply> = {}): ReadReply => ({
  calendars: 1,
  events: 1,
  method: 'REPLY',
  mimeMethod: 'REPLY',
  uid: '3f0c9a52-7a0d-4d0b-9f0e-1d2c3b4a5f60',
  organizer: 'mailto:bretagne@mail.treize.example',
  attendees: [{ address: 'mailto:anne@mairie.example', partstat: 'ACCEPTED' }],
  sequence: 0,
  stamp: new Date('2027-01-05T08:59:00Z'),
  comment: null,
  requestStatus: null,
  start: null,
  end: null,
  ...change,
});

export const anAnsweredInvitation = (change: Partial<AnsweredInvitation> = {}): AnsweredInvitation => ({
  onFile: 'anne@mairie.example',
  aliases: [],
  organizer: 'bretagne@mail.treize.example',
  stands: true,
  endsAt: new Date('2027-01-12T16:00:00Z'),
  sequence: 0,
  timesSequence: 0,
  answered: null,
  ...change,
});

export const proven = (change: Partial<Evidence> = {}): Evidence => ({
  dmarc: 'pass',
  domain: 'mairie.example',
  spf: true,
  dkim: true,
  ...change,
});
