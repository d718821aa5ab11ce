// Answers to invitations, the way one wants them, the feeds one can subscribe to, and who writes for a region.
import * as z from 'zod';
import { id, instant, line, lines, localDate, regionCode } from './fields';

export const attendanceAnswers = ['ACCEPTED', 'TENTATIVE', 'DECLINED'] as const;
export type AttendanceAnswer = (typeof attendanceAnswers)[number];
export const channels = ['MAIL', 'FEED'] as const;

/** What a person has answered for one day, by their calendar or by a link. */
export const dayAnswer = z.object({
  dayId: id,
  date: localDate,
  channel: z.enum(channels),
  answer: z.enum(attendanceAnswers).nullable(),
  source: z.enum(['REPLY', 'LINK']).nullable(),
  answeredAt: instant.nullable(),
  comment: z.string().nullable(),
});
export type DayAnswer = z.output<typeof dayAnswer>;

/** An answer by link: one day, or every day when `dayId` is null. */
export const answerRequest = z.object({
  answer: z.enum(attendanceAnswers),
  dayId: id.nullable().default(null),
});

/** How a signed-in person follows their sessions. */
export const myCalendar = z.object({
  channel: z.enum(channels).describe('MAIL: invitations by mail; FEED: subscription only, for the next ones'),
  includesMailed: z.boolean().describe('the feed also shows what was invited by mail'),
  feedUrl: z
    .string()
    .nullable()
    .describe('secret address of the personal feed (https); null: never asked for'),
});
export type MyCalendar = z.output<typeof myCalendar>;
export const myCalendarChoice = z.object({ channel: z.enum(channels), includesMailed: z.boolean() });

/** Feeds anybody can subscribe to, for the page that offers them. */
export const publicFeeds = z.object({
  national: z.string(),
  regions: z.array(z.object({ code: regionCode, name: z.string(), url: z.string() })),
  tracks: z.array(z.object({ id, title: z.string(), regionCode, url: z.string() })),
});
export type PublicFeeds = z.output<typeof publicFeeds>;

/** Who writes for a region: the name and local part of From and ORGANIZER; the domain is the installation's. */
export const regionSender = z.object({
  regionCode,
  regionName: z.string(),
  name: z.string(),
  localPart: z.string(),
  address: z.string(),
  subjectPrefix: z.string(),
  signature: z.string(),
  invitations: z
    .int()
    .describe('invitations to come that still name another address: they are being renewed'),
  standing: z.int().describe('all invitations to come: another address withdraws and renews them'),
});
export const regionSenderList = z.array(regionSender);
export type RegionSender = z.output<typeof regionSender>;
export const regionSenderDraft = z.object({
  name: line(80),
  localPart: z
    .string()
    .trim()
    .toLowerCase()
    .max(40)
    .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'lettres, chiffres, points et tirets attendus'),
  subjectPrefix: line(30).or(z.literal('')).default(''),
  signature: lines(500).default(''),
});
export type RegionSenderDraft = z.output<typeof regionSenderDraft>;

export const calendarPaths = {
  /** GET `publicFeeds`. */
  feeds: '/api/calendar/feeds',
  nationalFeed: '/api/feeds/national.ics',
  regionFeed: (code: string) => `/api/feeds/regions/${code}.ics`,
  trackFeed: (trackId: string) => `/api/feeds/tracks/${trackId}.ics`,
  personalFeed: (token: string) => `/api/feeds/personal/${token}.ics`,
  /** GET and PUT `myCalendarChoice`: `myCalendar`. */
  mine: '/api/calendar/mine',
  /** POST: `myCalendar` with a new address; the old one is gone at once. */
  renewMine: '/api/calendar/mine/renew',
  /** GET: `regionSenderList`, those in scope. */
  senders: '/api/organiser/senders',
  /** PUT `regionSenderDraft`: `regionSender`. */
  sender: (code: string) => `/api/organiser/senders/${code}`,
} as const;
