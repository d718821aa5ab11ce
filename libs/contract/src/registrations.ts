// Registrations: the person's draft, the answers, the personal-link page, the organiser's roster.
import { registrationStatuses } from '@treize/rules/registrations/status';
import * as z from 'zod';
import { email, epciCode, id, instant, line, lines, municipalityCode, personName } from './fields';
import { seats, sessionPage } from './sessions';

export const personKinds = ['ELECTED', 'STAFF'] as const;
export const sources = ['SELF', 'MUNICIPALITY', 'ORGANIZER', 'IMPORT', 'TRANSFER', 'WALK_IN'] as const;
/** Suggested functions; any other may be typed. */
export const electedFunctions = [
  'Maire',
  'Adjoint·e au maire',
  'Conseiller·ère municipal·e',
  'Président·e d’EPCI',
  'Vice-président·e d’EPCI',
  'Conseiller·ère communautaire',
] as const;
export const staffFunctions = [
  'Chef·fe de projet Petites villes de demain',
  'Directeur·rice général·e des services',
  'Secrétaire général·e de mairie',
  'Technicien·ne',
] as const;

export const registrationDraft = z
  .object({
    kind: z.enum(personKinds),
    function: line(120),
    delegation: z.boolean().default(false),
    municipalityCode: municipalityCode.nullable(),
    epciCode: epciCode.nullable(),
    familyName: personName,
    givenName: personName,
    email,
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d .()-]{6,20}$/, 'numéro de téléphone attendu')
      .nullable()
      .default(null),
    needs: lines(500).nullable().default(null),
  })
  .refine((draft) => (draft.municipalityCode === null) !== (draft.epciCode === null), {
    path: ['municipalityCode'],
    message: 'choisissez une commune ou une intercommunalité',
  });
export type RegistrationDraft = z.output<typeof registrationDraft>;

/** Header of the POST: a UUID made once per form, so that a double click or a retry gives one registration. */
export const idempotencyHeader = 'idempotency-key';

export const registrationAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('CONFIRMED'),
    registrationId: id,
    number: z.string(),
    token: z.string().describe('signed personal link token'),
  }),
  z.object({
    outcome: z.literal('WAITLISTED'),
    registrationId: id,
    number: z.string(),
    token: z.string(),
    rank: z.int().min(1),
  }),
  z
    .object({ outcome: z.literal('ALREADY_TOLD') })
    .describe('already registered: a message has just left for the address on file'),
]);
export type RegistrationAnswer = z.output<typeof registrationAnswer>;

/** What the personal link shows. */
export const registrationPage = z.object({
  id,
  number: z.string(),
  status: z.enum(registrationStatuses),
  rank: z.int().nullable().describe('rank in the waiting list, 1 first; null when not waiting'),
  offerExpiresAt: instant.nullable(),
  cancellable: z.boolean(),
  familyName: z.string(),
  givenName: z.string(),
  email: z.string(),
  kind: z.enum(personKinds),
  function: z.string(),
  body: z.string().describe('commune or EPCI'),
  needs: z.string().nullable(),
  createdAt: instant,
  joinUrl: z.string().nullable().describe('link of a remote session, once confirmed'),
  session: sessionPage,
  certificate: z
    .object({
      number: z.string(),
      code: z.string(),
      minutes: z.int(),
      issuedAt: instant,
      pdfPath: z.string(),
    })
    .nullable(),
});
export type RegistrationPage = z.output<typeof registrationPage>;
export const registrationCancel = z.object({
  reason: lines(500).nullable().default(null),
  notMe: z.boolean().default(false).describe('"ce n’est pas moi": somebody else typed this address'),
});

export const myRegistration = z.object({
  id,
  number: z.string(),
  status: z.enum(registrationStatuses),
  rank: z.int().nullable(),
  offerExpiresAt: instant.nullable(),
  token: z.string(),
  session: z.object({
    id,
    title: z.string(),
    startsAt: instant,
    endsAt: instant,
    town: z.string().nullable(),
    venueName: z.string().nullable(),
    phase: sessionPage.shape.phase,
  }),
});
export const myRegistrationList = z.array(myRegistration);
export type MyRegistration = z.output<typeof myRegistration>;

export const rosterRow = z.object({
  id,
  number: z.string(),
  status: z.enum(registrationStatuses),
  rank: z.int().nullable(),
  familyName: z.string(),
  givenName: z.string(),
  email: z.string(),
  kind: z.enum(personKinds),
  function: z.string(),
  body: z.string(),
  source: z.enum(sources),
  needs: z.string().nullable(),
  offerExpiresAt: instant.nullable(),
  createdAt: instant,
  cancelReason: z.string().nullable(),
  mails: z.object({ sent: z.int(), waiting: z.int(), failed: z.int() }),
});
export type RosterRow = z.output<typeof rosterRow>;
export const roster = z.object({ seats, items: z.array(rosterRow) });
export type Roster = z.output<typeof roster>;
export const organiserCancel = z.object({ reason: line(500) });

export const registrationPaths = {
  register: (sessionId: string) => `/api/sessions/${sessionId}/registrations`,
  mine: '/api/registrations/mine',
  link: (token: string) => `/api/registrations/link/${token}`,
  linkCancel: (token: string) => `/api/registrations/link/${token}/cancel`,
  linkAccept: (token: string) => `/api/registrations/link/${token}/accept`,
  linkDecline: (token: string) => `/api/registrations/link/${token}/decline`,
  linkCalendar: (token: string) => `/api/registrations/link/${token}/calendar.ics`,
  roster: (sessionId: string) => `/api/organiser/sessions/${sessionId}/registrations`,
  rosterExport: (sessionId: string) => `/api/organiser/sessions/${sessionId}/registrations.csv`,
  organiserCancel: (registrationId: string) => `/api/organiser/registrations/${registrationId}/cancel`,
} as const;
