// The bits of a status list: 1 for a credential withdrawn; gzip then base64url, as the W3C writes it.
import { gunzipSync, gzipSync } from 'node:zlib';
import { listLength } from './credential';

/** @param revoked places in this list, from 0; the leftmost bit of the first byte is place 0 */
export function encodedList(revoked: Iterable<number>): string {
  const bits = Buffer.alloc(listLength / 8);
  for (const place of revoked) bits[place >> 3] = (bits[place >> 3] as number) | (0x80 >> (place & 7));
  return `u${gzipSync(bits).toString('base64url')}`;
}

/** True when that place is withdrawn. */
export function isRevoked(encoded: string, place: number): boolean {
  const bits = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'));
  return ((bits[place >> 3] ?? 0) & (0x80 >> (place & 7))) !== 0;
}
