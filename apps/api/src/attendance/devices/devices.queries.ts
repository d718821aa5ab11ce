// SQL of the devices: enrolling, the end of their chain, the records read of them.
import type { EntityManager } from 'typeorm';

export interface DeviceState {
  id: string;
  name: string;
  personId: string;
  seq: number;
  headHash: string | null;
}
const columns = 'id, name, person_id as "personId", seq, head_hash as "headHash"';

/** Enrols a device, or notes that it was seen again; somebody else's stays as it is. */
export async function enrolDevice(
  tx: EntityManager,
  id: string,
  name: string,
  personId: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into attendance_devices (id, name, person_id, enrolled_at, last_seen_at) values ($1, $2, $3, $4, $4)
     on conflict (id) do update set name = excluded.name, last_seen_at = excluded.last_seen_at
       where attendance_devices.person_id = excluded.person_id`,
    [id, name, personId, at],
  );
}

export async function deviceOf(tx: EntityManager, id: string): Promise<DeviceState | null> {
  const [row] = await tx.query<DeviceState[]>(`select ${columns} from attendance_devices where id = $1`, [
    id,
  ]);
  return row ?? null;
}

/** Records of one device are placed one at a time; taken before any other lock. */
export async function lockDevice(tx: EntityManager, id: string): Promise<DeviceState | null> {
  const [row] = await tx.query<DeviceState[]>(
    `select ${columns} from attendance_devices where id = $1 for no key update`,
    [id],
  );
  return row ?? null;
}

export interface ReadRecord {
  deviceId: string;
  seq: number;
  recordId: string;
  hash: string;
}
/** Keeps the number and the hash of a record, and makes it the end of the chain of its device: one statement. */
export async function advanceDevice(tx: EntityManager, read: ReadRecord, at: Date): Promise<void> {
  await tx.query(
    `with kept as (insert into attendance_device_records (device_id, seq, record_id, hash) values ($1, $2, $3, $4))
     update attendance_devices set seq = $2, head_hash = $4, last_seen_at = $5 where id = $1`,
    [read.deviceId, read.seq, read.recordId, read.hash, at],
  );
}
