// What a trainer's device downloads before the day, what it records, and what the server answers when it sends it.
import { standings } from '@treize/rules/attendance/arrival';
import * as z from 'zod';
import { decidedStates, sheet, strokes, walkInPerson } from './attendance';
import { hash } from './evidence';
import { id, instant, line } from './fields';

const minutes = z.int().min(0).max(600);

export const recordMethods = ['TRAINER_DEVICE', 'BADGE', 'PAPER_SCAN'] as const;
/** Why and that a trainer overrides a refusal which may be overridden; kept with the fact. */
const force = z.object({ reason: line(300) });

/** What was done on the device. */
export const recordAction = z.discriminatedUnion('kind', [
  /** A decision about one person. Minutes mean something of somebody present only. */
  z.object({
    kind: z.literal('MARKED'),
    registrationId: id,
    state: z.enum(decidedStates),
    lateMinutes: minutes,
    earlyMinutes: minutes,
  }),
  /** A signature: drawn, or the sentence alone (`strokes` null). It implies presence. */
  z.object({
    kind: z.literal('SIGNED'),
    registrationId: id,
    strokes: strokes.nullable(),
    statement: line(200),
  }),
  /** An arrival, read from a badge or chosen by hand; `answer` to the door question of the session. */
  z.object({
    kind: z.literal('ENTERED'),
    registrationId: id,
    badge: z.string().max(400).nullable(),
    answer: line(300).nullable(),
  }),
  z.object({ kind: z.literal('LEFT'), registrationId: id }),
  /** Somebody who was not registered; `registrationId` is made by the device and named by what follows. */
  z.object({ kind: z.literal('WALKED_IN'), registrationId: id, person: walkInPerson }),
  /** The trainer's countersignature, which seals the half-day. */
  z.object({ kind: z.literal('CLOSED'), strokes: strokes.nullable(), statement: line(200) }),
]);
export type RecordAction = z.output<typeof recordAction>;

/**
 * One record of a device, sealed (JWE, ECDH-ES with A256GCM) to the server's key as soon as it is made. Records of a device
 * form a chain: `previousHash` is the SHA-256 of the canonical JSON (RFC 8785) of the record before it, null for the first.
 */
export const deviceRecord = z.object({
  id: id.describe('of the fact: sending it again records it once'),
  deviceId: id,
  seq: z.int().min(1),
  previousHash: hash.nullable(),
  halfDayId: id,
  deviceAt: instant.describe('clock of the device'),
  offsetMs: z
    .int()
    .min(-(2 ** 31))
    .max(2 ** 31 - 1)
    .describe('server clock − device clock, measured at the last contact'),
  offline: z.boolean(),
  method: z.enum(recordMethods),
  confirmPending: z.boolean().describe('the trainer admits somebody whose place is not confirmed'),
  force: force.nullable(),
  action: recordAction,
});
export type DeviceRecord = z.output<typeof deviceRecord>;

export const deviceDraft = z.object({
  id: id.describe('made by the device'),
  name: line(80).describe('as the person would call it: "Chrome sur Android"'),
});
const recordKey = z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() });
export const enrolledDevice = z.object({
  id,
  name: z.string(),
  serverNow: instant,
  seq: z.int().describe('last record that the server holds of this device; 0 for none'),
  headHash: hash.nullable(),
  recordKey: recordKey.describe('public key that records are sealed to'),
});
export type EnrolledDevice = z.output<typeof enrolledDevice>;

/** Rules of arrival of a session, known to the device so that it refuses at once what the server would. */
export const arrivalRules = z.object({
  /** One entry a half-day, or every entry and exit kept. */
  multipleEntries: z.boolean(),
  reentry: z.boolean().describe('whoever left may come back'),
  entriesPerDay: z.int().min(1).nullable().describe('a day of Paris; exits do not count'),
  days: z.int().min(1).nullable().describe('any so many days of the session'),
  admitsPending: z.boolean().describe('a trainer may admit who has no confirmed place yet'),
  minutesBefore: z.int().min(0).max(240),
  minutesAfter: z.int().min(0).max(1440),
  question: z.object({ label: line(200), required: z.boolean() }).nullable(),
  blocked: z
    .array(id)
    .max(200)
    .describe('registrations not let in: a badge lost or lent, somebody sent away'),
});
export type ArrivalRules = z.output<typeof arrivalRules>;

/** Somebody of the session who is not on the sheet, so that a refusal can say why without the network. */
export const outsider = z.object({
  registrationId: id,
  familyName: z.string(),
  givenName: z.string(),
  body: z.string(),
  reason: z.enum(['CANCELLED', 'REPLACED', 'REFUSED', 'EXPIRED', 'TO_VALIDATE', 'WAITING', 'OFFERED']),
});

