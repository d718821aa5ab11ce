// SQL of writing places: set-based for a group of requests, and recounted from the rows for a single change.
import type { GroundAfter } from '@treize/rules/registrations/decide';
import type { EntityManager } from 'typeorm';
import { activeSql } from './ground.queries';

export interface NewRegistration {
  id: string;
  number: string;
  sessionId: string;
  personId: string;
  status: 'CONFIRMED' | 'PENDING_VALIDATION' | 'WAITLISTED';
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
  priority: number;
  priorityReason: string | null;
  partyId: string | null;
  waitReason: string | null;
  blockId: string | null;
  invitationId: string | null;
  overrideReason: string | null;
  onBehalfOf: string | null;
  viaMunicipality: boolean;
  previousId: string | null;
  chainOrder: number;
  validationDueAt: Date | null;
  validatedAt: Date | null;
  validatedBy: string | null;
  /** Of each limit beside the room, included ones too. */
  quantities: Record<string, number>;
}

/** A registration of its own, as most are: what a special one changes is spread over it. */
export const ordinary = {
  priority: 0,
  priorityReason: null,
  partyId: null,
  waitReason: null,
  blockId: null,
  invitationId: null,
  overrideReason: null,
  onBehalfOf: null,
  viaMunicipality: false,
  previousId: null,
  chainOrder: 1,
  validationDueAt: null,
  validatedAt: null,
  validatedBy: null,
  quantities: {},
};

export async function insertRegistrations(
  tx: EntityManager,
  rows: readonly NewRegistration[],
  at: Date,
): Promise<void> {
  await tx.query(
    `with r as (
       select * from jsonb_to_recordset($1::jsonb) as r (id uuid, number text, "sessionId" uuid, "personId" uuid,
         status text, kind text, function text, delegation boolean, "municipalityCode" text, "epciCode" text,
         "familyName" text, "givenName" text, email text, phone text, needs text, source text, "registeredBy" uuid,
         "idempotencyKey" uuid, "requestHash" text, position bigint, priority int, "priorityReason" text,
         "partyId" uuid, "waitReason" text, "blockId" uuid, "invitationId" uuid, "overrideReason" text,
         "onBehalfOf" text, "viaMunicipality" boolean, "previousId" uuid, "chainOrder" int,
         "validationDueAt" timestamptz, "validatedAt" timestamptz, "validatedBy" uuid, quantities jsonb)
     ), written as (
       insert into registrations (id, number, session_id, person_id, status, kind, function, delegation,
         municipality_code, epci_code, family_name, given_name, email, phone, needs, source, registered_by,
         idempotency_key, request_hash, position, priority, priority_reason, party_id, wait_reason, block_id,
         invitation_id, override_reason, on_behalf_of, via_municipality, previous_id, chain_order, validation_due_at,
         validated_at, validated_by, confirmed_at, created_at, updated_at)
       select id, number, "sessionId", "personId", status, kind, function, delegation, "municipalityCode", "epciCode",
         "familyName", "givenName", email, phone, needs, source, "registeredBy", "idempotencyKey", "requestHash",
         position, priority, "priorityReason", "partyId", "waitReason", "blockId", "invitationId", "overrideReason",
         "onBehalfOf", "viaMunicipality", "previousId", "chainOrder", "validationDueAt", "validatedAt", "validatedBy",
         case when status = 'CONFIRMED' then $2::timestamptz end, $2, $2
       from r returning id
     )
     insert into registration_limits (registration_id, limit_id, quantity)
     select w.id, q.key::uuid, q.value::int from written w join r using (id), jsonb_each_text(r.quantities) q`,
    [JSON.stringify(rows), at],
  );
}

/** Writes what a group decided on the rows of its sessions, their limits, blocks and invitations; spent forms go. */
export async function storeGrounds(
  tx: EntityManager,
  grounds: readonly GroundAfter[],
  spentHolds: readonly string[],
): Promise<void> {
  const sessions = grounds.map(({ session }) => session);
  await tx.query(
    `update sessions s set confirmed = c.confirmed, waiting = c.waiting, last_position = c."lastPosition",
       last_number = c."lastNumber", exceptional = c.exceptional, room_claimed = c."roomClaimed", closed_at = c."closedAt"
     from jsonb_to_recordset($1::jsonb) as c (id uuid, confirmed int, waiting int, "lastPosition" bigint,
       "lastNumber" int, exceptional int, "roomClaimed" boolean, "closedAt" timestamptz)
     where s.id = c.id`,
    [JSON.stringify(sessions)],
  );
  const limits = grounds.flatMap((ground) => ground.limits);
  const counted = grounds.flatMap(({ blocks, invitations }) => [...blocks, ...invitations]);
  if (limits.length + counted.length + spentHolds.length === 0) return;
  await tx.query(
    `with l as (
       update session_limits s set confirmed = c.confirmed, exceptional = c.exceptional, claimed = c.claimed
       from jsonb_to_recordset($1::jsonb) as c (id uuid, confirmed int, exceptional int, claimed boolean) where s.id = c.id
     ), counted as (select * from jsonb_to_recordset($2::jsonb) as c (id uuid, taken int)
     ), b as (update seat_blocks s set taken = c.taken from counted c where s.id = c.id and s.taken <> c.taken
     ), i as (update seat_invitations s set taken = c.taken from counted c where s.id = c.id and s.taken <> c.taken)
     delete from seat_holds where id = any($3::uuid[])`,
    [JSON.stringify(limits), JSON.stringify(counted), spentHolds],
  );
}

