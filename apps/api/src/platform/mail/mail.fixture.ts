// For tests: valid mails to queue, and stored rows to compose.
import type { Mail } from './mail.entity';
import type { OutgoingMail } from './mails.service';

export const anOutgoingMail = (change: Partial<OutgoingMail> = {}): OutgoingMail => ({
  kind: 'registration.confirmed',
  dedupeKey: 'sample',
  from: { name: 'Treize · Bretagne', address: 'bretagne@mail.treize.example' },
  to: { name: 'Anne Le Goff', address: 'anne@mairie.example' },
  subject: 'Inscription confirmée : « Budget »',
  text: 'Bonjour Anne,\nvotre place est réservée.\n',
  html: '<p>Bonjour Anne,<br>votre place est réservée.</p>',
  ...change,
});

export const aStoredMail = (change: Partial<Mail> = {}): Mail => ({
  id: '0199aaaa-0000-7000-8000-000000000001',
  kind: 'registration.confirmed',
  dedupeKey: 'sample',
  fromName: 'Treize · Bretagne',
  fromAddress: 'bretagne@mail.treize.example',
  toName: 'Anne "Nanou" Le Goff, maire',
  toAddress: 'anne@mairie.example',
  subject: 'Invitation : été, budget et 🏛️',
  textBody: 'Bonjour Anne,\nvotre place est réservée.\n',
  htmlBody: '<p>Bonjour Anne,<br>votre place est réservée.</p>',
  calendarBody: 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n',
  calendarMethod: 'REQUEST',
  attachments: [],
  messageId: '<abc.1@mail.treize.example>',
  inReplyTo: '<abc.0@mail.treize.example>',
  state: 'PENDING',
  attempts: 0,
  lastCode: null,
  lastText: null,
  regionCode: '53',
  sessionId: null,
  registrationId: null,
  invitationId: null,
  revision: null,
  createdAt: new Date('2027-01-12T08:30:00Z'),
  sendingAt: null,
  acceptedAt: null,
  ...change,
});
