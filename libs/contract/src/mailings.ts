// Reminders relative to each session, mailings to a chosen public, previews of every mail, and opting out.
import { registrationStatuses } from '@treize/rules/registrations/status';
import * as z from 'zod';
import { mailPreview, mailTemplateList } from './deliveries';
import {
  departmentCode,
  id,
  instant,
  line,
  lines,
  localDate,
  localTime,
  pageOf,
  pageQuery,
  regionCode,
} from './fields';
import { personKinds } from './places';

export const reminderAnchors = ['START', 'END', 'FIXED'] as const;
export const presences = ['ANY', 'PRESENT', 'ABSENT'] as const;
export const addresseeKinds = ['PARTICIPANTS', 'CONTACTS', 'BOTH'] as const;

const subject = line(160);
const body = lines(8000).refine((text) => text !== '', 'à remplir');

/** When a rule fires, to whom, and what it says. `days` counts before the start (negative) or after the end (positive). */
const ruleParts = {
  anchor: z.enum(reminderAnchors),
  days: z.int().min(-120).max(120),
  localTime,
  fixedOn: localDate.nullable().default(null).describe('civil date of a FIXED rule'),
  statuses: z.array(z.enum(registrationStatuses)).min(1),
  presence: z.enum(presences),
  addressees: z.enum(addresseeKinds),
  limitId: id.nullable().default(null).describe('only those who take this workshop or lunch'),
  subject,
  body,
  enabled: z.boolean(),
};
export const reminderRule = z.object({
  code: z.string().describe('stable word: d-30, d-7, after-1, or one made here'),
  level: z.enum(['NATIONAL', 'REGION', 'SESSION']).describe('where this wording comes from'),
  ...ruleParts,
  dueAt: instant.nullable().describe('for this session; null when asked for a region'),
  ranAt: instant.nullable(),
  recipients: z.int().nullable().describe('people it wrote to, once run'),
  willReach: z.int().nullable().describe('people it would write to now'),
});
export const reminderRuleList = z.array(reminderRule);
export type ReminderRule = z.output<typeof reminderRule>;
export const reminderDraft = z
  .object(ruleParts)
  .refine((rule) => (rule.anchor === 'FIXED') === (rule.fixedOn !== null), {
    path: ['fixedOn'],
    message: 'date attendue pour un envoi à date fixe',
  });
export type ReminderDraft = z.output<typeof reminderDraft>;

export const audiences = [
  'REGISTERED',
  'WAITING',
  'NOT_ANSWERED',
  'TO_RECONFIRM',
  'PRESENT',
  'ABSENT',
  'CANCELLED',
  'TERRITORY',
] as const;
export type Audience = (typeof audiences)[number];
/** Who a mailing is for. With a session: its people. TERRITORY: everybody known there, not registered on that session. */
export const mailingTarget = z
  .object({
    regionCode,
    sessionId: id.nullable().default(null),
    audience: z.enum(audiences),
    departments: z.array(departmentCode).max(20).default([]),
    programmes: z.array(z.enum(['PVD', 'ACV', 'MOUNTAIN'])).default([]),
    kinds: z.array(z.enum(personKinds)).default([]),
    addressees: z.enum(addresseeKinds).default('PARTICIPANTS'),
  })
  .refine(({ audience, sessionId }) => audience === 'TERRITORY' || sessionId !== null, {
    path: ['sessionId'],
    message: 'choisissez une session',
  });
export type MailingTarget = z.output<typeof mailingTarget>;
/** INVITATION: to register; who opted out is left out, and the mail says how to. SERVICE: about one's registration. */
export const purposes = ['SERVICE', 'INVITATION'] as const;
export const mailingDraft = z.object({ purpose: z.enum(purposes), target: mailingTarget, subject, body });
export type MailingDraft = z.output<typeof mailingDraft>;

