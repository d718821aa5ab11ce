// Ids of facts that a source gives, made from what they say: transcribed again, they are the same facts.
import { createHash } from 'node:crypto';

/** A UUID of version 8 (RFC 9562) over these words: the same words give the same id. */
export function factIdOf(...words: readonly string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(words)).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
