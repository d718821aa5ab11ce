// SQL of the ledger: facts of a half-day in the order of receipt, one fact, the end of the chain.
import type { SourcedFact } from '@treize/rules/attendance/conflicts';
import type { MovementFact } from '@treize/rules/attendance/departure';
import type { PresenceFact } from '@treize/rules/attendance/presence';
import type { EntityManager } from 'typeorm';
import type { AttendanceFact } from './attendance-fact.entity';

/** Every column of a fact but `seq`, which PostgreSQL gives. */
export const factColumns: Record<keyof Omit<AttendanceFact, 'seq'>, string> = {
  id: 'id',
  version: 'version',
  sessionId: 'session_id',
  halfDayId: 'half_day_id',
  registrationId: 'registration_id',
  kind: 'kind',
  state: 'state',
  lateMinutes: 'late_minutes',
  earlyMinutes: 'early_minutes',
  method: 'method',
  statement: 'statement',
  strokes: 'strokes',
  strokesHash: 'strokes_hash',
  reason: 'reason',
  recordedBy: 'recorded_by',
  deviceAt: 'device_at',
  offsetMs: 'offset_ms',
  offline: 'offline',
  receivedAt: 'received_at',
  deviceId: 'device_id',
  deviceSeq: 'device_seq',
  devicePreviousHash: 'device_previous_hash',
  deviceHash: 'device_hash',
  forceReason: 'force_reason',
  answer: 'answer',
  phoneKey: 'phone_key',
  sourceId: 'source_id',
  previousHash: 'previous_hash',
  hash: 'hash',
};
const properties = Object.keys(factColumns) as (keyof typeof factColumns)[];
const named = (alias: string): string =>
  properties.map((property) => `${alias}.${factColumns[property]} as "${property}"`).join(', ');
// The facts of the first version were counted as they came: their moment is that of their receipt.
export const factMoment = `case f.version when 1 then f.received_at else f.device_at + f.offset_ms * interval '1 millisecond' end`;

/** A fact as readers need it: with its moment, the name of who recorded it, and whether its phone served somebody else. */
export type NamedFact = AttendanceFact & SourcedFact & { by: string };
/** Facts of a half-day in the order of receipt. */
export const factsOfHalfDay = (
  tx: EntityManager,
  halfDayId: string,
  registrationId: string | null,
): Promise<NamedFact[]> =>
  tx.query(
    `select ${named('f')}, f.seq, ${factMoment} as "happenedAt", p.given_name || ' ' || p.family_name as by,
       f.phone_key is not null and exists (select from attendance_facts o where o.half_day_id = f.half_day_id
         and o.phone_key = f.phone_key and o.registration_id <> f.registration_id) as "phoneShared"
     from attendance_facts f join people p on p.id = f.recorded_by
     where f.half_day_id = $1 and ($2::uuid is null or f.registration_id = $2) order by f.seq`,
    [halfDayId, registrationId],
  );

/** Entries and exits of one person over a session, in the order of receipt. */
export const movementsOf = (
  tx: EntityManager,
  sessionId: string,
  registrationId: string,
): Promise<MovementFact[]> =>
  tx.query(
    `select f.id, f.kind, f.state, f.late_minutes as "lateMinutes", f.early_minutes as "earlyMinutes",
       ${factMoment} as "happenedAt", h.starts_at as "halfDayStartsAt"
     from attendance_facts f join half_days h on h.id = f.half_day_id
     where f.registration_id = $2 and f.session_id = $1 order by f.seq`,
    [sessionId, registrationId],
  );

export async function factById(tx: EntityManager, id: string): Promise<AttendanceFact | null> {
  const [row] = await tx.query<AttendanceFact[]>(
    `select ${named('f')}, f.seq from attendance_facts f where f.id = $1`,
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
  const stored = { ...fact, strokes: fact.strokes === null ? null : JSON.stringify(fact.strokes) };
  await tx.query(
    `insert into attendance_facts (${properties.map((property) => factColumns[property]).join(', ')})
     values (${properties.map((_, index) => `$${index + 1}`).join(', ')})`,
    properties.map((property) => stored[property]),
  );
}

/** A row of the half-days of some sessions: one person with one fact, or without any when `kind` is null. */
export type LedgerLine = { halfDayId: string; registrationId: string } & (
  PresenceFact | { [key in keyof PresenceFact]: null }
);
/** People and facts of all half-days of these sessions, without signatures, in the order of receipt. */
export const ledgerOf = (tx: EntityManager, sessionIds: readonly string[]): Promise<LedgerLine[]> =>
  tx.query(
    `select h.id as "halfDayId", r.id as "registrationId", f.id, f.kind, f.state, f.late_minutes as "lateMinutes",
       f.early_minutes as "earlyMinutes", case when f.id is not null then ${factMoment} end as "happenedAt"
     from half_days h join registrations r on r.session_id = h.session_id
       left join attendance_facts f on f.half_day_id = h.id and f.registration_id = r.id
     where h.session_id = any($1::uuid[])
       and (f.id is not null or (h.sealed_at is null and r.status in ('CONFIRMED','TO_RECONFIRM')))
     order by f.seq`,
    [sessionIds],
  );
