// Mail an organiser can trust: what became of each message, which revision each calendar holds, bounces, mail received.
import { registrationStatuses } from '@treize/rules/registrations/status';
import * as z from 'zod';
import { attendanceAnswers, dayAnswer } from './calendar';
import { email, id, instant, lines, pageOf, pageQuery, regionCode } from './fields';
import { mailStates } from './operations';
import { refusalCodes } from './refusals';

export const bounceKinds = ['SOFT', 'HARD', 'POLICY'] as const;

/** One message to one person, and what became of it. */
export const sentMail = z.object({
  id,
  kind: z.string(),
  subject: z.string(),
  toAddress: z.string(),
  state: z.enum(mailStates),
  bounce: z.enum(bounceKinds).nullable(),
  revision: z.int().nullable().describe('SEQUENCE of the calendar object it carries'),
  attempts: z.int(),
  createdAt: instant,
  nextAt: instant.nullable(),
  acceptedAt: instant.nullable().describe('taken by the mail server'),
  deliveredAt: instant.nullable().describe('told delivered by the recipient’s server'),
  bouncedAt: instant.nullable(),
  lastText: z.string().nullable().describe('last answer of a mail server, without addresses'),
  notes: z.array(z.string()),
});
export type SentMail = z.output<typeof sentMail>;
/** One message with its words and every event of its way. */
export const mailHistory = z.object({
  items: z.array(
    sentMail.extend({
      text: z.string(),
      events: z.array(z.object({ at: instant, kind: z.string(), text: z.string() })),
    }),
  ),
});
export type MailHistory = z.output<typeof mailHistory>;

/** One day of one person: what the organiser wants their calendar to say, and what it holds as far as known. */
export const dayDelivery = dayAnswer.extend({
  revision: z.int().nullable().describe('last revision made; null: never invited'),
  held: z.int().nullable().describe('highest revision that a mail server accepted and nobody bounced'),
  isStale: z.boolean().describe('the copy held is older than what the session says'),
});
export const deliveryRow = z.object({
  registrationId: id,
  number: z.string(),
  status: z.enum(registrationStatuses),
  familyName: z.string(),
  givenName: z.string(),
  email: z.string(),
  blocked: z.object({ cause: z.enum(['HARD', 'FULL']), text: z.string(), blockedAt: instant }).nullable(),
  last: sentMail.nullable(),
  days: z.array(dayDelivery),
  answer: z.enum(attendanceAnswers).nullable().describe('the same for all days; null: none, or days differ'),
  reconfirmSince: instant.nullable(),
  declineEndsAt: instant.nullable(),
});
export type DeliveryRow = z.output<typeof deliveryRow>;
export const deliveries = z.object({
  counts: z.object({
    people: z.int(),
    accepted: z.int().describe('last message taken by the server, not bounced'),
    waiting: z.int(),
    failed: z.int(),
    bounced: z.int(),
    stale: z.int(),
    coming: z.int(),
    maybe: z.int(),
    declined: z.int(),
    silent: z.int(),
    toReconfirm: z.int(),
  }),
  items: z.array(deliveryRow),
});
export type Deliveries = z.output<typeof deliveries>;

/** Sends the current revision again: to these people, or to all whose copy is stale when null. */
export const resendRequest = z.object({
  registrationIds: z.array(id).min(1).max(500).nullable().default(null),
});
export const resent = z.object({
  resent: z.int().describe('people'),
  refused: z.array(z.object({ registrationId: id, code: z.enum(refusalCodes) })),
});
export const addressCorrection = z.object({ email });
/** A blocked address is tried again. */
export const addressRetried = z.object({
  wasBlocked: z.boolean(),
  resent: z.int().describe('invitations and withdrawals that leave again'),
});
export type AddressRetried = z.output<typeof addressRetried>;

