// Registrations: the person's draft, the answers, the personal-link page and its acts.
import { historyEvents } from '@treize/rules/registrations/history';
import { registrationStatuses } from '@treize/rules/registrations/status';
import * as z from 'zod';
import { answerRequest, dayAnswer } from './calendar';
import { email, epciCode, id, instant, line, lines, localDate, municipalityCode, personName } from './fields';
import { extras, personKinds, waitReason } from './places';
import { sessionPage } from './sessions';

export { answerRequest, personKinds };
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

/** A person as a form or a list gives them. */
export const personDraft = {
  kind: z.enum(personKinds),
  function: line(120),
  delegation: z.boolean().default(false),
  familyName: personName,
  givenName: personName,
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d .()-]{6,20}$/, 'numéro de téléphone attendu')
    .nullable()
    .default(null),
  needs: lines(500).nullable().default(null),
  extras: extras.default([]),
};
export const registrationDraft = z
  .object({
    ...personDraft,
    municipalityCode: municipalityCode.nullable(),
    epciCode: epciCode.nullable(),
    email,
  })
  .refine((draft) => (draft.municipalityCode === null) !== (draft.epciCode === null), {
    path: ['municipalityCode'],
    message: 'choisissez une commune ou une intercommunalité',
  });
export type RegistrationDraft = z.output<typeof registrationDraft>;

/** Token of a signed link. */
export const linkToken = z.string().regex(/^[\w-]{43}$/, 'lien incomplet');

/** What the form sends: one person, or two placed together (binôme). */
export const registrationRequest = registrationDraft.safeExtend({
  companion: registrationDraft.nullable().default(null).describe('placed together, or waiting together'),
  waitingListOnly: z.boolean().default(false).describe('refused while places remain: register directly'),
  hold: id.nullable().default(null).describe('key of the form that holds the places'),
  invitation: linkToken.nullable().default(null),
});
export type RegistrationRequestBody = z.output<typeof registrationRequest>;

/** Header of the POST: a UUID made once per form, so that a double click or a retry gives one registration. */
export const idempotencyHeader = 'idempotency-key';

const registered = {
  registrationId: id,
  number: z.string(),
  token: z.string().describe('signed personal link token'),
  companionNumber: z.string().nullable().describe('number of the person registered together'),
};
export const registrationAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('CONFIRMED'), ...registered }),
  z
    .object({ outcome: z.literal('PENDING_VALIDATION'), ...registered, dueAt: instant })
    .describe('a place is held until somebody validates, or until that instant'),
  z.object({
    outcome: z.literal('WAITLISTED'),
    ...registered,
    rank: z.int().min(1),
    reasons: z.array(waitReason),
  }),
  z
    .object({ outcome: z.literal('ALREADY_TOLD') })
    .describe('already registered: a message has just left for the address on file'),
]);
export type RegistrationAnswer = z.output<typeof registrationAnswer>;

/** Other sessions of the same person at the same hours, told before confirming. */
export const overlapQuery = z.object({
  familyName: personName,
  givenName: personName,
  email,
  links: z
    .array(linkToken)
    .max(20)
    .default([])
    .describe('personal links this browser knows: proof that one may be told'),
});
export const overlap = z.object({
  number: z.string(),
  title: z.string(),
  date: localDate,
  startTime: z.string(),
});
export const overlapList = z.array(overlap);
export type Overlap = z.output<typeof overlap>;

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
  waitReasons: z.array(waitReason).describe('why not yet, while waiting'),
  priorityReason: z.string().nullable(),
  extras: z.array(z.object({ limitId: id, label: z.string(), quantity: z.int() })),
  party: z
    .array(z.object({ number: z.string(), name: z.string(), status: z.enum(registrationStatuses) }))
    .describe('the others placed together with this person; empty when alone'),
  splittable: z.boolean().describe('waits as a group that may be split'),
  validationDueAt: instant.nullable(),
  onBehalfOf: z.string().nullable().describe('commune whose contact registered this person'),
  previousNumber: z.string().nullable().describe('registration that this one follows'),
  history: z
    .array(z.object({ at: instant, event: z.enum(historyEvents) }))
    .describe('events of the chain, oldest first; nothing of another person'),
  movedTo: z
    .object({ number: z.string(), token: z.string() })
    .nullable()
    .describe('after a transfer: the registration that follows this one, and its own link'),
  transferable: z.boolean(),
  addressChangeable: z.boolean().describe('the person may give another mailbox here'),
  answers: z.array(dayAnswer).describe('one a day, for whoever holds a place'),
  answersCloseAt: instant.nullable().describe('until when one can answer; null: not any more'),
  declineEndsAt: instant.nullable().describe('"I am not coming" can be undone until then'),
  leave: z
    .object({ daysLeft: z.int(), isLate: z.boolean() })
    .nullable()
    .describe('leave to ask of an employer, for elected people before the session'),
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
export type HistoryEntry = z.output<typeof registrationPage>['history'][number];
export type RegistrationPage = z.output<typeof registrationPage>;
export const registrationCancel = z.object({
  reason: lines(500).nullable().default(null),
  notMe: z.boolean().default(false).describe('"ce n’est pas moi": somebody else typed this address'),
});

