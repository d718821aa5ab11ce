// SQL of the ledger: facts of a half-day in their order, one fact, the end of the chain.
import type { MovementFact } from '@treize/rules/attendance/departure';
import type { EntityManager } from 'typeorm';
import type { AttendanceFact } from './attendance-fact.entity';

const factColumns = `f.id, f.seq, f.session_id as "sessionId", f.half_day_id as "halfDayId", f.registration_id as "registrationId",
  f.kind, f.state, f.late_minutes as "lateMinutes", f.early_minutes as "earlyMinutes", f.method, f.statement, f.strokes,
  f.strokes_hash as "strokesHash", f.reason, f.recorded_by as "recordedBy", f.device_at as "deviceAt",
  f.received_at as "receivedAt", f.previous_hash as "previousHash", f.hash`;

/** Facts of a half-day in the order of the ledger, with the name of who recorded each. */
export type NamedFact = AttendanceFact & { by: string };
export const factsOfHalfDay = (
  tx: EntityManager,
  halfDayId: string,
  registrationId: string | null,
): Promise<NamedFact[]> =>
  tx.query(
    `select ${factColumns}, p.given_name || ' ' || p.family_name as by
     from attendance_facts f join people p on p.id = f.recorded_by
     where f.half_day_id = $1 and ($2::uuid is null or f.registration_id = $2) order by f.seq`,
    [halfDayId, registrationId],
  );

/** Entries and exits of one person over a session, in the order of the ledger. */
export const movementsOf = (
  tx: EntityManager,
  sessionId: string,
  registrationId: string,
): Promise<MovementFact[]> =>
  tx.query(
    `select f.kind, f.state, f.late_minutes as "lateMinutes", f.early_minutes as "earlyMinutes",
       f.device_at as "deviceAt", h.starts_at as "halfDayStartsAt"
     from attendance_facts f join half_days h on h.id = f.half_day_id
     where f.registration_id = $2 and f.session_id = $1 order by f.seq`,
    [sessionId, registrationId],
  );

export async function factById(tx: EntityManager, id: string): Promise<AttendanceFact | null> {
  const [row] = await tx.query<AttendanceFact[]>(
    `select ${factColumns} from attendance_facts f where f.id = $1`,
    [id],
  );
  return row ?? null;
}

/** Hash of the last fact of a half-day: the next one is chained to it. */
export async function lastHash(tx: EntityManager, halfDayId: string): Promise<string | null> {
  const [row] = await tx.query<{ hash: string }[]>(
    'select hash from attendance_facts where half_day_id = $1 order by seq desc limit 1',
    [halfDayId],
  );
  return row?.hash ?? null;
}

export async function insertFact(tx: EntityManager, fact: Omit<AttendanceFact, 'seq'>): Promise<void> {
  await tx.query(
    `insert into attendance_facts (id, session_id, half_day_id, registration_id, kind, state, late_minutes, early_minutes, method,
       statement, strokes, strokes_hash, reason, recorded_by, device_at, received_at, previous_hash, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, $14, $15, $16, $17, $18)`,
    [
      fact.id,
      fact.sessionId,
      fact.halfDayId,
      fact.registrationId,
      fact.kind,
      fact.state,
      fact.lateMinutes,
      fact.earlyMinutes,
      fact.method,
      fact.statement,
      fact.strokes === null ? null : JSON.stringify(fact.strokes),
      fact.strokesHash,
      fact.reason,
      fact.recordedBy,
      fact.deviceAt,
      fact.receivedAt,
      fact.previousHash,
      fact.hash,
    ],
  );
}

/** A row of the half-days of some sessions: one person with one fact, or without any when `kind` is null. */
export interface LedgerLine {
  halfDayId: string;
  registrationId: string;
  kind: AttendanceFact['kind'] | null;
  state: AttendanceFact['state'] | null;
  lateMinutes: number | null;
  earlyMinutes: number | null;
}
/** People and facts of all half-days of these sessions, without signatures, in the order of the ledger. */
export const ledgerOf = (tx: EntityManager, sessionIds: readonly string[]): Promise<LedgerLine[]> =>
  tx.query(
    `select h.id as "halfDayId", r.id as "registrationId", f.kind, f.state, f.late_minutes as "lateMinutes",
       f.early_minutes as "earlyMinutes"
     from half_days h join registrations r on r.session_id = h.session_id
       left join attendance_facts f on f.half_day_id = h.id and f.registration_id = r.id
     where h.session_id = any($1::uuid[])
       and (f.id is not null or (h.sealed_at is null and r.status in ('CONFIRMED','TO_RECONFIRM')))
     order by f.seq`,
    [sessionIds],
  );
