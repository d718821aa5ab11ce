// Sessions: public cards and pages, the organiser's draft, moves and cancellations.
import { sessionPhases } from '@treize/rules/sessions/phase';
import { seatVerdicts } from '@treize/rules/sessions/seats';
import * as z from 'zod';
import { placesRules } from './places';
import {
  departmentCode,
  email,
  id,
  instant,
  line,
  lines,
  localDate,
  localTime,
  municipalityCode,
  pageOf,
  pageQuery,
  regionCode,
  wanted,
} from './fields';

export const formats = ['ONSITE', 'REMOTE', 'HYBRID'] as const;
export const periods = ['AM', 'PM', 'EVENING'] as const;
export const fundings = ['FREE', 'MUNICIPALITY', 'DIFE', 'PERSONAL'] as const;
export const sessionStates = ['DRAFT', 'PUBLISHED', 'POSTPONED', 'CANCELLED', 'FINALIZED'] as const;

export const halfDay = z.object({
  id,
  period: z.enum(periods),
  startTime: localTime,
  endTime: localTime,
  startsAt: instant,
  endsAt: instant,
});
export const sessionDay = z.object({ id, date: localDate, halfDays: z.array(halfDay) });
export type HalfDay = z.output<typeof halfDay>;
export type SessionDay = z.output<typeof sessionDay>;

/** Places by cause. `capacity` and `left` are null when the session has no limit. */
export const seats = z.object({
  capacity: z.int().nullable(),
  confirmed: z.int(),
  offered: z.int(),
  waiting: z.int(),
  held: z.int().describe('by forms being filled'),
  left: z.int().nullable(),
  verdict: z.enum(seatVerdicts),
});
export type Seats = z.output<typeof seats>;

export const sessionCard = z.object({
  id,
  ref: z.string(),
  title: z.string(),
  moduleCode: z.string(),
  regime: z.enum(['TRAINING', 'AWARENESS']),
  theme: z.object({ code: z.string(), label: z.string() }),
  regionCode,
  regionName: z.string(),
  departmentCode: departmentCode.nullable(),
  town: z.string().nullable().describe('commune of the venue; null for a remote session'),
  venueName: z.string().nullable(),
  format: z.enum(formats),
  phase: z.enum(sessionPhases),
  days: z.array(sessionDay),
  startsAt: instant,
  endsAt: instant,
  closesAt: instant,
  plannedMinutes: z.int(),
  funding: z.enum(fundings),
  seats,
  nearness: z
    .int()
    .min(1)
    .max(5)
    .nullable()
    .describe(
      '1 own EPCI, 2 own département, 3 neighbouring département, 4 region, 5 elsewhere; null unless asked',
    ),
});
export type SessionCard = z.output<typeof sessionCard>;
export const sessionList = pageOf(sessionCard);
export type SessionList = z.output<typeof sessionList>;

export const sessionQuery = z.object({
  ...pageQuery,
  region: regionCode.optional(),
  department: departmentCode.optional(),
  theme: wanted(40).optional(),
  regime: z.enum(['TRAINING', 'AWARENESS']).optional(),
  format: z.enum(formats).optional(),
  from: localDate.optional(),
  to: localDate.optional(),
  available: z.enum(['true', 'false']).optional().describe('true: only sessions with places left'),
  near: municipalityCode.optional().describe('commune from which nearness is told; nearest first'),
});

export const sessionPage = sessionCard.extend({
  summary: z.string(),
  objectives: z.array(z.string()),
  audience: z.string(),
  prerequisites: z.string(),
  methods: z.string(),
  assessment: z.string(),
  outcome: z.string(),
  venue: z
    .object({
      name: z.string(),
      address: z.string(),
      postcode: z.string(),
      town: z.string(),
      access: z.string(),
      wheelchairAccess: z.boolean(),
    })
    .nullable(),
  room: z.string(),
  trainers: z.array(z.string()),
  track: z.object({ id, title: z.string() }).nullable(),
  contactEmail: z.string(),
  opensAt: instant,
  cancelReason: z.string().nullable(),
  postponeReason: z.string().nullable(),
  closedAt: instant.nullable().describe('registration closed before its date'),
  places: placesRules,
  updatedAt: instant,
});
export type SessionPage = z.output<typeof sessionPage>;

