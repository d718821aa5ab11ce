// For tests: a key of an installation, published with its id, and a function that signs with it.
import { ed25519 } from '@noble/curves/ed25519.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { toBase64Url } from './base64url';
import { keyId, type PublishedKey } from './signature';

export interface TestKey {
  published: PublishedKey;
  sign: (text: string) => string;
}

/** A new Ed25519 key; `seed` makes it the same at each run. */
export function aKey(seed = 7): TestKey {
  const { secretKey, publicKey } = ed25519.keygen(new Uint8Array(32).fill(seed));
  const x = toBase64Url(publicKey);
  return {
    published: { kty: 'OKP', crv: 'Ed25519', x, kid: keyId(x) },
    sign: (text) => toBase64Url(ed25519.sign(utf8ToBytes(text), secretKey)),
  };
}
