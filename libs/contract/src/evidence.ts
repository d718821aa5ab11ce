// Evidence that anybody can check: the keys of an installation, and the file of a sealed sheet.
import * as z from 'zod';
import { strokes } from './attendance';
import { id, instant } from './fields';

/** SHA-256 in lower-case hexadecimal. */
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
/** Ed25519 signature, base64url. */
export const signature = z.string().regex(/^[\w-]{86}$/);

/** JWK Set (RFC 7517, RFC 8037); the first key is the one in force. */
export const publishedKeys = z.object({
  keys: z.array(
    z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), kid: z.string() }),
  ),
});
export type PublishedKeys = z.output<typeof publishedKeys>;

/**
 * A fact of the ledger as evidence: `content` is the canonical JSON (RFC 8785) whose SHA-256 is `hash`. It names the hash
 * of the fact received before it for this half-day (`previousHash`), and, from a device, of that device's record before it.
 */
export const evidenceFact = z.object({ content: z.string(), hash, strokes: strokes.nullable() });
/**
 * Where the ledger stood when the file was made: `canonical` says the half-day, the number of facts, the hash of the last
 * one, the instant, and the names of those who corrected or were corrected; signed, so that corrections are told too.
 */
export const evidenceHead = z.object({ canonical: z.string(), signature, keyId: z.string() });
/**
 * What whoever verifies needs, in one file: the sealed text with its signature, every fact, corrections included. The file
 * itself is canonical JSON: no byte of it is free.
 */
export const evidenceFile = z.object({
  format: z.literal('treize-sealed-sheet/2'),
  halfDayId: id,
  canonical: z.string(),
  hash,
  signature: signature.nullable().describe('null for the sheets sealed before signatures'),
  keyId: z.string().nullable(),
  sealedAt: instant,
  strokes: strokes.nullable().describe('drawn by the trainer who closed the half-day'),
  keys: publishedKeys.shape.keys,
  facts: z.array(evidenceFact).describe('in the order of receipt: those before the seal, then corrections'),
  head: evidenceHead,
});
export type EvidenceFile = z.output<typeof evidenceFile>;

export const evidencePaths = {
  keys: '/.well-known/treize-keys.json',
  sheet: (halfDayId: string) => `/api/attendance/half-days/${halfDayId}/evidence.json`,
  pdf: (halfDayId: string) => `/api/attendance/half-days/${halfDayId}/sealed.pdf`,
  html: (halfDayId: string) => `/api/attendance/half-days/${halfDayId}/sealed.html`,
} as const;
