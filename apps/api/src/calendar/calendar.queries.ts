// Invitations and the days they announce.
import type { EntityManager } from 'typeorm';
import type { Mailbox } from '../platform/mail/sender';
import type { InvitationContent } from './invitation.entity';

export interface DayFacts {
  dayId: string;
  feedUid: string;
  sessionId: string;
  title: string;
  state: string;
  format: 'ONSITE' | 'REMOTE' | 'HYBRID';
  contactEmail: string;
  joinUrl: string | null;
  regionCode: string;
  regionName: string;
  room: string;
  venue: { name: string; address: string; postcode: string; town: string } | null;
  halfDays: { period: 'AM' | 'PM' | 'EVENING'; startsAt: string; endsAt: string }[];
}

/** The days of a session as they are now, in order; a day moved away has no half-day and is left out. */
export async function dayFacts(tx: EntityManager, sessionId: string): Promise<DayFacts[]> {
  return tx.query<DayFacts[]>(
    `select d.id as "dayId", d.feed_uid as "feedUid", s.id as "sessionId", s.title, s.state, s.format, s.room,
       s.contact_email as "contactEmail", s.join_url as "joinUrl", r.code as "regionCode", r.name as "regionName",
       case when v.id is not null then jsonb_build_object(
         'name', v.name, 'address', v.address, 'postcode', v.postcode, 'town', m.name) end as venue,
       h.halves as "halfDays"
     from session_days d
     join sessions s on s.id = d.session_id
     join regions r on r.code = s.region_code
     left join venues v on v.id = s.venue_id
     left join municipalities m on m.code = v.municipality_code
     cross join lateral (
       select jsonb_agg(jsonb_build_object('period', period, 'startsAt', starts_at, 'endsAt', ends_at) order by starts_at) as halves
       from half_days where session_day_id = d.id) h
     where d.session_id = $1 and h.halves is not null
     order by d.date`,
    [sessionId],
  );
}

/**
 * Held while invitations of a session are written: whoever announces a move takes it exclusively first, so it sees
 * every invitation that was rendered from the session as it was before.
 */
export async function shareSession(tx: EntityManager, sessionId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock_shared(hashtextextended('calendar:' || $1, 0))`, [sessionId]);
}

export async function claimSession(tx: EntityManager, sessionId: string): Promise<void> {
  await tx.query(`select pg_advisory_xact_lock(hashtextextended('calendar:' || $1, 0))`, [sessionId]);
}

export interface Invited {
  registrationId: string;
  sessionId: string;
  personId: string;
  attendee: Mailbox;
}

/** A live invitation to each day that has none; a day left before gets the next epoch and a new UID. */
export async function insertInvitations(
  tx: EntityManager,
  { registrationId, sessionId, personId, attendee }: Invited,
  organizer: Mailbox,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into invitations (registration_id, session_id, session_day_id, epoch, organizer_name, organizer_address,
       attendee_name, attendee_address, created_at, person_id)
     select $1, $2, d.id,
       1 + coalesce((select max(epoch) from invitations i where i.registration_id = $1 and i.session_day_id = d.id), 0),
       $3, $4, $5, $6, $7, $8
     from session_days d
     where d.session_id = $2 and exists (select 1 from half_days h where h.session_day_id = d.id)
     on conflict do nothing`,
    [
      registrationId,
      sessionId,
      organizer.name,
      organizer.address,
      attendee.name,
      attendee.address,
      now,
      personId,
    ],
  );
}

export interface InvitationRow {
  id: string;
  registrationId: string;
  sessionId: string;
  personId: string;
  regionCode: string;
  dayId: string;
  uid: string;
  organizerName: string;
  organizerAddress: string;
  attendeeName: string;
  attendeeAddress: string;
  wanted: 'REQUEST' | 'CANCEL';
  sequence: number | null;
  content: InvitationContent | null;
  contentHash: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

const columns = `id, registration_id as "registrationId", session_id as "sessionId", person_id as "personId",
  (select region_code from sessions s where s.id = session_id) as "regionCode", session_day_id as "dayId", uid,
  organizer_name as "organizerName", organizer_address as "organizerAddress", attendee_name as "attendeeName",
  attendee_address as "attendeeAddress", wanted, sequence, content, content_hash as "contentHash",
  created_at as "createdAt", sent_at as "sentAt"`;

/** The last invitation of a registration to each day, locked. */
export async function lockRegistrationInvitations(
  tx: EntityManager,
  registrationId: string,
): Promise<InvitationRow[]> {
  return tx.query<InvitationRow[]>(
    `select ${columns} from invitations i
     where registration_id = $1
       and epoch = (select max(epoch) from invitations o where o.registration_id = $1 and o.session_day_id = i.session_day_id)
     order by id for update`,
    [registrationId],
  );
}

/** These invitations, locked. */
export async function lockInvitations(tx: EntityManager, ids: readonly string[]): Promise<InvitationRow[]> {
  return tx.query<InvitationRow[]>(
    `select ${columns} from invitations where id = any($1) order by id for update`,
    [ids],
  );
}

/** Invitations of a registration that stand, without a lock. */
export async function liveOfRegistration(
  tx: EntityManager,
  registrationId: string,
): Promise<InvitationRow[]> {
  return tx.query<InvitationRow[]>(
    `select ${columns} from invitations where registration_id = $1 and wanted = 'REQUEST' order by id`,
    [registrationId],
  );
}

export interface LiveRow {
  id: string;
  registrationId: string;
  dayId: string;
  sequence: number | null;
  contentHash: string | null;
}

/** Every invitation of a session that stands. */
export async function liveOfSession(tx: EntityManager, sessionId: string): Promise<LiveRow[]> {
  return tx.query<LiveRow[]>(
    `select id, registration_id as "registrationId", session_day_id as "dayId", sequence, content_hash as "contentHash"
     from invitations where session_id = $1 and wanted = 'REQUEST' order by registration_id, id`,
    [sessionId],
  );
}

/** Registrations of a session to which an invitation was ever opened, whatever became of it. */
export async function invitedRegistrations(tx: EntityManager, sessionId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select distinct registration_id as id from invitations where session_id = $1`,
    [sessionId],
  );
  return rows.map(({ id }) => id);
}

/** What the new object announces. */
export async function recordRequest(
  tx: EntityManager,
  id: string,
  sequence: number,
  content: InvitationContent,
  contentHash: string,
  now: Date,
): Promise<void> {
  await tx.query(
    `update invitations set sequence = $2, content = $3, content_hash = $4, sent_at = $5 where id = $1`,
    [id, sequence, JSON.stringify(content), contentHash, now],
  );
}

/** The invitation stands no more; `sequence` and `content` are those of the CANCEL, or unchanged when nothing left. */
export async function recordWithdrawal(
  tx: EntityManager,
  id: string,
  sequence: number | null,
  content: InvitationContent | null,
  now: Date,
): Promise<void> {
  await tx.query(
    `update invitations set wanted = 'CANCEL', sequence = $2, content = $3, sent_at = $4 where id = $1`,
    [id, sequence, content === null ? null : JSON.stringify(content), now],
  );
}
