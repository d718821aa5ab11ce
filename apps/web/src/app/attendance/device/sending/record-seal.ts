// Seals a record so that only the server can read it: whoever finds the device, or forgets the PIN, learns and loses nothing.
import type { DeviceRecord, EnrolledDevice } from '@treize/contract/devices';
import { CompactEncrypt, importJWK } from 'jose';

/** JWE (RFC 7516), `ECDH-ES` to the server's P-256 key, `A256GCM`. */
export async function sealRecord(
  record: DeviceRecord,
  recordKey: EnrolledDevice['recordKey'],
): Promise<string> {
  const key = await importJWK(recordKey, 'ECDH-ES');
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(record)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM' })
    .encrypt(key);
}
