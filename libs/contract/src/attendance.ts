// Attendance: the trainer's sessions, the sheet of a half-day, facts, seal, corrections.
import * as z from 'zod';
import { email, id, instant, line, localDate, municipalityCode, personName } from './fields';
import { personKinds } from './registrations';
import { halfDay, periods, sessionStates } from './sessions';

export const attendanceStates = ['EXPECTED', 'PRESENT', 'ABSENT', 'EXCUSED'] as const;
export const decidedStates = ['PRESENT', 'ABSENT', 'EXCUSED'] as const;
export const methods = [
  'TRAINER_DEVICE_MARK',
  'TRAINER_DEVICE_DRAWN',
  'TRAINER_DEVICE_STATEMENT',
  'BADGE',
  'PERSONAL_LINK',
  'QR_SESSION',
  'PAPER_SCAN',
  'CONNECTION_LOG',
] as const;
/** What an organiser or an auditor should see of a row at once. */
export const rowFlags = ['CONFLICT', 'FORCED', 'OFFLINE', 'SAME_PHONE'] as const;

/** A drawn signature: strokes of [x, y] points in a box of 1000 × 400, integers. */
export const strokes = z
  .array(
    z
      .array(z.tuple([z.int().min(0).max(1000), z.int().min(0).max(400)]))
      .min(1)
      .max(2000),
  )
  .min(1)
  .max(200);
export type Strokes = z.output<typeof strokes>;

const minutes = z.int().min(0).max(600);
/** Somebody who came without being registered. */
export const walkInPerson = z.object({
  familyName: personName,
  givenName: personName,
  email: email.nullable(),
  kind: z.enum(personKinds),
  function: line(120),
  municipalityCode,
});
/**
 * A correction of a sealed sheet, with its countersignature: drawn, or the sentence alone (`strokes` null); `id` is the
 * fact's own key: sending it twice corrects once.
 */
export const correctionDraft = z.object({
  id,
  registrationId: id,
  state: z.enum(decidedStates),
  lateMinutes: minutes.default(0),
  earlyMinutes: minutes.default(0),
  deviceAt: instant,
  reason: line(500),
  strokes: strokes.nullable().default(null),
});

export const attendanceRow = z.object({
  registrationId: id,
  number: z.string(),
  familyName: z.string(),
  givenName: z.string(),
  kind: z.enum(personKinds),
  function: z.string(),
  body: z.string(),
  needs: z.string().nullable(),
  walkIn: z.boolean(),
  state: z.enum(attendanceStates),
  lateMinutes: z.int(),
  earlyMinutes: z.int(),
  minutes: z.int().describe('minutes certified for this half-day'),
  signature: z
    .object({ at: instant, method: z.enum(methods), statement: z.string(), strokes: strokes.nullable() })
    .nullable(),
  flags: z.array(z.enum(rowFlags)),
  conflict: z
    .array(z.object({ at: instant, by: z.string(), source: z.int(), what: z.string() }))
    .optional()
    .describe('what each device said, numbered by `source`; there when they contradict each other'),
  since: instant.nullable().describe('first moment at which the person was seen present'),
  hasLeft: z.boolean().describe('the last movement is an exit'),
  corrections: z.array(
    z.object({
      at: instant,
      by: z.string(),
      reason: z.string(),
      before: z.string(),
      after: z.string(),
      statement: z.string().describe('countersignature; empty for corrections made before it was asked for'),
      strokes: strokes.nullable(),
    }),
  ),
});
export type AttendanceRow = z.output<typeof attendanceRow>;
export const attendanceCounts = z.object({
  expected: z.int(),
  present: z.int(),
  absent: z.int(),
  excused: z.int(),
  signed: z.int(),
});
export const sheet = z.object({
  sessionId: id,
  sessionRef: z.string(),
  sessionTitle: z.string(),
  sessionState: z.enum(sessionStates),
  place: z.string(),
  date: localDate,
  halfDay,
  opensAt: instant.describe('first moment at which presence may be recorded'),
  isOpen: z.boolean(),
  counts: attendanceCounts,
  rows: z.array(attendanceRow),
  sealed: z
    .object({
      at: instant,
      by: z.string(),
      hash: z.string(),
      statement: z.string(),
      strokes: strokes.nullable(),
    })
    .nullable(),
});
export type Sheet = z.output<typeof sheet>;

/** The sealed sheet as evidence: `canonical` is the exact text whose SHA-256 is `hash`. */
export const sealedSheet = z.object({
  halfDayId: id,
  hash: z.string(),
  canonical: z.string(),
  sealedAt: instant,
});

export const attendanceSession = z.object({
  id,
  ref: z.string(),
  title: z.string(),
  town: z.string().nullable(),
  venueName: z.string().nullable(),
  state: z.enum(sessionStates),
  startsAt: instant,
  endsAt: instant,
  closable: z.boolean().describe('every half-day is sealed and the session is not closed yet'),
  halfDays: z.array(
    halfDay.extend({
      date: localDate,
      period: z.enum(periods),
      counts: attendanceCounts,
      sealedAt: instant.nullable(),
    }),
  ),
});
export const attendanceSessionList = z.array(attendanceSession);
export type AttendanceSession = z.output<typeof attendanceSession>;
export const closed = z.object({
  sessionId: id,
  certificates: z.int().describe('certificates being issued'),
});

export const attendancePaths = {
  sessions: '/api/attendance/sessions',
  sheet: (halfDayId: string) => `/api/attendance/half-days/${halfDayId}`,
  sealed: (halfDayId: string) => `/api/attendance/half-days/${halfDayId}/sealed`,
  corrections: (halfDayId: string) => `/api/attendance/half-days/${halfDayId}/corrections`,
  close: (sessionId: string) => `/api/attendance/sessions/${sessionId}/close`,
} as const;
