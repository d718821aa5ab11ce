// A record as it comes out of its seal: its exact content for the hash, and what of it can be understood.
import { deviceRecord, type DeviceRecord } from '@treize/contract/devices';
import { hash } from '@treize/contract/evidence';
import { id } from '@treize/contract/fields';
import { canonicalJson, sha256 } from '@treize/evidence/canonical';
import * as z from 'zod';
import type { Keys } from '../../platform/keys/keys.service';

/** What places a record in the chain of its device, even when the rest says nothing to this version. */
const envelope = z.object({
  id,
  deviceId: id,
  seq: z.int().min(1).max(2_000_000_000),
  previousHash: hash.nullable(),
  halfDayId: id,
});

export interface OpenRecord extends z.output<typeof envelope> {
  /** Canonical JSON of the whole record, known members and others. */
  canonical: string;
  hash: string;
  /** Null when it says what this version does not understand. */
  content: DeviceRecord | null;
}

/** Null for what was not sealed to this installation, was altered on the way, or is no record at all. */
export async function openRecord(keys: Keys, sealed: string): Promise<OpenRecord | null> {
  try {
    const raw = await keys.openRecord(sealed);
    const placed = envelope.parse(raw);
    const canonical = canonicalJson(raw);
    return {
      ...placed,
      canonical,
      hash: sha256(canonical),
      content: deviceRecord.safeParse(raw).data ?? null,
    };
  } catch {
    return null;
  }
}
