// SQL of lists of connections: who is expected, and the lines kept with what was made of each.
import type { Expected } from '@treize/rules/attendance/connections/matching';
import type { ConnectionOutcome, ReadConnection } from '@treize/rules/attendance/connections/reading';
import type { EntityManager } from 'typeorm';

/** People expected at a half-day, as lines of a list may name them. */
export const expectedPeople = (tx: EntityManager, halfDayId: string): Promise<Expected[]> =>
  tx.query(
    `select r.id as "registrationId", r.family_name as "familyName", r.given_name as "givenName", r.email
     from half_days h join registrations r on r.session_id = h.session_id
     where h.id = $1 and r.status in ('CONFIRMED','TO_RECONFIRM') order by r.family_name, r.given_name, r.id`,
    [halfDayId],
  );

/** Keeps the lines; one that says the same of the same person is kept already. */
export async function keepConnections(
  tx: EntityManager,
  sourceId: string,
  rows: readonly ReadConnection[],
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into attendance_connections (source_id, line, name, email, joined_at, left_at, outcome, registration_id, fault, kept_at)
     select $1, n.line, n.name, n.email, n."joinedAt", n."leftAt", n.outcome, n."registrationId", n.fault, $3
     from jsonb_to_recordset($2::jsonb) as n (line integer, name text, email text, "joinedAt" timestamptz, "leftAt" timestamptz,
       outcome text, "registrationId" uuid, fault text)
     where not exists (select from attendance_connections c where c.source_id = $1 and c.line = n.line
       and c.outcome = n.outcome and c.registration_id is not distinct from n."registrationId")`,
    [sourceId, JSON.stringify(rows), now],
  );
}

export interface KeptConnection {
  sourceId: string;
  line: number;
  name: string;
  email: string;
  joinedAt: Date | null;
  leftAt: Date | null;
  outcome: ConnectionOutcome;
  fault: string | null;
  person: string | null;
  addedAt: Date;
}
/** Lines of every list of a half-day, the last word on each. */
export const connectionsOf = (tx: EntityManager, halfDayId: string): Promise<KeptConnection[]> =>
  tx.query(
    `select distinct on (s.added_at, c.source_id, c.line) c.source_id as "sourceId", c.line, c.name, c.email,
       c.joined_at as "joinedAt", c.left_at as "leftAt", c.outcome, c.fault, s.added_at as "addedAt",
       r.given_name || ' ' || r.family_name as person
     from attendance_sources s join attendance_connections c on c.source_id = s.id
       left join registrations r on r.id = c.registration_id
     where s.half_day_id = $1 and s.kind = 'CONNECTION_LOG'
     order by s.added_at, c.source_id, c.line, c.seq desc`,
    [halfDayId],
  );
