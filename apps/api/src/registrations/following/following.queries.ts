// SQL of registrations that follow their session: told of a move, ended by a fall, kept by a postponement, back again.
import type { RegistrationStatus } from '@treize/rules/registrations/status';
import type { Reach } from '@treize/contract/sessions';
import type { EntityManager } from 'typeorm';
import { nobody, type Whom } from '../../sessions/organiser/reach.service';
import { activeSql } from '../registering/ground.queries';

/**
 * Everybody without a sure place on a session, first in line first, but those already told of a move since that instant:
 * a mail tells the session as it is when it is written.
 */
export async function untoldWithoutPlace(
  tx: EntityManager,
  sessionId: string,
  movedAt: Date,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select id from registrations r where session_id = $1 and status in ('WAITLISTED','OFFERED','PENDING_VALIDATION')
       and not exists (select 1 from mails m where m.registration_id = r.id and m.kind = 'registration.session-moved'
         and m.created_at >= $2)
     order by position`,
    [sessionId, movedAt],
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
       where session_id = $1 and status in ${activeSql} and first_presence_at is null
       order by position for no key update)
     update registrations r set status = 'CANCELLED_BY_ORGANIZER', cancelled_at = $2, cancel_reason = $3, updated_at = $2,
       fallen_from = s.status
     from standing s where r.id = s.id returning r.id, s.status as was`,
    [sessionId, at, reason],
  );
  return rows;
}

/** Every registration that stands on a session, in order. */
export async function standingOn(
  tx: EntityManager,
  sessionId: string,
): Promise<{ id: string; status: RegistrationStatus }[]> {
  return tx.query<{ id: string; status: RegistrationStatus }[]>(
    `select id, status from registrations where session_id = $1 and status in ${activeSql} order by position`,
    [sessionId],
  );
}

/** Places offered go back to the line, each at its rank: nobody can accept them while the session has no date. */
export async function takeOffersBack(tx: EntityManager, sessionId: string, at: Date): Promise<void> {
  await tx.query(
    `update registrations set status = 'WAITLISTED', offered_at = null, offer_expires_at = null, block_id = null,
       wait_reason = 'QUEUE', updated_at = $2
     where session_id = $1 and status = 'OFFERED'`,
    [sessionId, at],
  );
}

/** A registration `r` that its session's return brings back: its person neither came back meanwhile nor was moved elsewhere. */
const isFallen = `r.status = 'CANCELLED_BY_ORGANIZER' and r.fallen_from is not null
       and not exists (select 1 from registrations o where o.session_id = r.session_id and o.person_id = r.person_id
         and o.status in ${activeSql})
       and not exists (select 1 from registrations n where n.previous_id = r.id)`;

export interface FallenRow {
  id: string;
  was: RegistrationStatus;
  mayExceed: boolean;
  quantities: Record<string, number>;
}

/**
 * Registrations ended by the fall of their session, in order, locked; but those whose person came back to the session or
 * was moved to another one meanwhile.
 */
export async function fallenOf(tx: EntityManager, sessionId: string): Promise<FallenRow[]> {
  return tx.query<FallenRow[]>(
    `select r.id, r.fallen_from as was, r.override_reason is not null as "mayExceed",
       (select coalesce(jsonb_object_agg(q.limit_id, q.quantity), '{}') from registration_limits q
        where q.registration_id = r.id) as quantities
     from registrations r
     where r.session_id = $1 and ${isFallen}
     order by r.position for no key update of r`,
    [sessionId],
  );
}

/** How many people of a session a message reaches: as it stands, or as the return of a fallen one would bring them back. */
export async function reachOf(tx: EntityManager, sessionId: string, whom: Whom): Promise<Reach> {
  const [row] = await tx.query<Reach[]>(
    `select count(*) filter (where r.email <> '' and b.address is null)::int as notified,
       count(*) filter (where b.address is not null)::int as blocked,
       count(*) filter (where r.email = '')::int as "withoutAddress"
     from registrations r left join blocked_addresses b on b.address = lower(r.email)
     where r.session_id = $1 and case $2 when 'STANDING' then r.status in ${activeSql} else ${isFallen} end`,
    [sessionId, whom],
  );
  return row ?? nobody;
}

/** Gives registrations their state back. */
export async function standAgain(
  tx: EntityManager,
  rows: readonly { id: string; status: RegistrationStatus }[],
  at: Date,
  validationDueAt: Date,
): Promise<void> {
  await tx.query(
    `update registrations r set status = s.status, fallen_from = null, cancelled_at = null, cancelled_by = null,
       cancel_reason = null, declined_at = null, decline_ends_at = null, offered_at = null, offer_expires_at = null, updated_at = $2,
       validation_due_at = case when s.status = 'PENDING_VALIDATION' then $3::timestamptz end,
       wait_reason = case when s.status = 'WAITLISTED' then coalesce(r.wait_reason, 'QUEUE') end,
       block_id = case when s.status <> 'WAITLISTED' then r.block_id end
     from jsonb_to_recordset($1::jsonb) as s (id uuid, status text) where r.id = s.id`,
    [JSON.stringify(rows), at, validationDueAt],
  );
}

/** Free places of the room (null: no limit) and of each limit of a session, from its counters. */
export async function roomLeft(
  tx: EntityManager,
  sessionId: string,
): Promise<{ room: number | null; limits: Record<string, number | null> }> {
  const [row] = await tx.query<{ room: number | null; limits: Record<string, number | null> }[]>(
    `select s.capacity + s.departed - s.confirmed - s.offered as room,
       (select coalesce(jsonb_object_agg(l.id, l.capacity - l.confirmed - l.offered), '{}')
        from session_limits l where l.session_id = s.id) as limits
     from sessions s where s.id = $1`,
    [sessionId],
  );
  return row ?? { room: null, limits: {} };
}
