// The mairie's space: its people, registering several of them, replacing, validating; never another commune's.
import { registrationStatuses } from '@treize/rules/registrations/status';
import { sessionPhases } from '@treize/rules/sessions/phase';
import * as z from 'zod';
import { email, id, instant, line, municipalityCode, pageOf, pageQuery, wanted } from './fields';
import { personKinds, waitReason } from './places';
import { fieldError, refusalCodes } from './refusals';
import { overlap, personDraft, registrationPage, sources } from './registrations';

export const municipalityList = z.array(z.object({ code: municipalityCode, name: z.string() }));

export const municipalityQuery = z.object({
  ...pageQuery,
  period: z.enum(['upcoming', 'past', 'all']).default('upcoming'),
  status: z.enum(['seated', 'waiting', 'to-validate', 'ended', 'all']).default('all'),
  q: wanted(80).optional().describe('letters of a name or a session'),
});
export const municipalityRow = z.object({
  id,
  number: z.string(),
  status: z.enum(registrationStatuses),
  rank: z.int().nullable(),
  familyName: z.string(),
  givenName: z.string(),
  email: z.string(),
  viaMunicipality: z.boolean(),
  kind: z.enum(personKinds),
  function: z.string(),
  source: z.enum(sources),
  waitReasons: z.array(waitReason),
  offerExpiresAt: instant.nullable(),
  validationDueAt: instant.nullable(),
  previousNumber: z.string().nullable(),
  replaceable: z.boolean(),
  cancellable: z.boolean(),
  session: z.object({
    id,
    title: z.string(),
    startsAt: instant,
    endsAt: instant,
    town: z.string().nullable(),
    phase: z.enum(sessionPhases),
  }),
  certificate: z
    .object({ number: z.string(), minutes: z.int(), issuedAt: instant, pdfPath: z.string() })
    .nullable(),
});
export type MunicipalityRow = z.output<typeof municipalityRow>;
export const municipalityPage = pageOf(municipalityRow).extend({
  toValidate: z.int().describe('people of the commune who wait for its answer'),
});
export type MunicipalityPage = z.output<typeof municipalityPage>;

/** Somebody of the commune: the personal page without what is theirs alone, and who followed whom in this place. */
export const municipalityRegistration = registrationPage.extend({
  chain: z
    .array(z.object({ id, number: z.string(), name: z.string(), status: z.enum(registrationStatuses) }))
    .describe('registrations of the commune that follow each other, the first one first; itself among them'),
});
export type MunicipalityRegistrationPage = z.output<typeof municipalityRegistration>;

/** One person of the list; without an address, mails go to the contact's mailbox. */
export const municipalityPerson = z.object({ ...personDraft, email: email.nullable() });
export const municipalityRegistrations = z.object({
  rows: z
    .array(
      z.object({
        key: id.describe('made once per row: a retry registers nobody twice'),
        person: z.unknown(),
      }),
    )
    .min(1)
    .max(500)
    .describe('each person is read by itself: a wrong row does not stop the others'),
  together: z.boolean().default(false).describe('all placed, or all waiting together (10 people at most)'),
});
/** What became of a row, or would become of it. */
export const rowOutcome = z.object({
  key: id,
  outcome: z.enum([
    'CONFIRMED',
    'PENDING_VALIDATION',
    'WAITLISTED',
    'ALREADY_REGISTERED',
    'INVALID',
    'REFUSED',
  ]),
  number: z.string().nullable(),
  rank: z.int().nullable(),
  reasons: z.array(waitReason),
  code: z.enum(refusalCodes).nullable(),
  errors: z.array(fieldError),
  overlaps: z.array(overlap),
});
export type RowOutcome = z.output<typeof rowOutcome>;
export const rowOutcomes = z.object({ rows: z.array(rowOutcome) });

export const replacement = z.object({ person: municipalityPerson });
export const validationAct = z.object({
  ids: z.array(id).min(1).max(500),
  accept: z.boolean(),
  reason: line(500).nullable().default(null).describe('needed to refuse'),
});
export const municipalityCancel = z.object({ reason: line(500).nullable().default(null) });
export const replaced = z.object({ registrationId: id, number: z.string() });

export const municipalityPaths = {
  mine: '/api/municipality',
  registrations: (code: string) => `/api/municipality/${code}/registrations`,
  export: (code: string) => `/api/municipality/${code}/registrations.csv`,
  register: (code: string, sessionId: string) =>
    `/api/municipality/${code}/sessions/${sessionId}/registrations`,
  check: (code: string, sessionId: string) => `/api/municipality/${code}/sessions/${sessionId}/check`,
  registration: (code: string, registrationId: string) =>
    `/api/municipality/${code}/registrations/${registrationId}`,
  certificate: (code: string, registrationId: string) =>
    `/api/municipality/${code}/registrations/${registrationId}/certificate.pdf`,
  cancel: (code: string, registrationId: string) =>
    `/api/municipality/${code}/registrations/${registrationId}/cancel`,
  replace: (code: string, registrationId: string) =>
    `/api/municipality/${code}/registrations/${registrationId}/replace`,
  validate: (code: string) => `/api/municipality/${code}/registrations/validate`,
} as const;
