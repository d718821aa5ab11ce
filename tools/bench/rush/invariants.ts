// What must hold after any rush: never a seat too many, dense positions, counters equal to rows, a job and an audit row each.
import type pg from 'pg';

/** @returns the names of the broken invariants */
export async function brokenInvariants(pool: pg.Pool, sessionId: string): Promise<string[]> {
  const { rows } = await pool.query<Record<string, boolean>>(
    `with r as (select * from registrations where session_id = $1)
     select
       coalesce(s.capacity >= (select count(*) from r where status in ('CONFIRMED','OFFERED')), true) as "no seat too many",
       s.confirmed = (select count(*) from r where status = 'CONFIRMED') as "confirmed counted",
       s.waiting = (select count(*) from r where status = 'WAITLISTED') as "waiting counted",
       (select count(*) = coalesce(max(position), 0) and count(distinct position) = count(*) from r) as "positions dense",
       (select count(*) = count(distinct person_id) from r) as "one registration a person",
       (select coalesce(max(position), 0) from r where status = 'CONFIRMED')
         < coalesce((select min(position) from r where status = 'WAITLISTED'), 1 << 30) as "nobody jumped",
       (select count(*) from r) = (select count(*) from audit_events a join r on a.subject_id = r.id::text) as "one audit row each",
       (select count(*) from r) = (select count(*) from pgboss.job j join r on j.data->>'registrationId' = r.id::text) as "one job each"
     from sessions s where s.id = $1`,
    [sessionId],
  );
  return Object.entries(rows[0] ?? { 'the session exists': false }).flatMap(([name, holds]) =>
    holds ? [] : [name],
  );
}
