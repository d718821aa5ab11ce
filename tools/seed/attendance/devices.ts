// The devices of the trainers of the seed, and one record that came after the seal: it waits "à résoudre".
import { randomUUID } from 'node:crypto';
import { presenceStatement } from '@treize/rules/attendance/wording';
import type { EntityManager } from 'typeorm';
import { insertRows, type Row } from '../rows';
import type { PlacedHalfDay } from '../sessions/session-rows';
import { SeedDevice } from './device';

const minute = 60_000;

export class Devices {
  private readonly tablets = new Map<string, SeedDevice>();
  private readonly phones = new Map<string, SeedDevice>();

  /** The tablet on which a trainer records a session. */
  of(sessionId: string, trainerId: string): SeedDevice {
    return taken(this.tablets, sessionId, () => new SeedDevice(trainerId, 'Chrome sur Android'));
  }

  /** The second device of a trainer, which was without network. */
  phoneOf(sessionId: string, trainerId: string): SeedDevice {
    return taken(this.phones, sessionId, () => new SeedDevice(trainerId, 'Safari sur iPhone', true));
  }

  async write(tx: EntityManager, seenAt: Date): Promise<void> {
    const all = [...this.tablets.values(), ...this.phones.values()];
    const rows = all.map((device) => device.row(seenAt));
    await insertRows(tx, 'attendance_devices', rows);
    const records = all.flatMap((device) => device.records());
    await insertRows(tx, 'attendance_device_records', records);
  }
}

function taken(map: Map<string, SeedDevice>, key: string, make: () => SeedDevice): SeedDevice {
  const device = map.get(key) ?? make();
  map.set(key, device);
  return device;
}

/** A signature taken without network during the half-day, which reached the server the evening after the seal. */
export function lateRecord(
  device: SeedDevice,
  sessionId: string,
  halfDay: PlacedHalfDay,
  registrationId: string,
  sealedAt: Date,
): Row {
  const id = randomUUID();
  const said = {
    id,
    registrationId,
    kind: 'SIGNED',
    state: 'PRESENT',
    statement: presenceStatement,
  } as const;
  const happenedAt = new Date(halfDay.startsAt.getTime() + 45 * minute);
  const { record, canonical, hash } = device.next(halfDay.id, said, happenedAt);
  return {
    record_id: id,
    device_id: device.id,
    device_seq: record.seq,
    half_day_id: halfDay.id,
    session_id: sessionId,
    registration_id: registrationId,
    code: 'half-day-sealed',
    record: canonical,
    device_hash: hash,
    recorded_by: device.personId,
    happened_at: happenedAt,
    received_at: new Date(sealedAt.getTime() + 180 * minute),
  };
}
