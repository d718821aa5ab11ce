// SQL of registering: lock, facts and set-based writes of a group; every statement takes whole lists.
import type { SessionSeats, StoredRegistration } from '@treize/rules/registrations/decide';
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { EntityManager } from 'typeorm';

export interface LockedSession extends SessionSeats {
  regionCode: string;
  exceptional: number;
}

const active = `('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')`;

/**
 * Locks session rows in id order, the one order everybody takes; returns them as they are once locked.
 * FOR NO KEY UPDATE leaves foreign keys free to read the row.
 */
export async function lockSessions(
  tx: EntityManager,
  sessionIds: readonly string[],
): Promise<LockedSession[]> {
  const rows = await tx.query<(Omit<LockedSession, 'lastPosition'> & { lastPosition: string })[]>(
    `select id, ref, region_code as "regionCode", state, opens_at as "opensAt", closes_at as "closesAt",
       starts_at as "startsAt", ends_at as "endsAt", capacity, exceptional, confirmed, offered, waiting,
       last_position as "lastPosition", last_number as "lastNumber"
     from sessions where id = any($1::uuid[]) order by id for no key update`,
    [sessionIds],
  );
  return rows.map((row) => ({ ...row, lastPosition: Number(row.lastPosition) }));
}

export interface Pair {
  sessionId: string;
  personId: string;
  idempotencyKey: string;
}

/** Registrations that a group's requests may repeat: same key, or same person still active on the session. */
export function storedRegistrations(
  tx: EntityManager,
  pairs: readonly Pair[],
): Promise<(StoredRegistration & { sessionId: string })[]> {
  return tx.query(
    `with asked as (
       select * from jsonb_to_recordset($1::jsonb) as a ("sessionId" uuid, "personId" uuid, "idempotencyKey" uuid)
     )
     select r.id, r.session_id as "sessionId", r.person_id as "personId", r.status,
       r.idempotency_key as "idempotencyKey", r.request_hash as "requestHash"
     from asked a join registrations r on r.idempotency_key = a."idempotencyKey"
     union
     select r.id, r.session_id, r.person_id, r.status, r.idempotency_key, r.request_hash
     from asked a join registrations r on r.session_id = a."sessionId" and r.person_id = a."personId"
       and r.status in ${active}`,
    [JSON.stringify(pairs)],
  );
}

export interface NewRegistration {
  id: string;
  number: string;
  sessionId: string;
  personId: string;
  status: 'CONFIRMED' | 'WAITLISTED';
  kind: 'ELECTED' | 'STAFF';
  function: string;
  delegation: boolean;
  municipalityCode: string | null;
  epciCode: string | null;
  familyName: string;
  givenName: string;
  email: string;
  phone: string | null;
  needs: string | null;
  source: string;
  registeredBy: string | null;
  idempotencyKey: string;
  requestHash: string;
  position: number;
}

export async function insertRegistrations(
  tx: EntityManager,
  rows: readonly NewRegistration[],
  at: Date,
): Promise<void> {
  await tx.query(
    `insert into registrations (id, number, session_id, person_id, status, kind, function, delegation, municipality_code,
       epci_code, family_name, given_name, email, phone, needs, source, registered_by, idempotency_key, request_hash,
       position, confirmed_at, created_at, updated_at)
     select id, number, "sessionId", "personId", status, kind, function, delegation, "municipalityCode", "epciCode",
       "familyName", "givenName", email, phone, needs, source, "registeredBy", "idempotencyKey", "requestHash",
       position, case when status = 'CONFIRMED' then $2::timestamptz end, $2, $2
     from jsonb_to_recordset($1::jsonb) as r (id uuid, number text, "sessionId" uuid, "personId" uuid, status text,
       kind text, function text, delegation boolean, "municipalityCode" text, "epciCode" text, "familyName" text,
       "givenName" text, email text, phone text, needs text, source text, "registeredBy" uuid, "idempotencyKey" uuid,
       "requestHash" text, position bigint)`,
    [JSON.stringify(rows), at],
  );
}

