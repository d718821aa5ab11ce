// Other ways into the ledger: signing alone from one's own phone, a paper sheet brought back, connection times of a remote session.
import { faultOfLength, mostLetters, mostLines } from '@treize/rules/attendance/connections/columns';
import * as z from 'zod';
import { decidedStates, methods, strokes } from './attendance';
import { id, instant, line, localDate } from './fields';
import { hash } from './evidence';
import { linkToken } from './registrations';
import { formats, periods } from './sessions';

/** The six digits shown in the room. */
export const roomCode = z.string().regex(/^\d{6}$/, 'les 6 chiffres affichés dans la salle');
/** Made once by a browser and kept there: the server stores a hash of it that serves one half-day only. */
export const phoneKey = z.string().regex(/^[\w-]{22,64}$/);

/** The half-day as whoever signs reads it; everything here is public. */
export const signingHalfDay = z.object({
  id,
  sessionId: id,
  title: z.string(),
  moduleTitle: z.string(),
  format: z.enum(formats),
  place: z.string(),
  date: localDate,
  period: z.enum(periods),
  startTime: z.string(),
  endTime: z.string(),
  opensAt: instant.describe('first moment at which one may sign alone'),
  closesAt: instant.describe('last moment at which one may sign alone'),
  asksCode: z.boolean().describe('the code of the room is needed: people come in person'),
});
export type SigningHalfDay = z.output<typeof signingHalfDay>;

/** What was recorded, to be kept by whoever signed. */
export const receipt = z.object({
  factId: id,
  at: instant,
  method: z.enum(methods),
  statement: z.string(),
  hash: hash.describe('of the fact in the ledger'),
  samePhone: z.boolean().describe('somebody else signed with this phone: the trainer sees it'),
});
export type Receipt = z.output<typeof receipt>;

