// Writes a record: chained to the one before, sealed to the server, and kept before anything is shown as done.
import {
  deviceRecord,
  type DeviceRecord,
  type EnrolledDevice,
  type RecordAction,
} from '@treize/contract/devices';
import { canonicalJson, sha256 } from '@treize/evidence/canonical';
import type { DeviceRow, DeviceStore } from '../keeping/device-store';
import type { Vault } from '../keeping/vault';
import { registrationOf, type RecordOptions } from '../local-sheet';
import { oneAtATime } from './one-at-a-time';
import { sealRecord } from './record-seal';

export type RecordDraft = Omit<DeviceRecord, 'deviceId' | 'seq' | 'previousHash' | 'offsetMs'>;

/** What is done here and now, by the clock of this device. */
export const draftOf = (
  halfDayId: string,
  action: RecordAction,
  { method = 'TRAINER_DEVICE', confirmPending = false, force = null }: RecordOptions,
  isOnline: boolean,
): RecordDraft => ({
  id: crypto.randomUUID(),
  halfDayId,
  deviceAt: new Date().toISOString(),
  offline: !isOnline,
  method,
  confirmPending,
  force,
  action,
});

/** As the contract takes them. */
const longestRecord = 400_000;

/** What the server said of this device, kept without going back: this browser may be ahead of it. */
export async function keepEnrolled(
  store: DeviceStore,
  personId: string,
  { id, recordKey, seq, headHash }: EnrolledDevice,
  contact: { offsetMs: number; at: Date },
): Promise<DeviceRow> {
  return store.transaction('rw', store.devices, async () => {
    const known = await store.devices.get(personId);
    const own = known?.id === id && known.seq >= seq ? known : { seq, headHash };
    const row: DeviceRow = {
      personId,
      id,
      recordKey,
      seq: own.seq,
      headHash: own.headHash,
      offsetMs: contact.offsetMs,
      lastExchangeAt: contact.at.toISOString(),
    };
    await store.devices.put(row);
    return row;
  });
}

/**
 * Adds a record to the chain of this person's device, in one write: the sealed record, the head of the chain, and, while
 * the vault is open, the record in its own words for the display.
 * @throws Error when this device was never enrolled; ZodError when the draft is not what the contract says; RangeError when
 * a drawing is too long
 */
export function append(
  store: DeviceStore,
  vault: Vault,
  personId: string,
  draft: RecordDraft,
): Promise<DeviceRecord> {
  return oneAtATime('treize-attendance-chain', async () => {
    const device = await store.devices.get(personId);
    if (!device) throw new Error('this device is not enrolled');
    // Parsed first: what is hashed here is, sign for sign, what the server hashes.
    const record = deviceRecord.parse({
      ...draft,
      deviceId: device.id,
      seq: device.seq + 1,
      previousHash: device.headHash,
      offsetMs: device.offsetMs,
    });
    const jwe = await sealRecord(record, device.recordKey);
    if (jwe.length > longestRecord) throw new RangeError('this record is too long to be sent');
    const box = vault.isOpen ? await vault.encrypt(record) : null;
    await write(store, personId, record, jwe, box);
    return record;
  });
}

async function write(
  store: DeviceStore,
  personId: string,
  record: DeviceRecord,
  jwe: string,
  box: Awaited<ReturnType<Vault['encrypt']>> | null,
): Promise<void> {
  const { id, deviceId, seq, halfDayId, deviceAt, action } = record;
  const registrationId = registrationOf(record);
  await store.transaction('rw', store.devices, store.queue, store.notes, async () => {
    await store.queue.add({
      id,
      deviceId,
      seq,
      personId,
      halfDayId,
      kind: action.kind,
      registrationId,
      deviceAt,
      jwe,
      sentAt: 0,
    });
    await store.devices.update(personId, { seq, headHash: sha256(canonicalJson(record)) });
    if (box) await store.notes.put({ id, halfDayId, box });
  });
}