/** Changes allowed while waiting. */
export const registrationEdit = z.object({ needs: lines(500).nullable(), extras });
/** Another mailbox for one's messages: a link leaves for it, and nothing changes before it is followed. */
export const addressChange = z.object({ email });
/** What that link carries. */
export const addressConfirmation = z.object({ token: z.string().max(1000) });
export const addressChanged = z.object({
  email: z.string(),
  token: z.string().describe('of the personal page'),
});

/** Another session of the same module that can be moved to. */
export const transferOption = z.object({
  sessionId: id,
  title: z.string(),
  regionName: z.string(),
  town: z.string().nullable(),
  startsAt: instant,
  left: z.int().nullable(),
});
export const transferOptionList = z.array(transferOption);
export type TransferOption = z.output<typeof transferOption>;
export const transferRequest = z.object({ sessionId: id });
/** The new registration, and its own link. */
export const transferred = z.object({ registrationId: id, number: z.string(), token: z.string() });

export const myRegistration = z.object({
  id,
  number: z.string(),
  status: z.enum(registrationStatuses),
  rank: z.int().nullable(),
  offerExpiresAt: instant.nullable(),
  waitReasons: z.array(waitReason).describe('why not yet, while waiting'),
  token: z.string(),
  session: z.object({
    id,
    title: z.string(),
    startsAt: instant,
    endsAt: instant,
    town: z.string().nullable(),
    venueName: z.string().nullable(),
    phase: sessionPage.shape.phase,
    postponeReason: z.string().nullable(),
  }),
});
export const myRegistrationList = z.array(myRegistration);
export type MyRegistration = z.output<typeof myRegistration>;

export const registrationPaths = {
  register: (sessionId: string) => `/api/sessions/${sessionId}/registrations`,
  overlaps: (sessionId: string) => `/api/sessions/${sessionId}/overlaps`,
  mine: '/api/registrations/mine',
  link: (token: string) => `/api/registrations/link/${token}`,
  linkEdit: (token: string) => `/api/registrations/link/${token}/edit`,
  linkCancel: (token: string) => `/api/registrations/link/${token}/cancel`,
  linkAccept: (token: string) => `/api/registrations/link/${token}/accept`,
  linkDecline: (token: string) => `/api/registrations/link/${token}/decline`,
  /** POST `answerRequest`: done. */
  linkAnswer: (token: string) => `/api/registrations/link/${token}/answer`,
  linkUndoDecline: (token: string) => `/api/registrations/link/${token}/answer/undo`,
  /** POST `addressChange`: done, a message leaves for the new address. */
  linkAddress: (token: string) => `/api/registrations/link/${token}/address`,
  /** POST `addressConfirmation`: `addressChanged`. */
  confirmAddress: '/api/registrations/address',
  linkSplit: (token: string) => `/api/registrations/link/${token}/split`,
  linkTransferOptions: (token: string) => `/api/registrations/link/${token}/transfer-options`,
  linkTransfer: (token: string) => `/api/registrations/link/${token}/transfer`,
  linkCalendar: (token: string) => `/api/registrations/link/${token}/calendar.ics`,
} as const;
