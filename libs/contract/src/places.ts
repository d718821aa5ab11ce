// Places of a session in depth: limits, blocks, shares, who may come, availability by cause, invitations, trying a change.
import { priorityRules } from '@treize/rules/registrations/priority';
import * as z from 'zod';
import { departmentCode, email, id, instant, line, municipalityCode } from './fields';

export const personKinds = ['ELECTED', 'STAFF'] as const;
export const limitKinds = ['LUNCH', 'WORKSHOP'] as const;
export const programmes = ['PVD', 'ACV'] as const;
export const validations = ['NONE', 'ORGANIZER', 'MUNICIPALITY'] as const;
export const eligibilityFaults = ['KIND', 'DELEGATION', 'PROGRAMME', 'REGION'] as const;
export const waitCodes = ['ROOM', 'RESERVED', 'LIMIT', 'SHARE', 'ELIGIBILITY', 'QUEUE'] as const;

/** Why somebody waits; `label` names the limit or says what is missing, null when the code says it all. */
export const waitReason = z.object({ code: z.enum(waitCodes), label: z.string().nullable() });
export type WaitReason = z.output<typeof waitReason>;

/** Who may register; null and empty: no condition. */
export const eligibility = z.object({
  kind: z.enum(personKinds).nullable(),
  delegationRequired: z.boolean(),
  programmes: z.array(z.enum(programmes)).describe('one of these labels, on the day of the session'),
  ownRegionOnly: z.boolean(),
});
export type Eligibility = z.output<typeof eligibility>;

/** A limit as people choose from: a lunch they may take, a workshop among others. */
export const publicLimit = z.object({
  id,
  kind: z.enum(limitKinds),
  label: z.string(),
  included: z.int().describe('quantity every registration takes; 0: each person chooses'),
  left: z.int().nullable(),
});
export type PublicLimit = z.output<typeof publicLimit>;

/** The rules of places that the public is told. */
export const placesRules = z.object({
  limits: z.array(publicLimit),
  share: z.int().nullable().describe('places a commune may hold; more wait'),
  eligibility,
  validation: z.enum(validations),
  waitingListOpen: z.boolean(),
  offerHours: z.int().describe('working hours an offer lasts, Monday to Friday 8-20 h, public holidays out'),
  priorityRule: z.enum(priorityRules),
  reservedFor: z.array(z.object({ label: z.string(), left: z.int(), releasesAt: instant.nullable() })),
});
export type PlacesRules = z.output<typeof placesRules>;

/** Quantities chosen of limits beside the room. */
export const extras = z
  .array(z.object({ limitId: id, quantity: z.int().min(1).max(2) }))
  .max(10)
  .refine(
    (chosen) => new Set(chosen.map(({ limitId }) => limitId)).size === chosen.length,
    'un seul choix par limite',
  );
export type Extras = z.output<typeof extras>;

const count = z.int().min(0).max(2000);
export const limitDraft = z.object({
  id: id.optional().describe('absent: a new limit'),
  kind: z.enum(limitKinds),
  label: line(80),
  capacity: count.nullable(),
  included: z.int().min(0).max(2),
});
export const blockDraft = z.object({
  id: id.optional().describe('absent: a new block'),
  label: line(80),
  departmentCode: departmentCode.nullable(),
  kind: z.enum(personKinds).nullable(),
  places: z.int().min(1).max(2000),
  releasesAt: instant.nullable().describe('null: kept until removed'),
});
/** What an organiser sets about places; a version conflict refuses a stale edit. */
export const placesDraft = z.object({
  capacity: count.nullable(),
  share: z.int().min(1).max(2000).nullable(),
  eligibility,
  priorityRule: z.enum(priorityRules),
  validation: z.enum(validations),
  waitingListOpen: z.boolean(),
  offers: z.enum(['AUTO', 'MANUAL']),
  offerHours: z.int().min(1).max(240),
  offersStopHours: z.int().min(0).max(720),
  closeWhenFull: z.boolean(),
  earlyLeaveFrees: z.boolean(),
  reentry: z.boolean(),
  limits: z.array(limitDraft).max(12),
  blocks: z.array(blockDraft).max(12),
});
export type PlacesDraft = z.output<typeof placesDraft>;
export const placesEdit = placesDraft.extend({ version: z.int() });
export const placesSettings = placesEdit.extend({
  limits: z.array(limitDraft.required({ id: true }).extend({ taken: z.int() })),
  blocks: z.array(blockDraft.required({ id: true }).extend({ taken: z.int() })),
  closedAt: instant.nullable(),
});
export type PlacesSettings = z.output<typeof placesSettings>;

