// Ed25519 signatures (RFC 8032) checked with the published keys of an installation; nothing here needs a secure page.
import { ed25519 } from '@noble/curves/ed25519.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64Url } from './base64url';
import { sha256 } from './canonical';

/** A public key as `/.well-known/treize-keys.json` lists it (RFC 8037). */
export interface PublishedKey {
  kty: 'OKP';
  crv: 'Ed25519';
  /** The 32 bytes of the key, base64url. */
  x: string;
  kid: string;
}

/** SHA-256 of the key's bytes, its first 16 hexadecimal signs: short enough to be read aloud. */
export const keyId = (x: string): string => sha256(fromBase64Url(x)).slice(0, 16);

/** True when `signature` (base64url) is that of `text` by this key; whatever cannot be read is not a signature. */
export function isSignedBy(key: Pick<PublishedKey, 'x'>, text: string, signature: string): boolean {
  try {
    return ed25519.verify(fromBase64Url(signature), utf8ToBytes(text), fromBase64Url(key.x), {
      zip215: false,
    });
  } catch {
    return false;
  }
}
