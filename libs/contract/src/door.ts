// The door: what whoever welcomes people reads of their half-days, whom they find, and what became of what they recorded.
import * as z from 'zod';
import { arrivalRules, outsider } from './devices';
import { id, instant, localDate } from './fields';
import { halfDay, sessionStates } from './sessions';

/** A half-day at whose door one stands: no sheet, no count, no document. */
export const doorHalfDay = halfDay.extend({
  sessionId: id,
  sessionTitle: z.string(),
  sessionState: z.enum(sessionStates),
  place: z.string(),
  date: localDate,
  sealedAt: instant.nullable(),
  rules: arrivalRules.pick({
    minutesBefore: true,
    minutesAfter: true,
    multipleEntries: true,
    reentry: true,
    question: true,
  }),
});
export type DoorHalfDay = z.output<typeof doorHalfDay>;
export const doorHalfDayList = z.array(doorHalfDay);

/** Searching at the door: three letters at least, and only what the door needs. */
export const doorQuery = z.object({ q: z.string().trim().min(3).max(80) });
export const doorPerson = outsider.omit({ reason: true });
export type DoorPerson = z.output<typeof doorPerson>;
/** Somebody expected, and whether they have come already. */
export const doorMatch = doorPerson.extend({
  since: instant.nullable().describe('first moment of this half-day at which the person was seen present'),
  hasLeft: z.boolean().describe('the last movement is an exit'),
});
export type DoorMatch = z.output<typeof doorMatch>;
export const doorMatchList = z.array(doorMatch);

/** A badge, or a registration number: whole, or its last digits where they name one person. */
export const badgeQuery = z.object({ badge: z.string().trim().min(1).max(400) });
/** Who it names, and the one half-day that is open for them now. */
export const badgeMatch = doorMatch.extend({ halfDayId: id, sessionId: id });
export type BadgeMatch = z.output<typeof badgeMatch>;

/** An arrival that this very person recorded: placed when `code` is null, else why not. */
export const doorArrival = z.object({
  id: id.describe('of the record'),
  person: doorPerson.nullable().describe('null when the record names nobody of the session'),
  at: instant,
  code: z.string().nullable(),
});
export type DoorArrival = z.output<typeof doorArrival>;
export const doorDesk = doorHalfDay.extend({
  badgeKeys: z
    .array(z.object({ x: z.string(), kid: z.string() }))
    .describe('public keys: a badge is read without network, and says no name then'),
  arrivals: z.array(doorArrival).describe('the latest first'),
});
export type DoorDesk = z.output<typeof doorDesk>;

export const doorPaths = {
  halfDays: '/api/attendance/door',
  desk: (halfDayId: string) => `/api/attendance/half-days/${halfDayId}/door`,
  search: (halfDayId: string) => `/api/attendance/half-days/${halfDayId}/search`,
  badge: '/api/attendance/badge',
} as const;