/** Everything the day needs, and nothing else: taken on the eve, kept encrypted on the device. */
export const dayPackage = z.object({
  sessionId: id,
  date: z.iso.date(),
  preparedAt: instant,
  serverNow: instant,
  rules: arrivalRules,
  sheets: z.array(sheet),
  outsiders: z.array(outsider),
  roomSecrets: z.array(z.object({ halfDayId: id, secret: z.string() })),
  badgeKeys: z.array(z.object({ x: z.string(), kid: z.string() })),
  municipalities: z
    .array(z.object({ code: z.string(), name: z.string(), postcode: z.string() }))
    .describe('communes of the region, to name the one of a walk-in'),
});
export type DayPackage = z.output<typeof dayPackage>;

/** Records of one device, sealed, in the order of its chain. */
export const syncDraft = z.object({ records: z.array(z.string().max(400_000)).min(1).max(50) });
export const recordOutcomes = ['RECORDED', 'KNOWN', 'REFUSED'] as const;
/** What somebody who walked in became, told again whenever their record is sent again. */
export const walkInBecame = z.object({
  before: z
    .enum(standings)
    .nullable()
    .describe('where the person stood on this session before; null for somebody it did not know'),
  merged: z
    .boolean()
    .describe('the registration that they had stands and is kept; false: a new one was made'),
  exceptional: z.boolean().describe('their place is over the capacity'),
});
export type WalkInBecame = z.output<typeof walkInBecame>;
export const recordResult = z.object({
  id: id.nullable().describe('null when the record cannot be read'),
  seq: z.int().nullable(),
  outcome: z.enum(recordOutcomes),
  /** A refusal code of the API; the record is kept by the server and shown in "à résoudre". */
  code: z.string().nullable(),
  since: instant.nullable().describe('for `already-present`: since when'),
  registrationId: id.nullable().describe('the registration that a walk-in became'),
  walkIn: walkInBecame.nullable().describe('for a walk-in that was placed: what it became'),
});
export type RecordResult = z.output<typeof recordResult>;
export const syncAnswer = z.object({
  serverNow: instant,
  seq: z.int(),
  headHash: hash.nullable(),
  results: z.array(recordResult).describe('one for each record taken; those after a gap are not'),
  gapAfter: z.int().nullable().describe('the server lacks the record that follows this one: send from there'),
});
export type SyncAnswer = z.output<typeof syncAnswer>;

/** A record that could not be placed: kept with its reason until a person decides. */
export const unresolvedRecord = z.object({
  id,
  recordId: id.describe('what its device calls it'),
  halfDayId: id,
  sessionId: id,
  sessionTitle: z.string(),
  date: z.iso.date(),
  person: z.string().describe('name, or empty when nobody is named'),
  registrationId: id.nullable(),
  what: z.string().describe('in French: "présent", "signature", "départ"…'),
  code: z.string(),
  deviceName: z.string(),
  by: z.string(),
  happenedAt: instant,
  receivedAt: instant,
  correctable: z.boolean().describe('may become a correction of the sealed sheet'),
  resolution: z
    .object({ at: instant, by: z.string(), kind: z.enum(['CORRECTED', 'DISMISSED']), reason: z.string() })
    .nullable(),
});
export type UnresolvedRecord = z.output<typeof unresolvedRecord>;
export const unresolvedList = z.array(unresolvedRecord);
export const resolutionDraft = z.object({
  kind: z.enum(['CORRECTED', 'DISMISSED']),
  reason: line(500),
  /** Countersignature of a correction; null for the sentence alone. */
  strokes: strokes.nullable().default(null),
});

/** A badge to print: the text of its QR, and the person whom it names. */
export const sessionBadge = outsider.omit({ reason: true }).extend({ number: z.string(), badge: z.string() });
export const sessionBadgeList = z.array(sessionBadge);
export type SessionBadge = z.output<typeof sessionBadge>;

export const devicePaths = {
  enrol: '/api/attendance/devices',
  sync: (deviceId: string) => `/api/attendance/devices/${deviceId}/records`,
  package: (sessionId: string, date: string) => `/api/attendance/sessions/${sessionId}/days/${date}/package`,
  unresolved: (sessionId: string) => `/api/attendance/sessions/${sessionId}/unresolved`,
  resolve: (recordId: string) => `/api/attendance/unresolved/${recordId}`,
  badges: (sessionId: string) => `/api/organiser/sessions/${sessionId}/badges`,
  rules: (sessionId: string) => `/api/organiser/sessions/${sessionId}/arrival-rules`,
} as const;
