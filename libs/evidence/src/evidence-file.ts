// The evidence file of a sealed sheet, read strictly; the contract of the API describes the same form.
import { hasOnly, isObject, isText, isTextOrNull, readCanonical, type Members } from './read';
import { keyId, type PublishedKey } from './signature';

export const evidenceFormat = 'treize-sealed-sheet/2';

/** A fact with the drawing that it carries, if any. */
export interface EvidenceFact {
  content: string;
  hash: string;
  strokes: unknown;
}
/** Where the ledger stood when the file was made, signed. */
export interface EvidenceHead {
  canonical: string;
  signature: string;
  keyId: string;
}
export interface SheetEvidence {
  format: typeof evidenceFormat;
  halfDayId: string;
  canonical: string;
  hash: string;
  signature: string | null;
  keyId: string | null;
  sealedAt: string;
  strokes: unknown;
  keys: PublishedKey[];
  facts: EvidenceFact[];
  head: EvidenceHead;
}

const members = [
  'format',
  'halfDayId',
  'canonical',
  'hash',
  'signature',
  'keyId',
  'sealedAt',
  'strokes',
  'keys',
  'facts',
  'head',
] as const satisfies (keyof SheetEvidence)[];

/** A key whose id is the one that its bytes give. */
function isKey(value: unknown): value is PublishedKey {
  if (!isObject(value) || !hasOnly(value, ['kty', 'crv', 'x', 'kid'])) return false;
  const { kty, crv, x, kid } = value;
  if (kty !== 'OKP' || crv !== 'Ed25519' || !isText(x)) return false;
  try {
    return keyId(x) === kid;
  } catch {
    return false;
  }
}

const isFact = (value: unknown): value is EvidenceFact =>
  isObject(value) &&
  hasOnly(value, ['content', 'hash', 'strokes']) &&
  isText(value['content']) &&
  isText(value['hash']);

const isHead = (value: unknown): value is EvidenceHead =>
  isObject(value) &&
  hasOnly(value, ['canonical', 'signature', 'keyId']) &&
  Object.values(value).every(isText);

const isEvidence = (value: Members): value is Members & SheetEvidence =>
  hasOnly(value, members) &&
  value['format'] === evidenceFormat &&
  [value['halfDayId'], value['canonical'], value['hash'], value['sealedAt']].every(isText) &&
  [value['signature'], value['keyId']].every(isTextOrNull) &&
  Array.isArray(value['keys']) &&
  value['keys'].every(isKey) &&
  Array.isArray(value['facts']) &&
  value['facts'].every(isFact) &&
  isHead(value['head']);

/** The evidence that a text is; null when it has another form, or a byte more or less than that form. */
export function readEvidence(text: string): SheetEvidence | null {
  const value = readCanonical(text);
  return value !== null && isEvidence(value) ? value : null;
}

/** The keys of a file of published keys (JWK Set); null when it is not one. */
export function readKeys(text: string): PublishedKey[] | null {
  try {
    const value: unknown = JSON.parse(text);
    const keys = isObject(value) ? value['keys'] : null;
    return Array.isArray(keys) && keys.length > 0 && keys.every(isKey) ? keys : null;
  } catch {
    return null;
  }
}