export const mailingCount = z.object({
  people: z.int(),
  addresses: z.int().describe('messages that would leave: the same address once'),
  optedOut: z.int(),
  blocked: z.int(),
  withoutAddress: z.int(),
  dueAt: instant.describe('when it would leave, quiet hours counted'),
  sample: z.array(z.string()).describe('some names, in order'),
});
export type MailingCount = z.output<typeof mailingCount>;
export const mailingStates = ['WAITING', 'SENDING', 'SENT', 'CANCELLED'] as const;
export const mailingRow = z.object({
  id,
  subject: z.string(),
  purpose: z.enum(purposes),
  audience: z.enum(audiences),
  regionCode: regionCode.nullable(),
  sessionId: id.nullable(),
  sessionTitle: z.string().nullable(),
  state: z.enum(mailingStates),
  createdBy: z.string(),
  createdAt: instant,
  dueAt: instant,
  finishedAt: instant.nullable(),
  recipients: z.int(),
  accepted: z.int(),
  waiting: z.int(),
  failed: z.int(),
  leftOut: z.int(),
});
export const mailingList = pageOf(mailingRow);
export type MailingRow = z.output<typeof mailingRow>;
export const mailingQuery = z.object({
  ...pageQuery,
  region: regionCode.optional(),
  session: id.optional(),
});
export const mailingDetail = mailingRow.extend({
  target: mailingTarget,
  text: z.string(),
  recipientList: z.array(
    z.object({
      name: z.string(),
      address: z.string(),
      leftOut: z.enum(['OPTED_OUT', 'BLOCKED', 'NO_ADDRESS']).nullable(),
      state: z.string().nullable(),
      bounce: z.string().nullable(),
    }),
  ),
});
export type MailingDetail = z.output<typeof mailingDetail>;
/** What a body may hold between braces: `{prenom}`. */
export const placeholders = ['prenom', 'nom', 'commune', 'session', 'quand', 'ou', 'lien'] as const;

export { mailPreview, mailTemplateList };
export const unsubscribeToken = z.string().regex(/^[\w-]{43}$/, 'lien incomplet');
export const unsubscribePage = z.object({
  address: z.string().describe('masked: a…e@mairie.fr'),
  optedOut: z.boolean(),
});

export const mailingPaths = {
  reminders: (sessionId: string) => `/api/organiser/sessions/${sessionId}/reminders`,
  /** PUT `reminderDraft`: `reminderRule`, for this session; DELETE: back to the region's wording. */
  reminder: (sessionId: string, code: string) => `/api/organiser/sessions/${sessionId}/reminders/${code}`,
  regionReminders: (regionCode: string) => `/api/organiser/regions/${regionCode}/reminders`,
  regionReminder: (regionCode: string, code: string) =>
    `/api/organiser/regions/${regionCode}/reminders/${code}`,
  /** GET `mailingQuery`: `mailingList`; POST `mailingDraft` with the idempotency header: `mailingRow`, 201. */
  mailings: '/api/organiser/mailings',
  mailing: (mailingId: string) => `/api/organiser/mailings/${mailingId}`,
  mailingExport: (mailingId: string) => `/api/organiser/mailings/${mailingId}.csv`,
  /** POST: done; while it waits for its hour. */
  mailingCancel: (mailingId: string) => `/api/organiser/mailings/${mailingId}/cancel`,
  /** POST `mailingTarget` beside `purpose`: `mailingCount`. */
  count: '/api/organiser/mailings/count',
  /** POST `mailingDraft`: `mailPreview`; sends nothing. */
  preview: '/api/organiser/mailings/preview',
  /** POST `mailingDraft`: done; one message to whoever asks. */
  test: '/api/organiser/mailings/test',
  templates: '/api/organiser/templates',
  template: (kind: string) => `/api/organiser/templates/${kind}`,
  /** GET `unsubscribePage`; POST (one click, RFC 8058): done. */
  unsubscribe: (token: string) => `/api/unsubscribe/${token}`,
  /** POST: done. */
  resubscribe: (token: string) => `/api/unsubscribe/${token}/undo`,
} as const;
export const mailingCountRequest = z.object({ purpose: z.enum(purposes), target: mailingTarget });