/** Writes the counters of locked sessions as the rules left them. */
export async function storeCounters(
  tx: EntityManager,
  sessions: readonly Pick<
    LockedSession,
    'id' | 'confirmed' | 'offered' | 'waiting' | 'lastPosition' | 'lastNumber' | 'exceptional'
  >[],
): Promise<void> {
  await tx.query(
    `update sessions s set confirmed = c.confirmed, offered = c.offered, waiting = c.waiting,
       last_position = c."lastPosition", last_number = c."lastNumber", exceptional = c.exceptional
     from jsonb_to_recordset($1::jsonb) as c (id uuid, confirmed int, offered int, waiting int,
       "lastPosition" bigint, "lastNumber" int, exceptional int)
     where s.id = c.id`,
    [JSON.stringify(sessions)],
  );
}

/** Ids of the people who wait, first in line first. */
export async function waitingIds(tx: EntityManager, sessionId: string, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from registrations where session_id = $1 and status = 'WAITLISTED' order by position limit $2`,
    [sessionId, limit],
  );
  return rows.map(({ id }) => id);
}

export async function markOffered(
  tx: EntityManager,
  ids: readonly string[],
  at: Date,
  expiresAt: Date,
): Promise<void> {
  await tx.query(
    `update registrations set status = 'OFFERED', offered_at = $2, offer_expires_at = $3, updated_at = $2
     where id = any($1::uuid[])`,
    [ids, at, expiresAt],
  );
}

/** Rank among those who wait, 1 first; null when not waiting. */
export async function rankOf(tx: EntityManager, registrationId: string): Promise<number | null> {
  const [row] = await tx.query<{ rank: number }[]>(
    `select count(*)::int as rank from registrations r join registrations o
       on o.session_id = r.session_id and o.status = 'WAITLISTED' and o.position <= r.position
     where r.id = $1 and r.status = 'WAITLISTED'`,
    [registrationId],
  );
  return row && row.rank > 0 ? row.rank : null;
}

/** Which of these communes and EPCI exist. */
export async function knownBodies(
  tx: EntityManager,
  municipalityCodes: readonly string[],
  epciCodes: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ code: string }[]>(
    `select code from municipalities where code = any($1::text[])
     union all select code from epcis where code = any($2::text[])`,
    [municipalityCodes, epciCodes],
  );
  return new Set(rows.map(({ code }) => code));
}

/** Keeps a registration as it is until the end of the transaction: whoever ends it waits, and sees what was written. */
export async function holdRegistration(tx: EntityManager, registrationId: string): Promise<void> {
  await tx.query(`select 1 from registrations where id = $1 for share`, [registrationId]);
}

/** Everybody who waits for a session or was offered a place on it, first in line first. */
export async function waitingOrOffered(tx: EntityManager, sessionId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from registrations where session_id = $1 and status in ('WAITLISTED','OFFERED') order by position`,
    [sessionId],
  );
  return rows.map(({ id }) => id);
}

/**
 * Ends every registration that stands on a session, because the session falls; who was there already stays.
 * @returns the registrations ended, with what each was
 */
export async function endStanding(
  tx: EntityManager,
  sessionId: string,
  at: Date,
  reason: string,
): Promise<{ id: string; was: RegistrationStatus }[]> {
  const [rows] = await tx.query<[{ id: string; was: RegistrationStatus }[], number]>(
    `with standing as (
       select id, status from registrations
       where session_id = $1 and status in ${active} and first_presence_at is null
       order by position for no key update)
     update registrations r set status = 'CANCELLED_BY_ORGANIZER', cancelled_at = $2, cancel_reason = $3, updated_at = $2
     from standing s where r.id = s.id returning r.id, s.status as was`,
    [sessionId, at, reason],
  );
  return rows;
}

/** A session that is open if there is one, with any commune: what the readiness probe registers on. */
export async function probeTarget(
  tx: EntityManager,
): Promise<{ sessionId: string; municipalityCode: string } | undefined> {
  const [row] = await tx.query<{ sessionId: string; municipalityCode: string }[]>(
    `select s.id as "sessionId", (select code from municipalities limit 1) as "municipalityCode"
     from sessions s where s.state = 'PUBLISHED' and exists (select 1 from municipalities)
     order by s.closes_at desc limit 1`,
  );
  return row;
}