const nextSession = z.object({
  id,
  title: z.string(),
  town: z.string().nullable(),
  date: localDate,
  seats,
});
/** Home page: what each region has to come. */
export const regionAgenda = z.object({
  code: regionCode,
  name: z.string(),
  upcoming: z.int().describe('published sessions still to come'),
  nextAwarenessDay: nextSession.nullable(),
  nextSession: nextSession.nullable().describe('the next of any regime'),
  trackId: id.nullable(),
});
export const regionAgendaList = z.array(regionAgenda);
export type RegionAgenda = z.output<typeof regionAgenda>;

const halfDayDraft = z.object({ period: z.enum(periods), startTime: localTime, endTime: localTime });
export const dayDraft = z.object({
  id: id.optional().describe('the day that moves; absent: a new day'),
  date: localDate,
  halfDays: z.array(halfDayDraft).min(1).max(3),
});
export const placing = {
  days: z.array(dayDraft).min(1).max(10),
  venueId: id.nullable(),
  room: line(120).or(z.literal('')).default(''),
  joinUrl: z
    .url({ protocol: /^https$/ })
    .max(500)
    .regex(/^[^\s\p{Cc}\p{Cs}]*$/u, 'adresse sans espace attendue')
    .nullable(),
};
export const sessionDraft = z.object({
  moduleId: id,
  trackId: id.nullable(),
  regionCode,
  title: line(160),
  summary: lines(2000),
  format: z.enum(formats),
  funding: z.enum(fundings),
  contactEmail: email,
  capacity: z.int().min(0).max(2000).nullable(),
  opensAt: instant,
  closesAt: instant,
  trainerIds: z.array(id).max(10),
  ...placing,
});
export type SessionDraft = z.output<typeof sessionDraft>;
/** Changes of wording, capacity, deadline, trainers; a published session changes day or place by a move. */
export const sessionEdit = sessionDraft.extend({ version: z.int() });
export const sessionMove = z.object({ version: z.int(), ...placing });
export const sessionCancel = z.object({ version: z.int(), reason: line(500) });
export const versionOnly = z.object({ version: z.int() });
/** Whom the messages about a session reach, of those who hold a place, were offered one, or wait. */
export const reach = z.object({
  notified: z.int().describe('people to whom a message leaves'),
  blocked: z.int().describe('people left out: nothing is sent to their address any more'),
  withoutAddress: z.int().describe('people left out: they gave no address'),
});
export type Reach = z.output<typeof reach>;
export const notified = reach.extend({ id, version: z.int() });

export const organiserSession = sessionPage.extend({
  state: z.enum(sessionStates),
  version: z.int(),
  moduleId: id,
  trackId: id.nullable(),
  venueId: id.nullable(),
  joinUrl: z.string().nullable(),
  trainerIds: z.array(id),
});
export type OrganiserSession = z.output<typeof organiserSession>;
export const organiserCard = sessionCard.extend({ state: z.enum(sessionStates), version: z.int() });
export const organiserList = pageOf(organiserCard);
export const organiserQuery = z.object({
  ...pageQuery,
  region: regionCode.optional(),
  state: z.enum(sessionStates).optional(),
  period: z.enum(['upcoming', 'past', 'all']).default('upcoming'),
  q: wanted(80).optional().describe('letters of the title, the reference or the town'),
});

export const venue = z.object({
  id,
  name: z.string(),
  address: z.string(),
  postcode: z.string(),
  municipalityCode,
  town: z.string(),
  access: z.string(),
  wheelchairAccess: z.boolean(),
});
export const venueDraft = z.object({
  name: line(120),
  address: line(200),
  postcode: z.string().regex(/^\d{5}$/, '5 chiffres attendus'),
  municipalityCode,
  access: lines(500).default(''),
  wheelchairAccess: z.boolean().default(true),
});
export type Venue = z.output<typeof venue>;
/** Everything the organiser's form chooses from, within their scope. */
export const organiserOptions = z.object({
  regions: z.array(z.object({ code: regionCode, name: z.string() })),
  modules: z.array(
    z.object({
      id,
      code: z.string(),
      title: z.string(),
      plannedMinutes: z.int(),
      defaultCapacity: z.int().nullable(),
    }),
  ),
  tracks: z.array(z.object({ id, regionCode, title: z.string(), year: z.int() })),
  venues: z.array(venue.extend({ regionCode })),
  trainers: z.array(z.object({ id, name: z.string() })),
});
export type OrganiserOptions = z.output<typeof organiserOptions>;

export { sessionPaths } from './paths/sessions';
