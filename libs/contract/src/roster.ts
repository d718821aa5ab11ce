// The organiser's roster: everybody of a session, places by cause, the waiting list explained, acts on many.
import { registrationStatuses } from '@treize/rules/registrations/status';
import * as z from 'zod';
import { id, instant, line } from './fields';
import { availability, personKinds, waitReason } from './places';
import { refusalCodes } from './refusals';
import { registrationDraft, sources } from './registrations';

export const rosterRow = z.object({
  id,
  number: z.string(),
  status: z.enum(registrationStatuses),
  rank: z.int().nullable(),
  familyName: z.string(),
  givenName: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  kind: z.enum(personKinds),
  function: z.string(),
  body: z.string(),
  source: z.enum(sources),
  registeredBy: z.string().nullable().describe('name of whoever registered them, when it is somebody else'),
  onBehalfOf: z.string().nullable().describe('commune whose contact registered them'),
  viaMunicipality: z.boolean().describe('mails go to the commune’s mailbox'),
  needs: z.string().nullable(),
  extras: z.array(z.object({ limitId: id, label: z.string(), quantity: z.int() })),
  priority: z.int(),
  priorityReason: z.string().nullable(),
  partyId: id.nullable().describe('people with the same one are placed together'),
  waitReasons: z.array(waitReason).describe('why not yet, while waiting'),
  overrideReason: z.string().nullable(),
  block: z.string().nullable(),
  offerExpiresAt: instant.nullable(),
  validationDueAt: instant.nullable(),
  createdAt: instant,
  cancelReason: z.string().nullable(),
  previousNumber: z.string().nullable(),
  mails: z.object({ sent: z.int(), waiting: z.int(), failed: z.int() }),
});
export type RosterRow = z.output<typeof rosterRow>;
export const roster = z.object({ availability, items: z.array(rosterRow) });
export type Roster = z.output<typeof roster>;

/** The rules an organiser sets aside, with the reason. */
export const override = z.object({
  reason: line(300),
  eligibility: z.boolean().default(false),
  share: z.boolean().default(false),
  room: z.boolean().default(false).describe('an exceptional place over the capacity'),
  limitIds: z.array(id).max(12).default([]),
});
export type Override = z.output<typeof override>;
/** An organiser registers somebody; idempotent by the same header as the form. */
export const organiserRegistration = registrationDraft.safeExtend({
  override: override.nullable().default(null),
});

const ids = z.array(id).min(1).max(500);
/** One act on many registrations; each is checked and done on its own. */
export const rosterAction = z.discriminatedUnion('action', [
  z.object({ action: z.literal('CANCEL'), ids, reason: line(500), tell: z.boolean().default(true) }),
  z.object({ action: z.literal('OFFER'), ids }),
  z.object({ action: z.literal('VALIDATE'), ids }),
  z.object({ action: z.literal('REFUSE'), ids, reason: line(500) }),
  z.object({ action: z.literal('PRIORITISE'), ids, priority: z.int().min(-9).max(9), reason: line(300) }),
  z.object({ action: z.literal('SPLIT'), ids }),
  z.object({
    action: z.literal('TRANSFER'),
    ids,
    sessionId: id,
    waitIfFull: z.boolean().default(false).describe('who finds no place waits there, in the same order'),
    preview: z.boolean().default(false).describe('nothing is done: the answer tells what would be'),
  }),
]);
export type RosterAction = z.output<typeof rosterAction>;
export const rosterActionAnswer = z.object({
  done: z.array(id),
  waiting: z.array(id).describe('transferred to the waiting list of the target'),
  refused: z.array(
    z.object({
      id,
      code: z.enum(refusalCodes),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
    }),
  ),
});
export type RosterActionAnswer = z.output<typeof rosterActionAnswer>;
export const organiserCancel = z.object({ reason: line(500), tell: z.boolean().default(true) });
/** Sessions of the same module one can be moved to. */
export const transferTarget = z.object({
  sessionId: id,
  title: z.string(),
  regionName: z.string(),
  town: z.string().nullable(),
  startsAt: instant,
  left: z.int().nullable(),
  waiting: z.int(),
});
export const transferTargetList = z.array(transferTarget);
export type TransferTarget = z.output<typeof transferTarget>;
/** All dates to come of a track are cancelled; each address is told once. */
export const trackCancel = z.object({ reason: line(500) });
export const trackCancelled = z.object({
  sessions: z.int(),
  people: z.int(),
  notified: z.int().describe('addresses to which a message leaves'),
  blocked: z.int().describe('addresses left out: nothing is sent to them any more'),
});

export const rosterPaths = {
  roster: (sessionId: string) => `/api/organiser/sessions/${sessionId}/registrations`,
  rosterExport: (sessionId: string) => `/api/organiser/sessions/${sessionId}/registrations.csv`,
  /** POST `organiserRegistration`: `registrationAnswer`, 201. */
  register: (sessionId: string) => `/api/organiser/sessions/${sessionId}/registrations`,
  transferTargets: (sessionId: string) => `/api/organiser/sessions/${sessionId}/transfer-targets`,
  /** POST `rosterAction`: `rosterActionAnswer`. */
  actions: '/api/organiser/registrations/actions',
  organiserCancel: (registrationId: string) => `/api/organiser/registrations/${registrationId}/cancel`,
  /** GET: `trackCancelled`, what cancelling would do; POST `trackCancel`: `trackCancelled`. */
  trackCancel: (trackId: string) => `/api/organiser/tracks/${trackId}/cancel`,
} as const;
