// A trainer's device as the seed plays it: its records chained as a real one chains them, each read in its order.
import { randomUUID } from 'node:crypto';
import type { FactContent } from '@treize/api/attendance/ledger/evidence';
import type { DeviceRecord, RecordAction } from '@treize/contract/devices';
import { canonicalJson, sha256 } from '@treize/evidence/canonical';
import type { Row } from '../rows';

type Said = Pick<FactContent, 'id' | 'registrationId' | 'kind' | 'state'> & Partial<FactContent>;

function actionOf(said: Said): RecordAction {
  const { registrationId, state, lateMinutes = 0, earlyMinutes = 0 } = said;
  if (said.kind === 'SIGNED')
    return { kind: 'SIGNED', registrationId, strokes: said.strokes ?? null, statement: said.statement ?? '' };
  return { kind: 'MARKED', registrationId, state, lateMinutes, earlyMinutes };
}

export interface ReadRecord {
  record: DeviceRecord;
  /** Canonical JSON. */
  canonical: string;
  hash: string;
}

export class SeedDevice {
  readonly id = randomUUID();
  private readonly read: ReadRecord[] = [];
  private enrolledAt: Date | null = null;

  constructor(
    readonly personId: string,
    private readonly name: string,
    readonly isOffline = false,
  ) {}

  /** The next record of the chain: what was said of somebody, at that moment. */
  next(halfDayId: string, said: Said, at: Date): ReadRecord {
    this.enrolledAt ??= new Date(at.getTime() - 86_400_000);
    const record: DeviceRecord = {
      id: said.id,
      deviceId: this.id,
      seq: this.read.length + 1,
      previousHash: this.read.at(-1)?.hash ?? null,
      halfDayId,
      deviceAt: at.toISOString(),
      offsetMs: 0,
      offline: this.isOffline,
      method: 'TRAINER_DEVICE',
      confirmPending: false,
      force: null,
      action: actionOf(said),
    };
    const canonical = canonicalJson(record);
    const one = { record, canonical, hash: sha256(canonical) };
    this.read.push(one);
    return one;
  }

  row(seenAt: Date): Row {
    return {
      id: this.id,
      name: this.name,
      person_id: this.personId,
      enrolled_at: this.enrolledAt ?? seenAt,
      last_seen_at: seenAt,
      seq: this.read.length,
      head_hash: this.read.at(-1)?.hash ?? null,
    };
  }

  records(): Row[] {
    return this.read.map(({ record, hash }) => ({
      device_id: this.id,
      seq: record.seq,
      record_id: record.id,
      hash,
    }));
  }
}

/** What a fact keeps of the record it came in. */
export const originOf = ({ record, hash }: ReadRecord) => ({
  deviceId: record.deviceId,
  deviceSeq: record.seq,
  devicePreviousHash: record.previousHash,
  deviceHash: hash,
  offline: record.offline,
});