export const bounceRow = z.object({
  mailId: id,
  at: instant,
  bounce: z.enum(bounceKinds),
  text: z.string(),
  kind: z.string(),
  subject: z.string(),
  name: z.string(),
  address: z.string(),
  regionCode: regionCode.nullable(),
  sessionId: id.nullable(),
  sessionTitle: z.string().nullable(),
  registrationId: id.nullable(),
  isBlocked: z.boolean().describe('nothing more is sent to this address'),
  isCorrected: z.boolean().describe('the registration has another address since'),
  canRetry: z.boolean().describe('blocked, and that of somebody registered to a session to come'),
});
export const bounceList = pageOf(bounceRow);
export type BounceRow = z.output<typeof bounceRow>;
export const bounceQuery = z.object({
  ...pageQuery,
  region: regionCode.optional(),
  open: z.enum(['true', 'false']).default('true').describe('true: only addresses not corrected yet'),
});

export const inboundSorts = ['REPLY', 'BOUNCE', 'AUTO', 'PERSON', 'REVIEW', 'IGNORED'] as const;
export const inboundRow = z.object({
  id,
  receivedAt: instant,
  sort: z.enum(inboundSorts),
  fromAddress: z.string().nullable(),
  subject: z.string().nullable(),
  excerpt: z.string().nullable(),
  reason: z.string().nullable().describe('why a person must read it, a stable word: unknown-uid, counter…'),
  regionCode: regionCode.nullable(),
  sessionId: id.nullable(),
  sessionTitle: z.string().nullable(),
  registrationId: id.nullable(),
  number: z.string().nullable(),
  personName: z.string().nullable(),
  proposedStart: instant.nullable(),
  proposedEnd: instant.nullable(),
  hasRaw: z.boolean(),
  treatedAt: instant.nullable(),
});
export const inboundList = pageOf(inboundRow);
export type InboundRow = z.output<typeof inboundRow>;
export const inboundQuery = z.object({
  ...pageQuery,
  region: regionCode.optional(),
  session: id.optional(),
  open: z.enum(['true', 'false']).default('true').describe('true: only what a person still has to read'),
});
/** What waits for somebody in the pages of mail. */
export const deskCounts = z.object({
  inbox: z.int().describe('messages to read'),
  bounces: z.int().describe('mails that came back, to an address not corrected'),
});
export const inboundTreat = z.object({ treated: z.boolean() });

/** One kind of mail the product sends, for the organiser's preview. */
export const mailTemplate = z.object({
  kind: z.string(),
  name: z.string(),
  when: z.string(),
  moment: z.string().describe('heading under which it stands; those of one moment follow one another'),
});
export type MailTemplate = z.output<typeof mailTemplate>;
export const mailTemplateList = z.array(mailTemplate);
export const mailPreview = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  from: z.string(),
  to: z.string(),
});
export type MailPreview = z.output<typeof mailPreview>;
export const noteText = lines(2000);

export const deliveryPaths = {
  deliveries: (sessionId: string) => `/api/organiser/sessions/${sessionId}/deliveries`,
  deliveriesExport: (sessionId: string) => `/api/organiser/sessions/${sessionId}/deliveries.csv`,
  /** POST `resendRequest`: `resent`. */
  resend: (sessionId: string) => `/api/organiser/sessions/${sessionId}/deliveries/resend`,
  mailHistory: (registrationId: string) => `/api/organiser/registrations/${registrationId}/mails`,
  /** POST `addressCorrection`: done. The old address is told, invitations are withdrawn and renewed. */
  correctAddress: (registrationId: string) => `/api/organiser/registrations/${registrationId}/address`,
  /** POST, nothing: `addressRetried`. */
  retryAddress: (registrationId: string) => `/api/organiser/registrations/${registrationId}/address/retry`,
  bounces: '/api/organiser/bounces',
  inbox: '/api/organiser/inbox',
  deskCounts: '/api/organiser/desk-counts',
  inboundRaw: (messageId: string) => `/api/organiser/inbox/${messageId}/raw`,
  /** POST `inboundTreat`: done. */
  inboundTreat: (messageId: string) => `/api/organiser/inbox/${messageId}/treat`,
} as const;