export interface Counters {
  confirmed: number;
  offered: number;
  waiting: number;
  exceptional: number;
}

/**
 * Counts the places of a locked session again from its registrations: room, limits, blocks, invitations.
 * @param mayExceed a place was given over a limit on purpose: what is over counts as exceptional
 */
export async function recount(tx: EntityManager, sessionId: string, mayExceed: boolean): Promise<Counters> {
  const [rows] = await tx.query<[Counters[], number]>(
    `with r as (
       select id, status, block_id, invitation_id from registrations where session_id = $1 and status in ${activeSql}
     ), room as (
       select (count(*) filter (where status in ('CONFIRMED','PENDING_VALIDATION','TO_RECONFIRM')))::int as confirmed,
         (count(*) filter (where status = 'OFFERED'))::int as offered,
         (count(*) filter (where status = 'WAITLISTED'))::int as waiting from r
     ), l as (
       select k.id, coalesce(sum(q.quantity) filter (where r.status in ('CONFIRMED','PENDING_VALIDATION','TO_RECONFIRM')), 0)::int as confirmed,
         coalesce(sum(q.quantity) filter (where r.status = 'OFFERED'), 0)::int as offered
       from session_limits k left join registration_limits q on q.limit_id = k.id left join r on r.id = q.registration_id
       where k.session_id = $1 group by k.id
     ), limits as (
       update session_limits k set confirmed = l.confirmed, offered = l.offered,
         exceptional = case when k.capacity is null then 0 else least(case when $2 then 1000000 else k.exceptional end,
           greatest(0, l.confirmed + l.offered - k.capacity)) end
       from l where k.id = l.id
     ), blocks as (
       update seat_blocks b set taken = (select count(*) from r where r.block_id = b.id and r.status <> 'WAITLISTED')
       where b.session_id = $1
     ), invitations as (
       update seat_invitations i set taken = (select count(*) from r where r.invitation_id = i.id and r.status <> 'WAITLISTED')
       where i.session_id = $1
     )
     update sessions s set confirmed = room.confirmed, offered = room.offered, waiting = room.waiting,
       exceptional = case when s.capacity is null then 0 else least(case when $2 then 1000000 else s.exceptional end,
         greatest(0, room.confirmed + room.offered - s.capacity - s.departed)) end
     from room where s.id = $1
     returning s.confirmed, s.offered, s.waiting, s.exceptional`,
    [sessionId, mayExceed],
  );
  return rows[0] as Counters;
}

/** What people in line wait for: the room itself, or these limits. */
export async function storeClaims(
  tx: EntityManager,
  sessionId: string,
  claims: { room: boolean; limitIds: readonly string[] },
): Promise<void> {
  await tx.query(
    `with l as (update session_limits set claimed = id = any($3::uuid[])
       where session_id = $1 and claimed <> (id = any($3::uuid[])))
     update sessions set room_claimed = $2 where id = $1 and room_claimed <> $2`,
    [sessionId, claims.room, claims.limitIds],
  );
}

/** The next positions and numbers of a locked session. */
export async function takeNumbers(
  tx: EntityManager,
  sessionId: string,
  count: number,
): Promise<{ position: number; order: number }> {
  const [rows] = await tx.query<[{ position: number; order: number }[], number]>(
    `update sessions set last_position = last_position + $2::int, last_number = last_number + $2::int where id = $1
     returning (last_position - $2::int + 1)::int as position, last_number - $2::int + 1 as "order"`,
    [sessionId, count],
  );
  return rows[0] as { position: number; order: number };
}

export async function markOffered(
  tx: EntityManager,
  rows: readonly { id: string; blockId: string | null }[],
  at: Date,
  expiresAt: Date,
): Promise<void> {
  await tx.query(
    `update registrations r set status = 'OFFERED', offered_at = $2, offer_expires_at = $3, block_id = o."blockId",
       updated_at = $2
     from jsonb_to_recordset($1::jsonb) as o (id uuid, "blockId" uuid) where r.id = o.id`,
    [JSON.stringify(rows), at, expiresAt],
  );
}

/** A form holds its places: a key holds once at a time. Forms of this session that ended long ago are forgotten. */
export async function insertHold(
  tx: EntityManager,
  hold: { id: string; sessionId: string; places: number; invitationId: string | null; expiresAt: Date },
  at: Date,
): Promise<void> {
  await tx.query(
    `with spent as (delete from seat_holds where session_id = $2 and expires_at < $5::timestamptz - interval '1 hour')
     insert into seat_holds (id, session_id, places, invitation_id, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (id) do update set session_id = excluded.session_id, places = excluded.places,
       invitation_id = excluded.invitation_id, created_at = excluded.created_at, expires_at = excluded.expires_at
     where seat_holds.expires_at <= $5::timestamptz`,
    [hold.id, hold.sessionId, hold.places, hold.invitationId, at, hold.expiresAt],
  );
}

/** Forgets a form's hold. */
export async function deleteHold(tx: EntityManager, key: string, sessionId: string): Promise<void> {
  await tx.query(`delete from seat_holds where id = $1 and session_id = $2`, [key, sessionId]);
}
