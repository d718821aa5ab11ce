// The badge of a registration: a signed text in a QR code, which a device without network and without names can check.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { fromBase64Url, toBase64Url } from './base64url';
import { isSignedBy, type PublishedKey } from './signature';

/** What a badge says: this registration, at this session, from an instant to another (whole seconds, both included). */
export interface Badge {
  registrationId: string;
  sessionId: string;
  notBefore: Date;
  notAfter: Date;
}

/** `badge-invalid`: not a badge, altered, or signed by nobody we know. */
export type BadgeRefusal = 'badge-invalid' | 'badge-not-yet' | 'badge-expired';

const form = /^TRZB1\.([\w-]{22})\.([\w-]{22})\.(\d{1,11})\.(\d{1,11})\.([\w-]{86})$/;

const idToText = (id: string): string => toBase64Url(hexToBytes(id.replaceAll('-', '')));
const textToId = (text: string): string =>
  bytesToHex(fromBase64Url(text)).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
const seconds = (at: Date): number => Math.floor(at.getTime() / 1000);

/**
 * The text of a badge: `TRZB1.<registration>.<session>.<not before>.<not after>.<signature>`; ids are the 16 bytes of the
 * UUID in base64url, instants are seconds since 1970, the signature is over all that precedes the last dot.
 * @param sign Ed25519 signature of a text, base64url
 */
export function buildBadge(badge: Badge, sign: (text: string) => string): string {
  const { registrationId, sessionId, notBefore, notAfter } = badge;
  const ids = [registrationId, sessionId].map(idToText);
  const signed = ['TRZB1', ...ids, seconds(notBefore), seconds(notAfter)].join('.');
  return `${signed}.${sign(signed)}`;
}

/** What the text says, signed or not; null when it is not the text of a badge. */
export function parseBadge(text: string): (Badge & { signed: string; signature: string }) | null {
  const [, registration = '', session = '', from = '', to = '', signature = ''] = form.exec(text) ?? [];
  if (signature === '') return null;
  try {
    return {
      registrationId: textToId(registration),
      sessionId: textToId(session),
      notBefore: new Date(Number(from) * 1000),
      notAfter: new Date(Number(to) * 1000),
      signed: text.slice(0, text.lastIndexOf('.')),
      signature,
    };
  } catch {
    return null;
  }
}

/** The badge when one of these keys signed it and `at` is within its time, else why not. */
export function readBadge(
  text: string,
  keys: readonly Pick<PublishedKey, 'x'>[],
  at: Date,
): { badge: Badge; refused: null } | { badge: null; refused: BadgeRefusal } {
  const refused = (refusal: BadgeRefusal) => ({ badge: null, refused: refusal });
  const parsed = parseBadge(text.trim());
  if (parsed === null) return refused('badge-invalid');
  const { signed, signature, ...badge } = parsed;
  if (!keys.some((key) => isSignedBy(key, signed, signature))) return refused('badge-invalid');
  if (at < badge.notBefore) return refused('badge-not-yet');
  if (seconds(at) > seconds(badge.notAfter)) return refused('badge-expired');
  return { badge, refused: null };
}
