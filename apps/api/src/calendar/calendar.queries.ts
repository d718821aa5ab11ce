// Invitations and the days they announce.
import type { Announced } from '@treize/rules/calendar/revisions';
import type { EntityManager } from 'typeorm';
import type { Mailbox } from '../platform/mail/senders/sender';
import type { Fall, InvitationContent } from './invitation.entity';

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
  /** Whom it is about, when the mailbox is that of their mairie. */
  forWhom?: string | undefined;
}

/**
 * A live invitation to each day to come of a session, for each of these people who has none; a day left before gets the
 * next epoch and a new UID. The channel is the one the person chose.
 */
export async function insertInvitations(
  tx: EntityManager,
  sessionId: string,
  invited: readonly Invited[],
  organizer: Mailbox,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into invitations (registration_id, session_id, session_day_id, epoch, organizer_name, organizer_address,
       attendee_name, attendee_address, created_at, person_id, channel)
     select p."registrationId", $2, d.id,
       1 + coalesce((select max(epoch) from invitations i where i.registration_id = p."registrationId" and i.session_day_id = d.id), 0),
       $3, $4, p."attendeeName", p."attendeeAddress", $5, p."personId", coalesce(c.channel, 'MAIL')
     from jsonb_to_recordset($1::jsonb) as p ("registrationId" uuid, "personId" uuid, "attendeeName" text, "attendeeAddress" text)
     join session_days d on d.session_id = $2
     left join calendar_choices c on c.person_id = p."personId"
     where exists (select 1 from half_days h where h.session_day_id = d.id and h.ends_at > $5)
     on conflict do nothing`,
    [
      JSON.stringify(
        invited.map(({ registrationId, personId, attendee }) => ({
          registrationId,
          personId,
          attendeeName: attendee.name,
          attendeeAddress: attendee.address,
        })),
      ),
      sessionId,
      organizer.name,
      organizer.address,
      now,
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
  channel: 'MAIL' | 'FEED';
  sequence: number | null;
  timesSequence: number;
  partstat: 'ACCEPTED' | 'TENTATIVE' | 'DECLINED' | null;
  /** Half-days that an answer by link is for. */
  answeredFor: Announced['halfDays'] | null;
  content: InvitationContent | null;
  contentHash: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

const columns = `id, registration_id as "registrationId", session_id as "sessionId", person_id as "personId",
  (select region_code from sessions s where s.id = session_id) as "regionCode", session_day_id as "dayId", uid,
  organizer_name as "organizerName", organizer_address as "organizerAddress", attendee_name as "attendeeName",
  attendee_address as "attendeeAddress", wanted, channel, sequence, times_sequence as "timesSequence", partstat,
  answered_for as "answeredFor", content, content_hash as "contentHash", created_at as "createdAt", sent_at as "sentAt"`;

/** The last invitation of each of these registrations to each day, locked. */
export async function lockRegistrationInvitations(
  tx: EntityManager,
  registrationIds: readonly string[],
): Promise<InvitationRow[]> {
  return tx.query<InvitationRow[]>(
    `select ${columns} from invitations i
     where registration_id = any($1::uuid[]) and epoch = (select max(epoch) from invitations o
       where o.registration_id = i.registration_id and o.session_day_id = i.session_day_id)
     order by id for update`,
    [registrationIds],
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
  /** Announced beginning of the day. */
  start: string;
  registrationId: string;
  dayId: string;
  sequence: number | null;
  contentHash: string | null;
}

/** Every invitation of a session that stands. */
export async function liveOfSession(tx: EntityManager, sessionId: string): Promise<LiveRow[]> {
  return tx.query<LiveRow[]>(
    `select id, registration_id as "registrationId", session_day_id as "dayId", sequence, content_hash as "contentHash",
       coalesce(content ->> 'start', '') as start
     from invitations where session_id = $1 and wanted = 'REQUEST' order by registration_id, id`,
    [sessionId],
  );
}

/**
 * Registrations that the calendar tells, or has told, of the fall of a session: those whose invitation stands, and those
 * whose invitation was withdrawn because of this fall.
 */
export async function toldOfFall(tx: EntityManager, sessionId: string, fall: Fall): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `select distinct i.registration_id as id from invitations i join sessions s on s.id = i.session_id
     where i.session_id = $1 and (i.wanted = 'REQUEST' or (i.content ->> 'fell' = $2
       and i.sent_at >= coalesce(case $2 when 'CANCELLED' then s.cancelled_at else s.postponed_at end, '-infinity')))`,
    [sessionId, fall],
  );
  return rows.map(({ id }) => id);
}

/** Invitations to days to come that name another organizer than the one a region has now, by session. */
export async function withOtherOrganizer(
  tx: EntityManager,
  regionCode: string,
  address: string,
  now: Date,
): Promise<{ sessionId: string; ids: string[] }[]> {
  return tx.query<{ sessionId: string; ids: string[] }[]>(
    `select i.session_id as "sessionId", array_agg(i.id order by i.id) as ids
     from invitations i join sessions s on s.id = i.session_id
     where s.region_code = $1 and i.wanted = 'REQUEST' and i.organizer_address <> $2
       and (i.content ->> 'end')::timestamptz > $3
     group by 1 order by 1`,
    [regionCode, address, now],
  );
}

export interface Announcement {
  id: string;
  sequence: number;
  timesSequence: number;
  forgetsAnswer: boolean;
  content: InvitationContent;
  contentHash: string;
}

/** What the new objects announce; an answer about other times is forgotten. */
export async function recordRequests(
  tx: EntityManager,
  announcements: readonly Announcement[],
  now: Date,
): Promise<void> {
  await tx.query(
    `update invitations i set sequence = a.sequence, times_sequence = a."timesSequence", content = a.content,
       content_hash = a."contentHash", sent_at = $2,
       partstat = case when not a."forgetsAnswer" then partstat end,
       partstat_sequence = case when not a."forgetsAnswer" then partstat_sequence end,
       partstat_at = case when not a."forgetsAnswer" then partstat_at end,
       partstat_source = case when not a."forgetsAnswer" then partstat_source end,
       answered_at = case when not a."forgetsAnswer" then answered_at end,
       answer_comment = case when not a."forgetsAnswer" then answer_comment end,
       answered_for = case when not a."forgetsAnswer" then answered_for end
     from jsonb_to_recordset($1::jsonb) as a (id uuid, sequence integer, "timesSequence" integer, "forgetsAnswer" boolean,
       content jsonb, "contentHash" text)
     where i.id = a.id`,
    [JSON.stringify(announcements), now],
  );
}

/** These invitations stand no more; `sequence` and `content` are those of the CANCEL, or unchanged when nothing left. */
export async function recordWithdrawals(
  tx: EntityManager,
  withdrawn: readonly { id: string; sequence: number | null; content: InvitationContent | null }[],
  now: Date,
): Promise<void> {
  await tx.query(
    `update invitations i set wanted = 'CANCEL', sequence = w.sequence, content = w.content, sent_at = $2
     from jsonb_to_recordset($1::jsonb) as w (id uuid, sequence integer, content jsonb) where i.id = w.id`,
    [JSON.stringify(withdrawn), now],
  );
}

/** Of these mailboxes (as `emailKey` writes them), those that several people read. */
export async function sharedMailboxes(tx: EntityManager, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }[]>(
    `select email_key as key from people where email_key = any($1::text[]) group by 1 having count(*) > 1`,
    [keys],
  );
  return new Set(rows.map(({ key }) => key));
}

export async function regionName(tx: EntityManager, regionCode: string): Promise<string> {
  const [row] = await tx.query<{ name: string }[]>(`select name from regions where code = $1`, [regionCode]);
  return row?.name ?? '';
}
