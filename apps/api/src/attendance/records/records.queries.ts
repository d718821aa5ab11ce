// SQL of the records of devices: half-days in reach, the person's row locked, their history, walk-ins, what was not placed.
import type { WalkInBecame } from '@treize/contract/devices';
import type { RefusalCode } from '@treize/contract/refusal-codes';
import type { MovementFact } from '@treize/rules/attendance/departure';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { EntityManager } from 'typeorm';
import { factMoment } from '../ledger/ledger.queries';

export interface HalfDayPlace {
  id: string;
  sessionId: string;
  regionCode: string;
}
/** Where these half-days stand; those that do not exist are left out. */
export const halfDayPlaces = (tx: EntityManager, ids: readonly string[]): Promise<HalfDayPlace[]> =>
  tx.query(
    `select h.id, h.session_id as "sessionId", s.region_code as "regionCode"
     from half_days h join sessions s on s.id = h.session_id where h.id = any($1::uuid[])`,
    [ids],
  );

export interface LockedPerson {
  id: string;
  sessionId: string;
  status: RegistrationStatus;
}
/** The registration of that id, or the one that a walk-in of that key became; its row stays locked until the end. */
export async function lockPerson(tx: EntityManager, key: string): Promise<LockedPerson | null> {
  const [row] = await tx.query<LockedPerson[]>(
    `select r.id, r.session_id as "sessionId", r.status from registrations r
     where r.id = coalesce((select registration_id from attendance_walk_ins where key = $1), $1)
     for no key update of r`,
    [key],
  );
  return row ?? null;
}

/** A fact of the person at any half-day of the session. */
export interface PersonFact extends MovementFact {
  halfDayId: string;
  deviceId: string | null;
  answer: string | null;
}
/** Everything recorded of one person over a session, in the order of receipt. */
export const historyOf = (
  tx: EntityManager,
  sessionId: string,
  registrationId: string,
): Promise<PersonFact[]> =>
  tx.query(
    `select f.id, f.kind, f.state, f.late_minutes as "lateMinutes", f.early_minutes as "earlyMinutes",
       ${factMoment} as "happenedAt", f.half_day_id as "halfDayId", h.starts_at as "halfDayStartsAt",
       f.device_id as "deviceId", f.answer
     from attendance_facts f join half_days h on h.id = f.half_day_id
     where f.registration_id = $2 and f.session_id = $1 order by f.seq`,
    [sessionId, registrationId],
  );

/** Remembers under which name a device spoke of somebody who walked in. */
export async function keepWalkIn(
  tx: EntityManager,
  key: string,
  registrationId: string,
  halfDayId: string,
): Promise<void> {
  await tx.query(
    `insert into attendance_walk_ins (key, registration_id, half_day_id) values ($1, $2, $3) on conflict (key) do nothing`,
    [key, registrationId, halfDayId],
  );
}

/** Written of each walk-in that was placed, under the id of its record: what it became. */
export const walkInPlaced = 'attendance.walk-in-placed';

/**
 * Why the walk-in to whom this device gave that name was not placed; null when it was, or never came. Records are kept as
 * canonical JSON, and searched as text: some hold what jsonb refuses.
 */
export async function refusalOfWalkIn(
  tx: EntityManager,
  deviceId: string,
  key: string,
): Promise<RefusalCode | null> {
  const [row] = await tx.query<{ code: RefusalCode }[]>(
    `select code from attendance_unresolved
     where device_id = $1 and strpos(record, '"kind":"WALKED_IN"') > 0
       and strpos(record, '"registrationId":"' || $2::text || '"') > 0
     order by device_seq desc limit 1`,
    [deviceId, key],
  );
  return row?.code ?? null;
}

/** What became of a record that was read before. */
export interface FormerRecord {
  recordId: string;
  hash: string;
  /** Refusal code when it was not placed. */
  code: string | null;
  /** The registration that a walk-in became. */
  walkedIn: string | null;
  became: WalkInBecame | null;
}
/** @param walkInKey the name that the record gives to somebody who walked in, if it does */
export async function formerRecord(
  tx: EntityManager,
  deviceId: string,
  seq: number,
  walkInKey: string | null,
): Promise<FormerRecord | null> {
  const [row] = await tx.query<FormerRecord[]>(
    `select d.record_id as "recordId", d.hash, u.code, w.registration_id as "walkedIn",
       (select a.details - 'registrationId' from audit_events a where a.subject_kind = 'attendance-record'
          and a.subject_id = d.record_id::text and a.action = '${walkInPlaced}' order by a.id limit 1) as became
     from attendance_device_records d
       left join attendance_unresolved u on u.device_id = d.device_id and u.device_seq = d.seq and u.device_hash = d.hash
       left join attendance_walk_ins w on w.key = $3
     where d.device_id = $1 and d.seq = $2`,
    [deviceId, seq, walkInKey],
  );
  return row ?? null;
}

export interface Unplaced {
  /** As the record says: a device may name that of another, and both are kept. */
  recordId: string;
  deviceId: string;
  deviceSeq: number;
  halfDayId: string;
  sessionId: string;
  registrationId: string | null;
  code: string;
  record: string;
  deviceHash: string;
  recordedBy: string;
  happenedAt: Date;
  receivedAt: Date;
}
/** Keeps a record that could not be placed, whatever id and number it claims: this very one of this device, once. */
export async function keepUnplaced(tx: EntityManager, one: Unplaced): Promise<void> {
  await tx.query(
    `insert into attendance_unresolved (record_id, device_id, device_seq, half_day_id, session_id, registration_id, code, record,
       device_hash, recorded_by, happened_at, received_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
     on conflict (device_id, device_seq, device_hash) do nothing`,
    [
      one.recordId,
      one.deviceId,
      one.deviceSeq,
      one.halfDayId,
      one.sessionId,
      one.registrationId,
      one.code,
      one.record,
      one.deviceHash,
      one.recordedBy,
      one.happenedAt,
      one.receivedAt,
    ],
  );
}

export async function isMunicipality(tx: EntityManager, code: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>('select 1 from municipalities where code = $1', [code]);
  return rows.length > 0;
}