/** Places of one limit by cause; `id` null: the room. `capacity` and `left` null: no limit. */
export const limitAvailability = z.object({
  id: id.nullable(),
  label: z.string(),
  capacity: z.int().nullable(),
  confirmed: z.int(),
  pending: z.int().describe('waiting for a validation, holding a place'),
  offered: z.int(),
  held: z.int().describe('by forms being filled'),
  blocked: z.int().describe('by blocking invitations, blocks and removed places'),
  waiting: z.int(),
  exceptional: z.int().describe('given over the limit, within confirmed'),
  left: z.int().nullable().describe('what nobody holds, whoever waits'),
});
export type LimitAvailability = z.output<typeof limitAvailability>;
/** `fullness`: OPEN, FULL for good, or FULL_FOR_NOW while somebody who has not confirmed may still drop. */
export const availability = z.object({
  limits: z.array(limitAvailability),
  fullness: z.enum(['OPEN', 'FULL_FOR_NOW', 'FULL']),
  closedAt: instant.nullable(),
});
export type Availability = z.output<typeof availability>;
export const availabilityQuery = z.object({ session: id.optional(), track: id.optional() });

/** Trying a change before saving it: who would be offered a place, who would still wait and why. */
export const placesTrial = z.object({
  offers: z.array(z.object({ registrationId: id, name: z.string(), body: z.string(), rank: z.int() })),
  stillWaiting: z.int(),
  left: z.int().nullable().describe('places left after these offers'),
});
export type PlacesTrial = z.output<typeof placesTrial>;

export const invitationDraft = z
  .object({
    name: line(120).describe('the person, or the commune’s contact'),
    email: email.nullable(),
    municipalityCode: municipalityCode.nullable(),
    places: z.int().min(1).max(200),
    isBlocking: z.boolean(),
    expiresAt: instant,
  })
  .refine((draft) => (draft.email === null) !== (draft.municipalityCode === null), {
    path: ['email'],
    message: 'une personne (son courriel) ou une commune',
  });
export const invitationView = z.object({
  id,
  name: z.string(),
  email: z.string().nullable(),
  municipalityCode: municipalityCode.nullable(),
  municipality: z.string().nullable(),
  places: z.int(),
  taken: z.int(),
  isBlocking: z.boolean(),
  expiresAt: instant,
  revokedAt: instant.nullable(),
  url: z.string().describe('address of the form that uses it'),
});
export const invitationList = z.array(invitationView);
export type InvitationView = z.output<typeof invitationView>;

/** A form being filled holds its places for ten minutes; `expiresAt` null: no place to hold, the form goes on without. */
export const holdRequest = z.object({
  key: id.describe('made once by the form'),
  places: z.int().min(1).max(2).default(1),
  invitation: z.string().max(100).nullable().default(null),
});
export const holdAnswer = z.object({ expiresAt: instant.nullable() });

export const placesPaths = {
  hold: (sessionId: string) => `/api/sessions/${sessionId}/holds`,
  release: (sessionId: string, key: string) => `/api/sessions/${sessionId}/holds/${key}`,
  availability: '/api/organiser/availability',
  /** GET: `placesSettings`; PUT `placesEdit`: `placesSettings`. */
  settings: (sessionId: string) => `/api/organiser/sessions/${sessionId}/places`,
  /** POST `placesDraft`, the form as it is: `placesTrial`; nothing is written. */
  trial: (sessionId: string) => `/api/organiser/sessions/${sessionId}/places/trial`,
  /** POST `versionOnly`: `placesSettings`. */
  close: (sessionId: string) => `/api/organiser/sessions/${sessionId}/close`,
  reopen: (sessionId: string) => `/api/organiser/sessions/${sessionId}/reopen`,
  /** GET: `invitationList`; POST `invitationDraft`: `invitationView`. */
  invitations: (sessionId: string) => `/api/organiser/sessions/${sessionId}/invitations`,
  /** POST without body: `invitationView`. */
  invitationRevoke: (invitationId: string) => `/api/organiser/invitations/${invitationId}/revoke`,
} as const;
