// Documents: the two forms of each, the mentions that are missing before one is issued, what was accepted without them.
import { documentKinds } from '@treize/rules/papers/mentions';
import * as z from 'zod';
import { id, instant, line, municipalityCode } from './fields';

export const paperFormats = ['pdf', 'html'] as const;
export const paperFormat = z.enum(paperFormats);
export type PaperFormat = (typeof paperFormats)[number];

/** Civil year of a table. */
export const tableYear = z
  .string()
  .regex(/^20\d{2}$/, 'année attendue, de 2000 à 2099')
  .describe('civil year');

/** The yearly table of a commune: everything, or what its own budget pays. */
export const yearlyQuery = z.object({
  paid: z.enum(['true', 'false']).optional().describe('true: only what the commune pays'),
});

const missingMention = z.object({
  kind: z.enum(documentKinds),
  document: z.string().describe('title of the document'),
  key: z.string(),
  sentence: z.string().describe('"Il manque la fonction de 3 personnes"'),
  source: z.string().describe('the text that asks for it'),
  of: z.enum(['body', 'session', 'person']),
  people: z.array(
    z.object({
      registrationId: id,
      name: z.string(),
      accepted: z.boolean().describe('an organiser accepted to leave it out for this person'),
    }),
  ),
  accepted: z
    .array(
      z.object({ by: z.string(), at: instant, reason: z.string(), people: z.int().describe('0: everybody') }),
    )
    .describe('what was accepted, latest first'),
  open: z.boolean().describe('something is missing that nobody accepted to leave out'),
});
export type MissingMention = z.output<typeof missingMention>;
export const missingMentionList = z.array(missingMention);

/** To issue a document without a mention, for these people or, with none, for everybody of the session. */
export const overrideDraft = z.object({
  kind: z.enum(documentKinds),
  key: line(60),
  registrationIds: z.array(id).max(2000),
  reason: line(500),
});
export type OverrideDraft = z.output<typeof overrideDraft>;
/** Mentions of one person that an organiser may fill in where they are found missing. */
export const correctableMentions = ['personFunction', 'personBody'] as const;
export const personMentionDraft = z.discriminatedUnion('key', [
  z.object({ key: z.literal('personFunction'), function: line(120) }),
  /** Only of somebody registered without any: a known commune decides priorities and places. */
  z.object({ key: z.literal('personBody'), municipalityCode }),
]);
export type PersonMentionDraft = z.output<typeof personMentionDraft>;

export const paperPaths = {
  programme: (sessionId: string, format: string) => `/api/sessions/${sessionId}/programme.${format}`,
  summons: (token: string, format: string) => `/api/registrations/link/${token}/summons.${format}`,
  letter: (token: string, format: string) => `/api/registrations/link/${token}/letter.${format}`,
  municipalitySummons: (code: string, registrationId: string, format: string) =>
    `/api/municipality/${code}/registrations/${registrationId}/summons.${format}`,
  municipalityLetter: (code: string, registrationId: string, format: string) =>
    `/api/municipality/${code}/registrations/${registrationId}/letter.${format}`,
  yearly: (code: string, year: string, format: string) =>
    `/api/municipality/${code}/trainings/${year}.${format}`,
  organiserSummons: (registrationId: string, format: string) =>
    `/api/organiser/registrations/${registrationId}/summons.${format}`,
  blankSheet: (halfDayId: string, format: string) =>
    `/api/attendance/half-days/${halfDayId}/blank-sheet.${format}`,
  filledSheet: (halfDayId: string, format: string) =>
    `/api/attendance/half-days/${halfDayId}/sheet.${format}`,
  mentions: (sessionId: string) => `/api/organiser/sessions/${sessionId}/mentions`,
  overrides: (sessionId: string) => `/api/organiser/sessions/${sessionId}/mentions/overrides`,
  personMention: (registrationId: string) => `/api/organiser/registrations/${registrationId}/mentions`,
} as const;
