// For tests: what must hold of a session's places after anything, told by PostgreSQL and by the line itself.
import { serveLine } from '@treize/rules/registrations/line';
import type { EntityManager } from 'typeorm';
import { wholeGround } from './ground';
import { readSessions } from './ground.queries';

/** Names of the broken invariants; none when all is well. */
export async function brokenInvariants(tx: EntityManager, sessionId: string, at: Date): Promise<string[]> {
  const [row] = await tx.query<Record<string, boolean>[]>(
    `with r as (select * from registrations where session_id = $1
         and status in ('PENDING_VALIDATION','CONFIRMED','TO_RECONFIRM','WAITLISTED','OFFERED')),
       seated as (select * from r where status <> 'WAITLISTED'),
       taken as (
         select l.id, l.capacity, l.exceptional, l.confirmed, l.offered,
           coalesce(sum(q.quantity) filter (where s.status <> 'OFFERED'), 0) as "rowsConfirmed",
           coalesce(sum(q.quantity) filter (where s.status = 'OFFERED'), 0) as "rowsOffered"
         from session_limits l left join registration_limits q on q.limit_id = l.id left join seated s on s.id = q.registration_id
         where l.session_id = $1 group by l.id)
     select
       coalesce(s.capacity + s.exceptional + s.departed >= (select count(*) from seated)
         + coalesce((select sum(places) from seat_holds h where h.session_id = s.id and h.expires_at > $2), 0), true) as "no place too many",
       not exists (select 1 from taken where "rowsConfirmed" + "rowsOffered" > capacity + exceptional) as "no limit exceeded",
       s.confirmed = (select count(*) from seated where status <> 'OFFERED') as "confirmed counted",
       s.offered = (select count(*) from seated where status = 'OFFERED') as "offered counted",
       s.waiting = (select count(*) from r where status = 'WAITLISTED') as "waiting counted",
       not exists (select 1 from taken where confirmed <> "rowsConfirmed" or offered <> "rowsOffered") as "limits counted",
       not exists (select 1 from seat_blocks b where b.session_id = $1
         and b.taken <> (select count(*) from seated where block_id = b.id)) as "blocks counted",
       not exists (select 1 from seat_invitations i where i.session_id = $1
         and i.taken <> (select count(*) from seated where invitation_id = i.id)) as "invitations counted",
       (select count(*) = count(distinct person_id) from r) as "one active registration a person",
       (select count(*) = count(distinct position) from r) as "positions distinct",
       s.last_position = (select count(*) from registrations x left join registrations b on b.id = x.previous_id
         where x.session_id = $1 and b.session_id is distinct from $1) as "positions dense",
       not exists (select 1 from r where party_id is not null group by party_id
         having count(distinct status = 'WAITLISTED') > 1) as "parties whole",
       (select count(*) from registrations where session_id = $1)
         = (select count(distinct x.id) from audit_events a
            join registrations x on x.id::text in (a.subject_id, a.details ->> 'registrationId')
            where x.session_id = $1) as "audited",
       not exists (select 1 from seated where status = 'OFFERED' and offer_expires_at < offered_at) as "offers last"
     from sessions s where s.id = $1`,
    [sessionId, at],
  );
  const broken = Object.entries(row ?? { 'the session exists': false }).flatMap(([name, holds]) =>
    holds ? [] : [name],
  );
  return [...broken, ...(await unservedLine(tx, sessionId, at))];
}

/** Whoever could be served has been, while places are offered by themselves; and what is claimed is what is waited for. */
async function unservedLine(tx: EntityManager, sessionId: string, at: Date): Promise<string[]> {
  const [session] = await readSessions(tx, [sessionId]);
  if (!session) return ['the session exists'];
  const { facts, waiting } = await wholeGround(tx, session, at);
  const { verdicts, line } = serveLine(facts, waiting);
  const found =
    session.offers === 'AUTO' && verdicts.some(({ isPlaced }) => isPlaced)
      ? ['a place is free and somebody could be served']
      : [];
  const room = line.claims().room || (session.capacity !== null && verdicts.some(({ isPlaced }) => isPlaced));
  return room === session.roomClaimed
    ? found
    : [...found, `the room is ${session.roomClaimed ? '' : 'not '}claimed`];
}
