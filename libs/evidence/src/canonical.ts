// The canonical form of evidence (RFC 8785) and its SHA-256, the same in the server, a browser and a command.
import { sha256 as digest } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';

/**
 * Canonical JSON (RFC 8785): the same content always gives the same text.
 * @throws TypeError for what JSON cannot say
 */
export function canonicalJson(content: unknown): string {
  const text = canonicalize(content);
  if (text === undefined) throw new TypeError('this content has no JSON form');
  return text;
}

/** SHA-256 in lower-case hexadecimal; a text is hashed as its UTF-8 bytes. */
export const sha256 = (content: string | Uint8Array): string =>
  bytesToHex(digest(typeof content === 'string' ? utf8ToBytes(content) : content));
