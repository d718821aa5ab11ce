// SQL of what could not be placed: the list of a session, one record, the decision about it.
import type { EntityManager } from 'typeorm';
import type { StoredRules } from '../arrivals/arrivals.queries';

export interface StoredUnresolved extends StoredRules {
  id: string;
  recordId: string;
  halfDayId: string;
  sessionId: string;
  sessionTitle: string;
  regionCode: string;
  date: string;
  startsAt: Date;
  endsAt: Date;
  sealedAt: Date | null;
  person: string | null;
  registrationId: string | null;
  code: string;
  record: string;
  deviceName: string;
  by: string;
  happenedAt: Date;
  receivedAt: Date;
  resolvedAt: Date | null;
  resolvedBy: string | null;
  kind: 'CORRECTED' | 'DISMISSED' | null;
  reason: string | null;
}
const select = `select u.id, u.record_id as "recordId", u.half_day_id as "halfDayId", u.session_id as "sessionId", s.title as "sessionTitle",
    s.region_code as "regionCode", to_char(d.date, 'YYYY-MM-DD') as date, h.starts_at as "startsAt", h.ends_at as "endsAt",
    h.sealed_at as "sealedAt", s.arrival_rules as rules, s.reentry,
    r.given_name || ' ' || r.family_name as person, r.id as "registrationId", u.code, u.record, v.name as "deviceName",
    p.given_name || ' ' || p.family_name as by, u.happened_at as "happenedAt", u.received_at as "receivedAt", x.resolved_at as "resolvedAt", q.given_name || ' ' || q.family_name as "resolvedBy",
    x.kind, x.reason
  from attendance_unresolved u join sessions s on s.id = u.session_id join half_days h on h.id = u.half_day_id
    join session_days d on d.id = h.session_day_id join attendance_devices v on v.id = u.device_id
    join people p on p.id = u.recorded_by
    left join registrations r on r.id = u.registration_id
    left join attendance_resolutions x on x.unresolved_id = u.id left join people q on q.id = x.resolved_by`;

/** Of a session, those that wait first, then the latest. */
export const unresolvedOfSession = (tx: EntityManager, sessionId: string): Promise<StoredUnresolved[]> =>
  tx.query(
    `${select} where u.session_id = $1 order by x.resolved_at is not null, u.received_at desc, u.id limit 500`,
    [sessionId],
  );

export async function unresolvedById(tx: EntityManager, id: string): Promise<StoredUnresolved | null> {
  const [row] = await tx.query<StoredUnresolved[]>(`${select} where u.id = $1`, [id]);
  return row ?? null;
}

/** One decision at a time about a record. */
export async function lockUnresolved(tx: EntityManager, id: string): Promise<void> {
  await tx.query('select 1 from attendance_unresolved where id = $1 for update', [id]);
}

export interface Resolution {
  unresolvedId: string;
  kind: 'CORRECTED' | 'DISMISSED';
  reason: string;
  factId: string | null;
  resolvedBy: string;
  resolvedAt: Date;
}
export async function insertResolution(tx: EntityManager, one: Resolution): Promise<void> {
  await tx.query(
    `insert into attendance_resolutions (unresolved_id, kind, reason, fact_id, resolved_by, resolved_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [one.unresolvedId, one.kind, one.reason, one.factId, one.resolvedBy, one.resolvedAt],
  );
}