/** A refusal told before anything is tried: a code of the API with the numbers of its sentence. */
export const told = z.object({
  code: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export const signer = z.object({
  registrationId: id,
  number: z.string(),
  name: z.string(),
  body: z.string(),
});
export const signingPage = z.object({
  halfDay: signingHalfDay,
  statement: z.string(),
  /** Null while nobody is known, or when the signed-in person is not registered there. */
  signer: signer.nullable(),
  receipt: receipt.nullable(),
  refusal: told.nullable(),
});
export type SigningPage = z.output<typeof signingPage>;
/** Half-days of a registration in their order, for the page behind the personal link. */
export const signingPageList = z.array(signingPage);

export const roomCodeGuess = z.object({ code: roomCode });
/** On `/sign`, where only the code is known: it is compared with the half-days of these registrations and of whoever is signed in. */
export const roomSearch = z.object({ code: roomCode, tokens: z.array(linkToken).max(20) });
/** Proof that the code of the room was read, for the time of signing in. */
export const roomPass = z.object({ halfDayId: id, pass: z.string(), until: instant });
export type RoomPass = z.output<typeof roomPass>;

export const selfSignature = z.object({
  id: id.describe('of the fact: sending it again records it once'),
  token: linkToken.nullable().describe('the personal link; null for the signed-in person'),
  pass: z.string().max(200).nullable(),
  strokes: strokes.nullable().describe('null: the sentence alone'),
  phoneKey,
  deviceAt: instant.describe('clock of the phone'),
});

/** What a trainer's screen needs to show the code of the room. */
export const roomSource = z.object({
  halfDayId: id,
  secret: hash,
  siteUrl: z.string().describe('address of the site, which the QR opens'),
});

/** A scan or photograph of a paper sheet: kept as it was received. */
export const scan = z.object({
  id,
  halfDayId: id,
  page: z.int().nullable(),
  mediaType: z.string(),
  size: z.int().describe('bytes'),
  sha256: hash,
  addedAt: instant,
  addedBy: z.string(),
  rows: z.int().describe('people transcribed from it'),
});
export type Scan = z.output<typeof scan>;
export const scanList = z.array(scan);
export const scanQuery = z.object({ page: z.coerce.number().int().min(1).max(200).optional() });
export const scanTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export const largestScan = 10 * 1024 * 1024;

const minutes = z.int().min(0).max(600);
export const transcribedRow = z.object({
  id: id.describe('of the fact: sending it again records it once'),
  registrationId: id,
  state: z.enum(decidedStates),
  lateMinutes: minutes,
  earlyMinutes: minutes,
  signed: z.boolean().describe('the sheet bears the person’s signature'),
});
/** Rows read from a scan. Once the half-day is sealed each is a correction, which `reason` explains and the trainer countersigns. */
export const transcription = z.object({
  rows: z.array(transcribedRow).min(1).max(200),
  reason: line(500).nullable(),
  strokes: strokes.nullable().describe('countersignature of corrections; null: the sentence alone'),
});
export const transcribed = z.object({
  rows: z.array(z.object({ id, code: z.string().nullable().describe('null: recorded, or known already') })),
});

/** Position of each column in the list, 0 for the first; null when the list has none. */
export const connectionColumns = z.object({
  name: z.int().min(0).max(99).nullable(),
  email: z.int().min(0).max(99).nullable(),
  joined: z.int().min(0).max(99),
  left: z.int().min(0).max(99).nullable(),
  duration: z.int().min(0).max(99).nullable(),
});
export type ConnectionColumns = z.output<typeof connectionColumns>;
export const connectionCheck = z.object({
  text: z
    .string()
    .min(1)
    .max(mostLetters)
    .superRefine((text, context) => {
      const fault = faultOfLength(text);
      if (fault !== null) context.addIssue({ code: 'custom', message: fault });
    })
    .describe(`at most ${mostLines} lines`),
  columns: connectionColumns.nullable().describe('null: recognised from the titles'),
});
export const connectionImport = connectionCheck.extend({
  choices: z
    .array(z.object({ line: z.int().min(1), registrationId: id }))
    .max(1000)
    .describe('who a line is about, where the list does not tell'),
});
export const connectionOutcomes = ['MATCHED', 'AMBIGUOUS', 'UNMATCHED', 'OUTSIDE', 'INVALID'] as const;
export const connectionRow = z.object({
  line: z.int(),
  name: z.string(),
  email: z.string(),
  joinedAt: instant.nullable(),
  leftAt: instant.nullable(),
  outcome: z.enum(connectionOutcomes),
  registrationId: id.nullable(),
  candidates: z.array(z.object({ registrationId: id, name: z.string() })),
  fault: z.string().nullable().describe('in French, for a line that cannot be read'),
});
export type ConnectionRow = z.output<typeof connectionRow>;
export const connectionPreview = z.object({
  titles: z.array(z.string()).describe('cells of the line of titles'),
  columns: connectionColumns.nullable().describe('null: choose them'),
  rows: z.array(connectionRow),
});
export type ConnectionPreview = z.output<typeof connectionPreview>;
export const connectionsRecorded = z.object({
  kept: z.int().describe('lines kept as evidence'),
  recorded: z.int().describe('arrivals and departures added to the ledger'),
  known: z.int().describe('those that were there already'),
  /** People whose arrival or departure the ledger refused, with the code. */
  refused: z.array(z.object({ registrationId: id, name: z.string(), code: z.string() })),
});
export type ConnectionsRecorded = z.output<typeof connectionsRecorded>;
/** Lines of every list given for the half-day. */
export const keptConnection = connectionRow
  .pick({ line: true, name: true, email: true, joinedAt: true, leftAt: true, outcome: true, fault: true })
  .extend({ sourceId: id, addedAt: instant, person: z.string().nullable() });
export const keptConnectionList = z.array(keptConnection);

const signing = '/api/signing';
const halfDay = (halfDayId: string) => `/api/attendance/half-days/${halfDayId}`;
export const signingPaths = {
  page: (halfDayId: string) => `${signing}/half-days/${halfDayId}`,
  pass: (halfDayId: string) => `${signing}/half-days/${halfDayId}/pass`,
  sign: (halfDayId: string) => `${signing}/half-days/${halfDayId}/signatures`,
  link: (token: string) => `${signing}/link/${token}`,
  linkPage: (token: string, halfDayId: string) => `${signing}/link/${token}/half-days/${halfDayId}`,
  rooms: `${signing}/rooms`,
  room: (halfDayId: string) => `${halfDay(halfDayId)}/room`,
  scans: (halfDayId: string) => `${halfDay(halfDayId)}/scans`,
  scanFile: (scanId: string) => `/api/attendance/scans/${scanId}/file`,
  transcribe: (scanId: string) => `/api/attendance/scans/${scanId}/rows`,
  connections: (halfDayId: string) => `${halfDay(halfDayId)}/connections`,
  checkConnections: (halfDayId: string) => `${halfDay(halfDayId)}/connections/check`,
} as const;
